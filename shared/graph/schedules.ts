import { z } from 'zod';
import type { TimeWindow } from '../domain/time-window.ts';
import { graphTimeSchema } from './graph-time.ts';
import type { GraphTransport } from './graph-transport.ts';

/** Graph's documents say so many addresses at a time; what it takes beyond that is its own affair [5.1.5]. */
export const SCHEDULES_AT_ONCE = 20;

export interface Schedules {
  /**
   * When the rooms of these addresses are taken, asked as the mailbox `asker`: at most `SCHEDULES_AT_ONCE` addresses, a week at most.
   * An address that Graph has an error for, or says nothing of, is not in the answer [5.1.6]. Throws `GraphError`.
   */
  read(asker: string, addresses: readonly string[], window: TimeWindow, signal: AbortSignal): Promise<Schedule>;
}

/** By address, lower case, in order of start. */
type Schedule = ReadonlyMap<string, readonly TimeWindow[]>;

const itemSchema = z.object({ status: z.string().nullish(), start: graphTimeSchema, end: graphTimeSchema });

/** `scheduleItems` is null beside an error [5.1.6]. */
const informationSchema = z.object({
  scheduleId: z.string(),
  error: z.unknown().optional(), // missing where there is none
  scheduleItems: z.array(itemSchema).nullish(),
});

/** One schedule that cannot be read counts for that address alone. */
const scheduleSchema = z.object({ value: z.array(z.unknown()) });

export function createSchedules({ transport }: { readonly transport: GraphTransport }): Schedules {
  return {
    async read(asker, addresses, window, signal) {
      if (addresses.length > SCHEDULES_AT_ONCE) throw new Error(`more than ${SCHEDULES_AT_ONCE} schedules at once`);
      const body = JSON.stringify({
        schedules: addresses,
        startTime: utcTime(window.startMs),
        endTime: utcTime(window.endMs),
        availabilityViewInterval: 30, // never null (Q46); the items are exact
      });
      const target = { kind: 'path', path: `/users/${encodeURIComponent(asker)}/calendar/getSchedule`, query: {} } as const;
      const prefer = ['outlook.timezone="UTC"'];
      const call = { operation: 'getSchedule', method: 'POST', target, subject: 'mailbox', body, prefer } as const;
      const reply = await transport.call(call, scheduleSchema, signal);
      return new Map(reply.value.flatMap((raw) => readSchedule(raw)));
    },
  };
}

function readSchedule(raw: unknown): readonly (readonly [string, readonly TimeWindow[]])[] {
  const { data } = informationSchema.safeParse(raw);
  if (!data?.scheduleItems || (data.error !== null && data.error !== undefined)) return [];
  const taken = data.scheduleItems.filter(({ status }) => status?.toLowerCase() !== 'free');
  const times = taken.map(({ start, end }): TimeWindow => ({ startMs: start.ms, endMs: end.ms }));
  return [[data.scheduleId.toLowerCase(), times.sort((one, other) => one.startMs - other.startMs)]];
}

const utcTime = (ms: number) => ({ dateTime: new Date(ms).toISOString().slice(0, 19), timeZone: 'UTC' }) as const;
