import { z } from 'zod';
import type { Document } from '../../runtime/document.ts';
import type { Log } from '../../runtime/log.ts';
import { JournalError } from '../journal/journal.ts';
import { orderStateSchema } from './room-order.ts';

const recordSchema = z.strictObject({
  commandId: z.string(),
  /** Null for what was given back before it was ordered. */
  order: z
    .strictObject({ room: z.strictObject({ address: z.string(), name: z.string() }), startMs: z.number(), endMs: z.number() })
    .nullable(),
  state: z.union([
    orderStateSchema,
    /** It is being given back; of what was booked, the event that has to go. */
    z.strictObject({ kind: z.literal('givingBack'), eventId: z.string().nullable() }),
  ]),
  /** True time after which it may be forgotten. */
  untilMs: z.number(),
});

/** What became of an order, or that it is to be given back. */
export type OrderRecord = Readonly<z.infer<typeof recordSchema>>;

const documentSchema = z.strictObject({ version: z.literal(1), records: z.array(recordSchema) });

/** More than anybody orders in a day; of more, the oldest are forgotten, but for bookings whose end is ahead. */
const MOST = 500;

/** The outcomes of orders, on the disk for a day, and of what is booked until it is over (E72). */
export interface OrderRecords {
  find(commandId: string): OrderRecord | null;
  all(): readonly OrderRecord[];
  /** Adds, or replaces the one of the same command; forgets what is old. @throws JournalError when the disk does not take it */
  save(record: OrderRecord, nowMs: number): Promise<void>;
}

/** @throws when the disk does not answer */
export async function openOrderRecords(document: Document, log: Pick<Log, 'error'>): Promise<OrderRecords> {
  const loaded = await document.load();
  const { data } = documentSchema.safeParse(loaded);
  // Asked again, such an order is sent again with the same bytes, and gives the same event [3.1.3].
  if (loaded !== null && !data) log.error('orderRecordsNotRead', {});
  let records: readonly OrderRecord[] = data?.records ?? [];
  let lastSave: Promise<void> = Promise.resolve();

  return {
    find: (commandId) => records.find((record) => record.commandId === commandId) ?? null,
    all: () => records,
    save(record, nowMs) {
      const saved = lastSave.then(async () => {
        const others = records.filter(({ commandId }) => commandId !== record.commandId);
        const next = [...kept(others, nowMs), record];
        await document.save({ version: 1, records: next }).catch((cause: unknown) => {
          throw new JournalError('what became of an order could not be saved', { cause });
        });
        records = next; // only what is on the disk counts
      });
      lastSave = saved.catch(() => {}); // the caller is told by `saved`
      return saved;
    },
  };
}

function kept(records: readonly OrderRecord[], nowMs: number): readonly OrderRecord[] {
  const open = records.filter(({ state }) => state.kind === 'givingBack');
  const known = records.filter(({ state, untilMs }) => state.kind !== 'givingBack' && untilMs > nowMs);
  const stands = ({ state, order }: OrderRecord): boolean => state.kind === 'booked' && order !== null && order.endMs > nowMs;
  return [...open, ...known.filter(stands), ...known.filter((record) => !stands(record)).slice(-MOST)];
}
