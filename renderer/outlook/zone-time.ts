const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const fields = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  const format = new Intl.DateTimeFormat('en', { ...fields, timeZone, hourCycle: 'h23' });
  formats.set(timeZone, format);
  return format;
}

/** The clock on the wall of a zone, as if it were UTC. Whole seconds. */
function wallMsOf(ms: number, timeZone: string): number {
  const part = Object.fromEntries(
    formatFor(timeZone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The instant of a wall time; one that the clocks skip is read by the offset before, one that comes twice is the first. */
export function instantOf(date: string, time: string, timeZone: string): number {
  const wallMs = Date.parse(`${date}T${time}:00Z`);
  const offsetAt = (ms: number): number => wallMsOf(ms, timeZone) - ms;
  const before = wallMs - offsetAt(wallMs - DAY_MS);
  if (wallMsOf(before, timeZone) === wallMs) return before;
  const after = wallMs - offsetAt(wallMs + DAY_MS);
  return wallMsOf(after, timeZone) === wallMs ? after : before;
}

/** `2026-11-23` */
export const dateOf = (ms: number, timeZone: string): string => new Date(wallMsOf(ms, timeZone)).toISOString().slice(0, 10);

/** `14:05` */
export const timeOf = (ms: number, timeZone: string): string => new Date(wallMsOf(ms, timeZone)).toISOString().slice(11, 16);

export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

const longDate = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `Monday 23 November 2026` */
export const longDateOf = (date: string): string => longDate.format(Date.parse(`${date}T00:00:00Z`)).replace(',', '');
