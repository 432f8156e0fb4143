import { z } from 'zod';
import type { Span } from '../tenant/instances.ts';
import type { Switches } from '../tenant/switches.ts';
import { ianaZoneOf, instantOf } from '../tenant/zones.ts';
import { GraphRefusal, refuse } from './graph-refusal.ts';

const DAY_MS = 86_400_000;

const time = z.looseObject({ dateTime: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d/), timeZone: z.string() });
const bodySchema = z.strictObject({
  schedules: z.array(z.string()).min(1),
  startTime: time,
  endTime: time,
  availabilityViewInterval: z.int().min(5).max(1440).nullish(),
});

export interface ScheduleQuestion {
  readonly addresses: readonly string[];
  readonly window: Span;
  readonly intervalMs: number;
}

function instantIn({ dateTime, timeZone }: z.infer<typeof time>): number {
  const zone = ianaZoneOf(timeZone);
  if (zone === null) throw refuse.invalidRequest(`The time zone '${timeZone}' is not supported.`);
  return instantOf(dateTime, zone);
}

/** Names of parameters may begin with a capital, as the metadata writes them. */
function parse(text: string): unknown {
  try {
    const raw: unknown = JSON.parse(text);
    const entries = Object.entries(raw as object).map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]);
    return Object.fromEntries(entries);
  } catch {
    throw refuse.malformedBody();
  }
}

/** Facts 5.1.1, 5.1.5 and 5.1.7. */
export function readScheduleQuestion(text: string, { scheduleMostAddresses, scheduleLongestDays }: Switches): ScheduleQuestion {
  const parsed = bodySchema.safeParse(parse(text));
  if (!parsed.success) throw refuse.invalidRequest(`The request is not valid: ${parsed.error.issues[0]?.path.join('.')}.`);
  const { schedules, startTime, endTime, availabilityViewInterval } = parsed.data;
  if (availabilityViewInterval === null) throw refuse.serverError();
  if (schedules.length > scheduleMostAddresses) {
    const message = `There are too many target users in the EmailAddress array. The allowed size = ${scheduleMostAddresses}; the actual size = ${schedules.length}.`;
    throw new GraphRefusal(400, 'ErrorMailboxDataArrayTooBig', message);
  }
  const window = { startMs: instantIn(startTime), endMs: instantIn(endTime) };
  if (!(window.startMs < window.endMs)) throw refuse.invalidRequest('The end of the time window is not after its start.');
  const days = Math.ceil((window.endMs - window.startMs) / DAY_MS);
  if (days > scheduleLongestDays) {
    const message = `The requested time duration specified for FreeBusyViewOptions.TimeWindow is too long. The allowed limit = ${scheduleLongestDays} days; the actual limit = ${days} days.`;
    throw new GraphRefusal(400, 'ErrorTimeIntervalTooBig', message);
  }
  return { addresses: schedules, window, intervalMs: (availabilityViewInterval ?? 30) * 60_000 };
}
