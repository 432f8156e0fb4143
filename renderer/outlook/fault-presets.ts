import type { FaultRule } from './tenant-state.ts';

/** As `POST /sim/faults` takes it. */
interface NewFault {
  readonly effect: { readonly kind: string };
  readonly match: object;
}

export interface FaultPreset {
  readonly name: string;
  /** What it does to the door. */
  readonly does: string;
  readonly faults: readonly NewFault[];
}

const everywhere = (effect: NewFault['effect'] & Readonly<Record<string, unknown>>): readonly NewFault[] => [{ effect, match: {} }];
const onWrites = (kind: string): readonly NewFault[] =>
  ['POST', 'PATCH', 'DELETE'].map((method) => ({ effect: { kind }, match: { method } }));

export const faultPresets: readonly FaultPreset[] = [
  {
    name: 'Service down (503)',
    does: 'The door keeps its last reading, then says “Not sure”; never “Available”.',
    faults: everywhere({ kind: 'unavailable', retryAfter: null }),
  },
  {
    name: 'Token refused (401)',
    does: 'A new token is refused as well: the door says it may not sign in.',
    faults: everywhere({ kind: 'tokenExpired' }),
  },
  {
    name: 'Access denied (403)',
    does: 'The door says permission is missing, and asks again after half an hour.',
    faults: everywhere({ kind: 'accessDenied' }),
  },
  {
    name: 'Too many requests (429)',
    does: 'Told to wait 30 seconds, the door waits and asks again.',
    faults: everywhere({ kind: 'throttled', retryAfter: '30' }),
  },
  {
    name: 'No answer',
    does: 'Connections break before anything happens, as without a network.',
    faults: everywhere({ kind: 'dropBeforeEffect' }),
  },
  {
    name: 'Slow answers (3 s)',
    does: 'All is right but late; a booking takes its time and says so.',
    faults: everywhere({ kind: 'latency', ms: 3000 }),
  },
  {
    name: 'Lost answers to writes',
    does: 'A booking happens unheard; the door finds it and books no second time.',
    faults: onWrites('dropAfterEffect'),
  },
  {
    name: 'Lost place (410)',
    does: 'The door reads all anew, and shows its last whole reading meanwhile.',
    faults: everywhere({ kind: 'syncStateLost' }),
  },
  {
    name: 'Cut-off answers',
    does: 'Answers end half-way; the door never takes half a reading for the truth.',
    faults: everywhere({ kind: 'truncatedBody' }),
  },
  {
    name: 'Slow copies (5 to 10 s)',
    does: 'Changes are seen late; the door confirms a booking once it sees it.',
    faults: everywhere({ kind: 'replicationLag', minMs: 5000, maxMs: 10_000 }),
  },
  {
    name: 'Secret expired',
    does: 'The token runs out and there is no new one: the door may not sign in.',
    faults: [
      { effect: { kind: 'expiredSecret' }, match: {} },
      { effect: { kind: 'tokenExpired' }, match: { path: '/v1.0/*' } },
    ],
  },
];

const isAlike = (one: NewFault, other: NewFault): boolean =>
  one.effect.kind === other.effect.kind && JSON.stringify(one.match) === JSON.stringify(other.match);

/** The rules in force that make up the switch; null when it is off, which it also is when only some of them are. */
export function rulesOf({ faults }: FaultPreset, inForce: readonly FaultRule[]): readonly FaultRule[] | null {
  const found = faults.map((fault) => inForce.find((rule) => isAlike(fault, rule)));
  return found.every((rule) => rule !== undefined) ? found : null;
}

/** Rules that somebody set by other means. */
export function otherRules(inForce: readonly FaultRule[]): readonly FaultRule[] {
  const ours = new Set(faultPresets.flatMap((preset) => rulesOf(preset, inForce) ?? []));
  return inForce.filter((rule) => !ours.has(rule));
}

/** How many switches stand on, those of others included. */
export const switchesOn = (inForce: readonly FaultRule[]): number =>
  faultPresets.filter((preset) => rulesOf(preset, inForce) !== null).length + otherRules(inForce).length;
