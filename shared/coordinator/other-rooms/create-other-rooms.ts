import type { TimeWindow } from '../../domain/time-window.ts';
import { withDeadline } from '../../graph/deadline.ts';
import { GraphError } from '../../graph/graph-error.ts';
import { troubleOf } from '../../graph/trouble-of.ts';
import type { FoundOtherRoom, OtherRoomAnswer, OtherRoomQuestion, OtherRoomRefusal } from '../../protocol/other-room-question.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { CoordinatorRoom, EnrolledDoor } from '../coordinator-room.ts';
import type { Enrolment } from '../enrolment/enrolment.ts';
import type { CoordinatorStore } from '../store/coordinator-store.ts';
import { answerOf, isAllowed, isSlot, orderOf } from './book-other-room.ts';
import { createCandidates } from './candidates.ts';
import { createCountedOrders } from './counted-orders.ts';
import { createFreeRooms } from './free-rooms.ts';
import { createHeldElsewhere, type HeldElsewhere, isGone } from './held-elsewhere.ts';
import { createHoldings } from './holdings.ts';
import { createKept } from './kept.ts';
import { createMailboxes } from './mailboxes.ts';
import { createOrderDesks } from './order-desks.ts';
import type { OtherRooms } from './other-rooms.ts';
import { createRate } from './rate.ts';
import type { TenantRooms } from './tenant-rooms.ts';

export interface OtherRoomsDeps {
  /** Null where the coordinator has no credential for that tenant. */
  readonly tenantOf: (tenantId: string) => TenantRooms | null;
  readonly enrolment: Pick<Enrolment, 'rooms' | 'doorOf'>;
  readonly store: Pick<CoordinatorStore, 'documents'> & { readonly settings: Pick<CoordinatorStore['settings'], 'forRoom'> };
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
}

export interface ServedOtherRooms extends OtherRooms, HeldElsewhere {
  /** Goes on with the bookings that a restart has left, until the signal aborts. */
  serve(signal: AbortSignal): Promise<void>;
}

/** A person waits for the list. */
const LIST_PATIENCE_MS = 10_000;
/** Not decided by then: the door asks again, and does other things in between. */
const ORDER_PATIENCE_MS = 4_000;
/** Two people before two doors of a room, or one who taps twice, are told the same. */
const FOUND_KEPT_MS = 5_000;
const FOUND = 1_000;

type BookQuestion = Extract<OtherRoomQuestion, { readonly kind: 'bookOtherRoom' }>;

const nobodys = new AbortController().signal;

const refused = (reason: OtherRoomRefusal): OtherRoomAnswer => ({ kind: 'refused', reason });

export function createOtherRooms({ tenantOf, enrolment, store, clock, random, log }: OtherRoomsDeps): ServedOtherRooms {
  const { settings, documents } = store;
  const tenantAt = (tenantId: string): TenantRooms => {
    const tenant = tenantOf(tenantId);
    if (!tenant) throw new GraphError('credentialRefused', `no credential for the tenant ${tenantId}`);
    return tenant;
  };
  const rates = {
    find: createRate({ clock, burst: 10, everyMs: 6_000 }),
    book: createRate({ clock, burst: 6, everyMs: 120_000 }),
    // Asking how it stands costs nobody but us.
    ask: createRate({ clock, burst: 60, everyMs: 1_000 }),
  };
  const candidates = createCandidates({ placesOf: (id) => tenantAt(id).places, enrolment, settings, clock, log });
  const mailboxes = createMailboxes({ factsOf: (id, address, stop) => tenantAt(id).mailboxFacts(address, stop), settings, clock });
  const calendarsOf = (tenantId: string) => tenantOf(tenantId)?.calendars ?? null;
  const desks = createOrderDesks({ calendarsOf, mailboxes, documents, clock, random, log });
  const holdings = createHoldings({ documents, clock, log });
  const order = createCountedOrders({ desks, holdings, enrolment, patienceMs: ORDER_PATIENCE_MS, clock, log });
  const held = createHeldElsewhere({ holdings, desks, hasTenant: (id) => tenantOf(id) !== null });
  const freeRooms = createFreeRooms({ candidates, mailboxes, schedulesOf: (id) => tenantAt(id).schedules, settings });
  const found = createKept<readonly FoundOtherRoom[]>({ clock, goodForMs: () => FOUND_KEPT_MS, most: FOUND });

  const find = async (door: EnrolledDoor, room: CoordinatorRoom, { startMs, endMs }: TimeWindow, signal: AbortSignal) => {
    if (!isSlot({ startMs, endMs }, clock.nowMs())) return refused('malformed');
    if (!rates.find.take(door.id)) return refused('tooMany');
    // Shared by whoever asks the same, so nobody's going away ends it.
    const look = () => withDeadline({ clock, ms: LIST_PATIENCE_MS, signal: nobodys }, (stop) => freeRooms(room, { startMs, endMs }, stop));
    const rooms = await withDeadline({ clock, ms: LIST_PATIENCE_MS, signal }, () => found(`${room.id} ${startMs} ${endMs}`, look));
    return { kind: 'roomsFound', rooms } as const;
  };

  const book = async (door: EnrolledDoor, room: CoordinatorRoom, question: BookQuestion, signal: AbortSignal) => {
    const desk = await desks.of(room);
    const address = question.room.toLowerCase();
    if (desk.stateOf(question.commandId) !== null) {
      return answerOf(await desk.place(orderOf(question, { address, name: null }, ''), ORDER_PATIENCE_MS, signal));
    }
    const { policy } = await settings.forRoom(room.id);
    const nowMs = clock.nowMs();
    if (!isSlot(question, nowMs) || !isAllowed(question, policy, nowMs)) return refused('malformed');
    if (!rates.book.take(door.id)) return refused('tooMany');
    const other = (await candidates.of(room)).find((candidate) => candidate.address === address);
    if (!other || !(await mailboxes.isRoom(room.tenantId, other))) return refused('wrongRoom');
    const from = (await candidates.placeOf(room))?.name ?? policy.roomName ?? room.address;
    const answer = await order(door, room, orderOf(question, other, from), signal);
    return answer.kind === 'notOrdered' ? refused(answer.reason) : answerOf(answer);
  };

  const giveBack = async (door: EnrolledDoor, room: CoordinatorRoom, commandId: string, signal: AbortSignal): Promise<OtherRoomAnswer> => {
    const desk = await desks.of(room);
    const state = await desk.giveBack(commandId, ORDER_PATIENCE_MS, signal);
    // The desk forgets in a day what was called off: on the list it would count as held again.
    if (isGone(desk, commandId)) await holdings.drop(door.id, commandId);
    return state === null ? refused('unknownCommand') : answerOf(state);
  };

  return {
    async answer(door, room, question, signal) {
      if (!tenantOf(room.tenantId)) return { kind: 'unreachable', trouble: 'credentialRefused' };
      if (!rates.ask.take(door.id)) return { kind: 'unreachable', trouble: 'throttled' };
      try {
        switch (question.kind) {
          case 'findFreeRooms':
            return await find(door, room, question, signal);
          case 'bookOtherRoom':
            return await book(door, room, question, signal);
          case 'giveBackOtherRoom':
            return await giveBack(door, room, question.commandId, signal);
        }
      } catch (error) {
        if (error instanceof GraphError) return { kind: 'unreachable', trouble: troubleOf(error.kind) };
        throw error;
      }
    },
    ...held,
    serve: desks.serve,
  };
}
