import { z } from 'zod';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { DocumentRecords } from '../store/coordinator-store.ts';
import { createInTurn } from './in-turn.ts';

const bookingSchema = z.strictObject({
  commandId: z.string(),
  room: z.strictObject({ address: z.string(), name: z.string() }),
  startMs: z.number(),
  endMs: z.number(),
});

/** Time in another room that a door has ordered; whether it has it is for the desk to say. */
export type Holding = Readonly<z.infer<typeof bookingSchema>>;

const homeSchema = z.strictObject({ id: z.string(), tenantId: z.string(), address: z.string() });
const documentSchema = z.strictObject({ home: homeSchema, bookings: z.array(bookingSchema) });

/** What one door has in other rooms. Its home is kept, too: its room may be disconnected by the time that staff ask. */
export type DoorHoldings = Readonly<z.infer<typeof documentSchema>>;

export interface Holdings {
  /** What was taken by that door and whose end is ahead; null for a door that never took anything. */
  of(doorId: string): Promise<DoorHoldings | null>;
  /**
   * Writes down what is about to be ordered, on the disk when this resolves: so nothing stands in a calendar that is not counted. False,
   * with nothing written, where the door holds as much as it may. What `isGone` is true of counts no longer. Rejects where the disk fails.
   */
  take(doorId: string, home: DoorHoldings['home'], holding: Holding, isGone: (commandId: string) => boolean): Promise<boolean>;
  drop(doorId: string, commandId: string): Promise<void>;
}

export interface HoldingsDeps {
  readonly documents: DocumentRecords;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly log: Pick<Log, 'error'>;
}

/** More than the people before one door book elsewhere at a time, and less than a thief would like (C61). */
export const MOST_HELD = 12;

export function createHoldings({ documents, clock, log }: HoldingsDeps): Holdings {
  /** Two bookings at once must not both be the last that a door may have. */
  const inTurn = createInTurn();
  const nameOf = (doorId: string): string => `elsewhere/${doorId}`;

  const read = async (doorId: string): Promise<DoorHoldings | null> => {
    const kept = await documents.read(nameOf(doorId));
    const found = documentSchema.safeParse(kept).data;
    if (!found && kept !== null) log.error('holdingsNotRead', { doorId });
    if (!found) return null;
    return { ...found, bookings: found.bookings.filter(({ endMs }) => endMs > clock.nowMs()) };
  };

  return {
    of: read,
    take: (doorId, home, holding, isGone) =>
      inTurn(doorId, async () => {
        const known = (await read(doorId))?.bookings ?? [];
        const others = known.filter(({ commandId }) => commandId !== holding.commandId && !isGone(commandId));
        if (others.length >= MOST_HELD) return false;
        await documents.write(nameOf(doorId), { home, bookings: [...others, holding] });
        return true;
      }),
    drop: (doorId, commandId) =>
      inTurn(doorId, async () => {
        const known = await read(doorId);
        if (!known?.bookings.some((one) => one.commandId === commandId)) return;
        await documents.write(nameOf(doorId), { ...known, bookings: known.bookings.filter((one) => one.commandId !== commandId) });
      }),
  };
}
