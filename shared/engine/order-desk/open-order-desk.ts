import { isFree } from '../../domain/elsewhere-rules.ts';
import { withDeadline } from '../../graph/deadline.ts';
import { GraphError } from '../../graph/graph-error.ts';
import type { OtherCalendars } from '../../graph/room-calendar.ts';
import { troubleOf } from '../../graph/trouble-of.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Document } from '../../runtime/document.ts';
import type { Log } from '../../runtime/log.ts';
import { readSlot } from '../commands/write-steps.ts';
import { JournalError, openJournal } from '../journal/journal.ts';
import { createStopwatch } from '../journal/moment.ts';
import { createOutcomes } from '../journal/outcomes.ts';
import { serveJournal } from '../journal/serve-journal.ts';
import { createTurns } from '../journal/turns.ts';
import { deskEntry, recalled, withdrawalOf } from './desk-entry.ts';
import { createDeskSteps } from './desk-steps.ts';
import { createOrderLedger, isSameSlot, type OrderedSlot } from './order-ledger.ts';
import { openOrderRecords } from './order-records.ts';
import { createRecalls } from './recalls.ts';
import type { OrderState, RoomOrder } from './room-order.ts';
import { createWaiting } from './wait-until.ts';

export type { RoomOrder } from './room-order.ts';

export interface OrderDeskDeps {
  /** The room whose doors order here: SMTP address or object id. */
  readonly homeRoom: string;
  readonly calendars: OtherCalendars;
  /** IANA; places a room's all-day meetings. */
  readonly timeZoneOf: (address: string) => string;
  readonly journal: Document;
  readonly records: Document;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
}

/** `unsaved`: the disk did not take it. Nothing was ordered or taken back by this call, and it may be made again. */
export type OrderAnswer = OrderState | { readonly kind: 'unsaved' };

/** Books other rooms for one room's doors, by the very steps of a door's own bookings: there is one arbitration (E70). */
export interface OrderDesk {
  /**
   * Orders, or asks how it stands with an order of that command: a free slot only, on the disk before anything is sent (E71).
   * Waits so long for the last word.
   */
  place(order: RoomOrder, waitMs: number, signal: AbortSignal): Promise<OrderAnswer>;
  /** How it stands, at once; null for a command that was neither ordered nor given back, or so long ago that it is forgotten (E72). */
  stateOf(commandId: string): OrderState | null;
  /**
   * Takes back what the order has made or may still make; null for one that was never placed, and then never will be (E73). `ordered`, from
   * whoever knows that it was placed: it goes also where nothing is remembered of it here.
   */
  giveBack(commandId: string, waitMs: number, signal: AbortSignal, ordered?: OrderedSlot): Promise<OrderAnswer | null>;
  /** The addresses of the rooms that orders under way are about. */
  rooms(): readonly string[];
  /** True where nothing is under way and nothing remembered. */
  isIdle(): boolean;
  /** Carries the orders out, what a restart has left first, until the signal aborts. */
  serve(signal: AbortSignal): Promise<void>;
}

/** As long as a person waits for an answer (D5). */
const PATIENCE_MS = 15_000;

