import type { SubscriptionRecord } from '../store/coordinator-store.ts';
import { createAgenda } from './agenda.ts';
import { createBell } from './bell.ts';
import { openTenants } from './open-tenants.ts';
import { createPushNews } from './push-news.ts';
import type { RoomKeeper } from './room-keeper.ts';
import { isSubscribed, type Moment, type RoomState, subscriptionStatus } from './room-state.ts';
import type { Subscriptions } from './subscriptions.ts';
import type { SubscriptionsDeps } from './subscriptions-deps.ts';
import type { TenantKeeper } from './tenant-keeper.ts';
import { watchJumps } from './watch-jumps.ts';

/** Takes up nothing and asks for nothing before `serve`. */
export function createSubscriptions(deps: SubscriptionsDeps): Subscriptions {
  const { publicAddress, clock, machineClock, hint } = deps;
  const rooms = new Map<string, { readonly keeper: RoomKeeper; readonly tenant: TenantKeeper }>();
  const byId = new Map<string, RoomKeeper>();
  /** Of tenants that there is no credential for. */
  const strangers = new Set<string>();
  const push = createPushNews();
  const lapses = createAgenda<RoomKeeper>();
  const bell = createBell(clock);

  const moment = (): Moment => ({ nowMs: clock.nowMs(), atMs: clock.monotonicMs() });

  const follow = (keeper: RoomKeeper): void => {
    const { subscription } = keeper.state();
    const hasPush = rooms.get(keeper.room.id)?.keeper === keeper && isSubscribed(keeper.state(), clock.monotonicMs());
    lapses.set(keeper, hasPush && subscription ? subscription.lapsesAtMs : null);
    bell.ring();
    push.tell(keeper.room.id, hasPush);
  };

  const onMove = (keeper: RoomKeeper, { subscription: before }: RoomState): void => {
    const { subscription } = keeper.state();
    if (before !== null && before.id !== subscription?.id) byId.delete(before.id);
    if (subscription !== null) byId.set(subscription.id, keeper);
    follow(keeper);
  };

  const tenants = openTenants(deps, { onMove, isKept: (id) => byId.has(id) });

  const recall = async (records: readonly SubscriptionRecord[]): Promise<void> => {
    const newestFirst = records.toSorted((a, b) => b.createdMs - a.createdMs);
    for (const record of newestFirst) {
      const place = rooms.get(record.roomId);
      if (place === undefined)
        await deps.store.subscriptions.remove(record.id); // its room is gone; Graph's list shows whether it is
      else if (place.keeper.state().subscription === null) place.keeper.recall(record);
      else place.tenant.discard(record.id);
    }
  };

  const serveLapses = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      const next = lapses.next();
      const restMs = next === null ? Number.POSITIVE_INFINITY : next.atMs - clock.monotonicMs();
      if (next === null || restMs > 0) await bell.rest(restMs, signal);
      else follow(next.key);
    }
  };

  return {
    async serve(signal) {
      const served = [...tenants.values()];
      if (served.length > 0) await recall(await deps.store.subscriptions.all());
      const onJump = (): void => {
        deps.log.info('clockJumped', {});
        for (const tenant of served) tenant.compareSoon();
      };
      await Promise.all([serveLapses(signal), watchJumps(machineClock, onJump, signal), ...served.map((tenant) => tenant.serve(signal))]);
    },

    connect(room) {
      const tenant = tenants.get(room.tenantId);
      if (!tenant) strangers.add(room.id);
      else if (!rooms.has(room.id)) rooms.set(room.id, { keeper: tenant.connect(room), tenant });
    },

    async disconnect(roomId) {
      strangers.delete(roomId);
      const place = rooms.get(roomId);
      if (!place) return;
      const { keeper, tenant } = place;
      rooms.delete(roomId);
      byId.delete(keeper.state().subscription?.id ?? '');
      follow(keeper);
      await tenant.disconnect(keeper);
    },

    find(subscriptionId) {
      const keeper = byId.get(subscriptionId);
      const subscription = keeper?.state().subscription;
      if (!keeper || !subscription) return null;
      return { roomId: keeper.room.id, tenantId: keeper.room.tenantId, clientStateHash: subscription.clientStateHash };
    },

    lifecycle({ subscriptionId, kind }) {
      const keeper = byId.get(subscriptionId);
      if (!keeper) return;
      if (kind === 'missed') hint(keeper.room.id);
      else if (kind === 'subscriptionRemoved') keeper.lose('gone');
      else keeper.renewSoon();
    },

    statusOf(roomId) {
      const place = rooms.get(roomId);
      if (place) return subscriptionStatus(place.keeper.state(), moment(), place.tenant.closed());
      const because = publicAddress === null ? 'noPublicAddress' : strangers.has(roomId) ? 'credentialRefused' : 'notTriedYet';
      return { kind: 'unsubscribed', because, nextTryMs: null };
    },

    watch: push.watch,
  };
}
