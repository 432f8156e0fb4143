import { addDays, instantOf, localDateOf, startOfDay } from '../tenant/zones.ts';
import { relaxRoom, type Scenario, type Stage } from './scenario.ts';

const ZONE = 'Europe/Amsterdam';
const HOUR_MS = 3_600_000;

/** The next day, today included, that is shorter (23 hours) or longer (25) than others. */
function nextDayOfHours(nowMs: number, hours: 23 | 25): string {
  let date = localDateOf(nowMs, ZONE);
  while (startOfDay(date, ZONE, 1) - startOfDay(date, ZONE) !== hours * HOUR_MS) date = addDays(date, 1);
  return date;
}

/** Meetings before, across and after the changing hour, and a daily one that keeps its time by the wall clock. */
function changingNight(stage: Stage, hours: 23 | 25): number {
  const { acts, room, nowMs } = stage;
  const date = nextDayOfHours(nowMs, hours);
  const rows = [
    ['00:30', '01:30', 'ada', 'Before the change'],
    ['01:45', '03:15', 'daan', 'Across the change'],
    ['04:00', '05:00', 'bram', 'After the change'],
  ] as const;
  // The night may lie further ahead than rooms accept.
  relaxRoom(stage, { bookingWindowInDays: 1080 });
  for (const [from, to, who, subject] of rows) {
    acts.create({ organizer: `${who}@contoso.com`, rooms: [room], subject, start: `${date}T${from}`, end: `${date}T${to}` });
  }
  const first = addDays(date, -2);
  acts.create({
    organizer: 'chiara@contoso.com',
    rooms: [room],
    subject: 'Every day at nine',
    start: `${first}T09:00`,
    end: `${first}T09:30`,
    recurrence: { pattern: { type: 'daily', interval: 1 }, range: { type: 'numbered', numberOfOccurrences: 5 } },
  });
  return instantOf(`${date}T00:00:00`, ZONE);
}

export const dstScenarios = {
  'dst-spring': (stage) => changingNight(stage, 23),
  'dst-autumn': (stage) => changingNight(stage, 25),
} satisfies Record<string, Scenario>;
