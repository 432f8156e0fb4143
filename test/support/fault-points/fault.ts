const second = 1_000;
const minute = 60 * second;

/** What becomes of one request. Milliseconds. */
export type Fate =
  /** It never arrives, and the connection breaks. */
  | { readonly kind: 'dropRequest' }
  /** It has its effect, and the connection breaks. */
  | { readonly kind: 'dropAnswer' }
  /** It has its effect, and the client's time-out comes before the answer. */
  | { readonly kind: 'answerTooLate' }
  /** It has its effect so long after the connection broke, or after the client's time-out. */
  | { readonly kind: 'effectLate'; readonly after: 'break' | 'timeout'; readonly ms: number }
  | { readonly kind: 'refuse'; readonly status: 429 | 503 | 403 };

/** How a door comes back: rebuilt from its disk after `downMs`, and then without a network for `offlineMs`. */
export interface Comeback {
  readonly name: string;
  readonly downMs: number;
  readonly offlineMs: number;
}

export const atOnce: Comeback = { name: 'at once', downMs: 0, offlineMs: 0 };
export const offline: Comeback = { name: 'without network for two minutes', downMs: 0, offlineMs: 2 * minute };
/** In the order in which they are told: the last two come after every command has been given up. */
export const comebacks: readonly Comeback[] = [
  atOnce,
  offline,
  { name: 'without network for eight minutes', downMs: 0, offlineMs: 8 * minute },
  { name: 'a day later', downMs: 24 * 60 * minute, offlineMs: 0 },
];

/** One thing that goes wrong, at the point of that number. */
export type Fault =
  /** The door stops for good before the point. `landsMs`: the request that was on its way has its effect so much later; null for never. */
  | { readonly kind: 'stop'; readonly at: number; readonly landsMs: number | null; readonly comeback: Comeback }
  | { readonly kind: 'request'; readonly at: number; readonly fate: Fate }
  /** The disk refuses; `isThere`: after it had taken the data. */
  | { readonly kind: 'save'; readonly at: number; readonly isThere: boolean };

function printFate(fate: Fate): string {
  switch (fate.kind) {
    case 'effectLate':
      return `effect ${fate.ms / second} s after the ${fate.after}`;
    case 'refuse':
      return `${fate.status}`;
    default:
      return fate.kind;
  }
}

/** In words, for whoever has to find it again: `label` is that of the point. */
export function printFault(fault: Fault, label: string): string {
  const where = `${fault.at} (${label})`;
  switch (fault.kind) {
    case 'stop':
      return `stopped before ${where}${fault.landsMs === null ? '' : `, which lands ${fault.landsMs / second} s later`}, back ${fault.comeback.name}`;
    case 'request':
      return `${printFate(fault.fate)} at ${where}`;
    case 'save':
      return `save fails${fault.isThere ? ' after it was there' : ''} at ${where}`;
  }
}