/** @throws when the disk does not answer */
export async function openOrderDesk(deps: OrderDeskDeps): Promise<OrderDesk> {
  const { clock, random, log } = deps;
  const journal = await openJournal(deps.journal, log);
  const records = await openOrderRecords(deps.records, log);
  const stopwatch = createStopwatch(clock, `${clock.nowMs()}/${random()}`);
  const steps = createDeskSteps(deps.homeRoom, { ...deps, stopwatch });
  const turns = createTurns(clock);
  const outcomes = createOutcomes();
  const recalls = createRecalls(journal);
  const ledger = createOrderLedger({ journal, records, clock });
  const waiting = createWaiting(clock);
  const placing = new Map<string, Promise<OrderState>>();

  const order = async (asked: RoomOrder, signal: AbortSignal): Promise<OrderState> => {
    const checkedAt = stopwatch.now();
    const there = steps.inRoom(asked.room.address);
    try {
      const meetings = await withDeadline({ clock, ms: PATIENCE_MS, signal }, (stop) => readSlot(there, asked, stop));
      if (!isFree(meetings, asked)) return { kind: 'refused', reason: 'roomTaken' };
    } catch (error) {
      if (error instanceof GraphError) return { kind: 'notReached', trouble: troubleOf(error.kind) };
      throw error;
    }
    await journal.put(deskEntry(asked, clock.nowMs(), checkedAt));
    outcomes.wake();
    return { kind: 'pending' };
  };

  /** Two doors, or one that asks again, place the same order once. */
  const orderOnce = (asked: RoomOrder, signal: AbortSignal): Promise<OrderState> => {
    const { commandId } = asked;
    const begun = placing.get(commandId) ?? order(asked, signal).finally(() => placing.delete(commandId));
    placing.set(commandId, begun);
    return begun;
  };

  /** In the place of an order: one that comes in meanwhile finds that it was called off. */
  const callOff = (commandId: string): Promise<OrderState> => {
    const calledOff = ledger
      .calledOff(commandId)
      .then((): OrderState => ({ kind: 'refused', reason: 'calledOff' }))
      .finally(() => placing.delete(commandId));
    placing.set(commandId, calledOff);
    return calledOff;
  };

  const takeBack = async (commandId: string, slot: OrderedSlot): Promise<void> => {
    await recalls.recall(commandId, async () => {
      const eventId = ledger.entryOf(commandId)?.eventId ?? eventIn(ledger.recordOf(commandId)?.state);
      await ledger.givingBack(commandId, slot, eventId);
      const underWay = ledger.entryOf(commandId);
      return underWay ? recalled(underWay) : withdrawalOf(commandId, slot, eventId, { nowMs: clock.nowMs(), now: stopwatch.now() });
    });
    turns.forget(commandId);
    outcomes.wake();
  };

  const settled = async (commandId: string, waitMs: number, signal: AbortSignal): Promise<OrderState> => {
    await waiting.until(() => ledger.stateOf(commandId)?.kind !== 'pending', waitMs, signal);
    return ledger.stateOf(commandId) ?? { kind: 'pending' };
  };

  // Whoever died between saying that it goes and taking it away.
  for (const { commandId, order: slot, state } of records.all()) if (slot && state.kind === 'givingBack') await takeBack(commandId, slot);

  return {
    place: (asked, waitMs, signal) =>
      orUnsaved(async () => {
        const { commandId } = asked;
        const known = ledger.stateOf(commandId) ?? (await orderOnce(asked, signal));
        const slot = ledger.slotOf(commandId); // also of an order that was just being placed
        if (slot && !isSameSlot(slot, asked)) return { kind: 'refused', reason: 'otherOrder' };
        return known.kind === 'pending' ? settled(commandId, waitMs, signal) : known;
      }),
    stateOf: (commandId) => (placing.has(commandId) ? { kind: 'pending' } : ledger.stateOf(commandId)),
    giveBack: (commandId, waitMs, signal, ordered) =>
      orUnsaved(async () => {
        while (placing.has(commandId)) await placing.get(commandId)?.catch(() => {}); // whoever places it is told
        const entry = ledger.entryOf(commandId);
        const kind = ledger.recordOf(commandId)?.state.kind ?? null;
        const isForgotten = !entry && kind === null;
        if (isForgotten && !ordered) await callOff(commandId);
        const slot = ledger.slotOf(commandId) ?? (isForgotten && ordered ? ordered : null);
        if (!slot) return null;
        const isToGo = entry ? entry.stage !== 'withdraw' : isForgotten || kind === 'booked' || kind === 'givingBack';
        if (isToGo) await takeBack(commandId, slot);
        const state = await settled(commandId, waitMs, signal);
        return state.kind === 'pending' ? state : { kind: 'givenBack' };
      }),
    rooms: ledger.rooms,
    isIdle: () => placing.size === 0 && journal.entries().length === 0 && records.all().every(({ untilMs }) => untilMs <= clock.nowMs()),
    serve: (signal) =>
      serveJournal(
        {
          ...{ journal: recalls.journal, turns, steps, clock, random, log, untilWoken: outcomes.untilWoken },
          onPhase() {},
          onIdle() {},
          audit: {
            turnOf() {},
            async settle(entry, result) {
              if (!recalls.isOvertaken(entry) && entry.kind === 'book') await ledger.settle(entry, result);
            },
          },
          onSettled: waiting.tell,
        },
        signal,
      ),
  };
}

async function orUnsaved<Answer>(answer: () => Promise<Answer>): Promise<Answer | { readonly kind: 'unsaved' }> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof JournalError) return { kind: 'unsaved' };
    throw error;
  }
}

function eventIn(
  state: { readonly kind: string; readonly meetingId?: string; readonly eventId?: string | null } | undefined,
): string | null {
  return state?.meetingId ?? state?.eventId ?? null;
}
