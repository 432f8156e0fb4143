import type { GraphError } from '../../graph/graph-error.ts';
import type { CoordinatorRoom } from '../coordinator-room.ts';
import { clientStateHash } from './client-state.ts';
import { reasonOf, retryDelayMs } from './retry-plan.ts';
import type { RoomKeeper, RoomKeeperDeps } from './room-keeper.ts';
import {
  grantedSubscription,
  type KeptSubscription,
  type Moment,
  type RoomState,
  recalledSubscription,
  renewAtMs,
  shownSubscription,
  untried,
} from './room-state.ts';

/** A renewal and the next are this far apart, however often Graph asks (Q18) [7.4.3]. */
const RENEWED_LATELY_MS = 600_000;

export function createRoomKeeper(deps: RoomKeeperDeps, room: CoordinatorRoom): RoomKeeper {
  const { subscriptions, life, records, clock, random, log } = deps;
  let state = untried;
  let isLeft = false;
  let needsToken = false;

  const moment = (): Moment => ({ nowMs: clock.nowMs(), atMs: clock.monotonicMs() });
  const wantedMs = (): number => clock.nowMs() + life.ms();

  const move = (next: Partial<RoomState>): void => {
    const before = state;
    state = { ...state, ...next };
    deps.onMove(keeper, before);
  };

  /** The disk's trouble is not the room's: what it does not know after a restart is found in Graph's list. */
  const onDisk = async (work: Promise<void>): Promise<void> => {
    await work.catch((error: unknown) => log.error('subscriptionNotStored', { roomId: room.id, message: String(error) }));
  };
  const save = ({ id, clientStateHash, expiresMs, createdMs }: KeptSubscription): Promise<void> =>
    onDisk(records.save({ id, roomId: room.id, clientStateHash, expiresMs, createdMs }));

  const adopt = (subscription: KeptSubscription, at: Moment): void =>
    move({ subscription, failure: null, dueAtMs: renewAtMs(subscription.expiresMs, at, random) });

  const lose = async (why: 'gone' | 'replaced'): Promise<void> => {
    const { subscription, failure, dueAtMs } = state;
    if (subscription === null) return;
    log.info('subscriptionLost', { roomId: room.id, subscriptionId: subscription.id, why });
    // After a refusal its wait holds (Q42).
    move({ subscription: null, dueAtMs: failure === null ? clock.monotonicMs() : dueAtMs });
    if (why === 'gone') await onDisk(records.remove(subscription.id));
  };

  const create = async (signal: AbortSignal): Promise<void> => {
    const clientState = deps.newClientState();
    const wanted = (resource: string) => ({ ...deps.addresses, resource, clientState, expiresMs: wantedMs() });
    const grant = await deps.resources.subscribeTo(room, (resource) => subscriptions.create(wanted(resource), signal), signal);
    const at = moment();
    const subscription = grantedSubscription(grant, { clientStateHash: clientStateHash(clientState), createdMs: at.nowMs }, at);
    // After a crash before this it is a stray in Graph's list, and goes.
    if (!isLeft) await save(subscription);
    if (isLeft) return deps.discard(grant.id);
    adopt(subscription, at);
    log.info('roomSubscribed', { roomId: room.id, subscriptionId: grant.id });
    deps.hint(room.id); // what changed before was told to nobody
  };

  const renew = async ({ id }: KeptSubscription, signal: AbortSignal): Promise<void> => {
    if (needsToken) await deps.freshToken();
    const grant = await subscriptions.renew(id, wantedMs(), signal);
    const { subscription } = state;
    if (isLeft || subscription?.id !== id) return; // removed in the meantime
    if (grant === null) return lose('gone');
    const at = moment();
    needsToken = false;
    const renewed = grantedSubscription(grant, subscription, at);
    adopt(renewed, at);
    await save(renewed);
  };

  const keeper: RoomKeeper = {
    room,
    state: () => state,
    dueMs: () => (isLeft ? null : state.dueAtMs),

    async run(signal) {
      const held = state.subscription;
      // Whether one from the store has lapsed was said by a clock that Graph had not set right yet.
      if (held !== null && (!held.isShown || clock.monotonicMs() < held.lapsesAtMs)) return renew(held, signal);
      await lose('gone');
      await create(signal);
    },

    failed(error: GraphError) {
      if (isLeft) return;
      if (error.facts.subscriptionTrouble === 'lifeTooLong') life.shorten();
      const because = reasonOf(error);
      const count = (state.failure?.count ?? 0) + 1;
      const waitMs = retryDelayMs(error, count, random);
      log.warn('roomNotSubscribed', { roomId: room.id, because, attempt: count, waitMs });
      move({ failure: { because, count }, dueAtMs: clock.monotonicMs() + waitMs });
    },

    recall: (record) => move({ subscription: recalledSubscription(record, moment()) }),

    confirm(listed) {
      const { subscription } = state;
      if (subscription?.id !== listed.id) return;
      const at = moment();
      const shown = shownSubscription(subscription, listed.expiresMs, at);
      if (shown !== subscription) move({ subscription: shown, dueAtMs: renewAtMs(shown.expiresMs, at, random) });
    },

    lose: (why) => void lose(why),

    renewSoon() {
      const { subscription, failure, dueAtMs } = state;
      if (subscription === null || failure !== null) return;
      needsToken = true;
      const soonestMs = (subscription.grantedAtMs ?? Number.NEGATIVE_INFINITY) + RENEWED_LATELY_MS;
      move({ dueAtMs: Math.min(dueAtMs, Math.max(clock.monotonicMs(), soonestMs)) });
    },

    retry: () => move({ dueAtMs: clock.monotonicMs() }),

    leave() {
      isLeft = true;
      return state.subscription?.id ?? null;
    },
  };
  return keeper;
}
