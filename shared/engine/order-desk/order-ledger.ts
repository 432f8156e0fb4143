import type { CommandResult } from '../../protocol/command-result.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { BookEntry } from '../commands/book-entry.ts';
import type { Journal } from '../journal/journal.ts';
import type { OrderRecord, OrderRecords } from './order-records.ts';
import { orderStateOf } from './order-state.ts';
import type { OrderState, RoomOrder } from './room-order.ts';

/** Asked again within it, or before its time is over, an order has its outcome still. */
const REMEMBERED_MS = 24 * 3_600_000;

/** What of an order is remembered. */
export type OrderedSlot = Pick<RoomOrder, 'room' | 'startMs' | 'endMs'>;

/** What is known of orders: of those under way by the journal, of the others by what became of them. */
export interface OrderLedger {
  entryOf(commandId: string): BookEntry | null;
  /** The addresses that orders under way are about. */
  rooms(): readonly string[];
  recordOf(commandId: string): OrderRecord | null;
  /** Null for a command that was never ordered, or whose time is over, and its end longer ago than a day. */
  stateOf(commandId: string): OrderState | null;
  /** The slot that the command was used for; null where it was not, or was given back before. */
  slotOf(commandId: string): OrderedSlot | null;
  /** Before anything of it is taken back. @throws JournalError */
  givingBack(commandId: string, slot: OrderedSlot, eventId: string | null): Promise<void>;
  /** It was given back before it was ordered, and must not be ordered any more. @throws JournalError */
  calledOff(commandId: string): Promise<void>;
  /** Before the journal forgets the entry. @throws JournalError */
  settle(entry: BookEntry, result: CommandResult): Promise<void>;
}

export interface OrderLedgerDeps {
  readonly journal: Pick<Journal, 'entries'>;
  readonly records: OrderRecords;
  readonly clock: Pick<Clock, 'nowMs'>;
}

export function createOrderLedger({ journal, records, clock }: OrderLedgerDeps): OrderLedger {
  const save = (commandId: string, order: OrderedSlot | null, state: OrderRecord['state']): Promise<void> => {
    const nowMs = clock.nowMs();
    const slot = order && { room: order.room, startMs: order.startMs, endMs: order.endMs };
    const untilMs = Math.max(nowMs + REMEMBERED_MS, slot?.endMs ?? 0);
    return records.save({ commandId, order: slot, state, untilMs }, nowMs);
  };
  const entryOf = (commandId: string): BookEntry | null =>
    journal.entries().find((entry): entry is BookEntry => entry.kind === 'book' && entry.commandId === commandId) ?? null;

  return {
    entryOf,
    rooms: () => [...new Set(journal.entries().flatMap((entry) => (entry.kind === 'book' ? [slotIn(entry).room.address] : [])))],
    recordOf: records.find,
    stateOf(commandId) {
      if (entryOf(commandId)) return { kind: 'pending' };
      const state = records.find(commandId)?.state ?? null;
      return state?.kind === 'givingBack' ? { kind: 'pending' } : state;
    },
    slotOf(commandId) {
      const entry = entryOf(commandId);
      return entry ? slotIn(entry) : (records.find(commandId)?.order ?? null);
    },
    givingBack: (commandId, slot, eventId) => save(commandId, slot, { kind: 'givingBack', eventId }),
    calledOff: (commandId) => save(commandId, null, { kind: 'refused', reason: 'calledOff' }),
    async settle(entry, result) {
      const before = records.find(entry.commandId)?.state.kind;
      const isGivenBack = entry.stage === 'withdraw' && (before === 'givingBack' || before === 'givenBack');
      await save(entry.commandId, slotIn(entry), isGivenBack ? { kind: 'givenBack' } : orderStateOf(result));
    },
  };
}

function slotIn({ elsewhere, startMs, endMs }: BookEntry): OrderedSlot {
  if (elsewhere === null) throw new Error('an order names its room');
  return { room: elsewhere, startMs, endMs };
}

export const isSameSlot = (one: OrderedSlot, other: OrderedSlot): boolean =>
  one.room.address === other.room.address && one.startMs === other.startMs && one.endMs === other.endMs;
