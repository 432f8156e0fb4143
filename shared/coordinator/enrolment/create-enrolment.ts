import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { EnrolledDoor } from '../coordinator-room.ts';
import type { CoordinatorStore } from '../store/coordinator-store.ts';
import type { Subscriptions } from '../subscriptions/subscriptions.ts';
import type { Enrolment, EnrolmentRefusal, EnrolmentResult, RoomPlace } from './enrolment.ts';
import { readCode } from './enrolment-code.ts';
import { createGuessLimit } from './guess-limit.ts';
import { openMembership } from './membership.ts';
import { createOneTimeTokens } from './one-time-tokens.ts';
import { type CheckedPlace, checkPlace, RoomPlaceError } from './room-place.ts';
import { createWaitingCodes } from './waiting-codes.ts';

export interface EnrolmentDeps {
  readonly store: Pick<CoordinatorStore, 'rooms' | 'doors' | 'enrolmentTokens'>;
  readonly subscriptions: Pick<Subscriptions, 'connect' | 'disconnect'>;
  /** Those that the coordinator has a credential for. */
  readonly tenantIds: readonly string[];
  readonly clock: Pick<Clock, 'nowMs' | 'monotonicMs'>;
  /** Cryptographic: codes and tokens are drawn from it. */
  readonly randomBytes: (count: number) => Uint8Array;
  readonly newId: () => string;
  readonly log: Log;
}

/**
 * Whoever is let in is so once the store has it; whoever is cut off is so at once, and the answer comes when the store has it. Rejects
 * where the store does. The rooms of the start are not handed to `subscriptions`, only those that come later.
 */
export async function createEnrolment(deps: EnrolmentDeps): Promise<Enrolment> {
  const { store, subscriptions, tenantIds, clock, newId } = deps;
  const { members, ...membership } = await openMembership(deps);
  const tokens = createOneTimeTokens(deps);
  const waiting = createWaitingCodes(deps);
  const guesses = createGuessLimit(clock);
  /** Keys whose code was confirmed, while the store takes them: nobody confirms them twice, and where it does not the code is good still. */
  const entering = new Set<string>();
  let lastAct: Promise<unknown> = Promise.resolve();

  /** Acts of staff are carried out one after the other: no door is added to a room that is going. */
  function inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
    const done = lastAct.then(act);
    lastAct = done.catch(() => {}); // the caller is told by `done`
    return done;
  }

  function checked(place: RoomPlace): CheckedPlace {
    const found = checkPlace(place, tenantIds);
    if (typeof found === 'string') throw new RoomPlaceError(found, place);
    return found;
  }

  function newDoor(publicKey: string, roomId: string): EnrolledDoor {
    return { id: newId(), publicKey, roomId, enrolledMs: clock.nowMs(), revokedMs: null };
  }

  function activeWith(publicKey: string): EnrolledDoor | null {
    const door = members.doorWith(publicKey);
    return door?.revokedMs === null ? door : null;
  }

  function letIn(door: EnrolledDoor): EnrolmentResult {
    waiting.forget(door.publicKey);
    membership.letIn(door);
    return { kind: 'enrolled', door };
  }

  async function enrolAt(publicKey: string, place: CheckedPlace, replaces: string | undefined): Promise<EnrolmentResult> {
    if (replaces !== undefined && !members.doors.has(replaces)) return refused('unknownDoor');
    const door = newDoor(publicKey, (await membership.connect(place)).id);
    await store.doors.add(door, replaces);
    if (replaces !== undefined) membership.cutOff(replaces, door.enrolledMs);
    return letIn(door);
  }

  return {
    doorOf: members.doorWith,
    roomOf: (roomId) => members.rooms.get(roomId) ?? null,
    doors: () => [...members.doors.values()],
    rooms: () => [...members.rooms.values()],
    codeFor: waiting.codeFor,
    forget: waiting.forget,
    roomResolved: membership.resolved,
    watch: membership.watch,

    async confirm(typed, place, replaces) {
      if (!guesses.isOpen()) return refused('tooManyTries');
      const publicKey = waiting.keyOf(readCode(typed));
      if (publicKey === null || entering.has(publicKey)) {
        guesses.wrong();
        return refused('unknownCode');
      }
      const found = checkPlace(place, tenantIds);
      if (typeof found === 'string') return refused(found);
      if (replaces !== undefined && !members.doors.has(replaces)) return refused('unknownDoor');
      entering.add(publicKey);
      return inTurn(() => enrolAt(publicKey, found, replaces)).finally(() => entering.delete(publicKey));
    },

    async redeem(publicKey, token) {
      const there = activeWith(publicKey);
      if (there) return { kind: 'enrolled', door: there };
      const door = await tokens.redeem(token, (roomId) => newDoor(publicKey, roomId));
      if (door && members.rooms.has(door.roomId)) return letIn(door);
      const meanwhile = activeWith(publicKey); // over another line of the same door
      return meanwhile ? { kind: 'enrolled', door: meanwhile } : refused('unknownToken');
    },

    async issueTokens(places) {
      const found = places.map(checked);
      return inTurn(async () => {
        const rooms = await Promise.all(found.map(membership.connect));
        const issued = await tokens.issue(rooms.map(({ id }) => id));
        return places.map((place, index) => ({ place, token: issued[index] ?? '' }));
      });
    },

    revoke(doorId) {
      const nowMs = clock.nowMs();
      membership.cutOff(doorId, nowMs); // out of turn: ten thousand rooms may be before it
      return inTurn(async () => {
        if (!members.doors.has(doorId)) return false;
        membership.cutOff(doorId, nowMs);
        await store.doors.revoke(doorId, nowMs);
        return true;
      });
    },

    async connectRoom(place) {
      const found = checked(place);
      return inTurn(() => membership.connect(found));
    },

    async disconnectRoom(roomId) {
      const removed = await inTurn(async () => {
        const room = members.rooms.get(roomId);
        if (!room) return null;
        const doors = [...members.doors.values()].filter((door) => door.roomId === roomId && door.revokedMs === null);
        await membership.remove(room);
        return { doors: doors.length };
      });
      if (removed) await subscriptions.disconnect(roomId); // may wait for Graph, and must hold up nobody
      return removed;
    },
  };
}

const refused = (reason: EnrolmentRefusal): EnrolmentResult => ({ kind: 'refused', reason });
