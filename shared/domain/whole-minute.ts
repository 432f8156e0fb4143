export const MINUTE_MS = 60_000;

/** The whole minute that an instant lies in. Everything a door prints or writes is in whole minutes. */
export function minuteOf(ms: number): number {
  return Math.floor(ms / MINUTE_MS) * MINUTE_MS;
}

/** The first whole minute that is not before an instant. */
export function minuteFrom(ms: number): number {
  return Math.ceil(ms / MINUTE_MS) * MINUTE_MS;
}
