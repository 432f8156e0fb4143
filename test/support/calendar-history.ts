import fc from 'fast-check';
import type { NewFaultRule } from '../../shared/simulator/faults/fault.ts';
import type { Switches } from '../../shared/simulator/tenant/switches.ts';

/** One thing that happens to a house: somebody acts in Outlook, something breaks, the device restarts, time passes. */
export type Happening =
  | { readonly kind: 'create'; readonly at: Slot; readonly form: 'invited' | 'direct' | 'allDay' | 'series' | 'free' | 'private' }
  | { readonly kind: 'move'; readonly pick: number; readonly at: Slot }
  | { readonly kind: 'rename' | 'cancel' | 'uninvite' | 'invite' | 'decline'; readonly pick: number }
  | { readonly kind: 'moveOccurrence'; readonly pick: number; readonly at: Slot }
  | { readonly kind: 'cancelOccurrence' | 'uninviteOccurrence'; readonly pick: number; readonly day: number }
  | { readonly kind: 'break'; readonly rule: NewFaultRule }
  | { readonly kind: 'mend' }
  | { readonly kind: 'switch'; readonly switches: Partial<Switches> }
  /** So many items a page, whatever was asked for; null as asked. */
  | { readonly kind: 'pageSize'; readonly size: number | null }
  | { readonly kind: 'forgetTokens' }
  | { readonly kind: 'restart' }
  /** After so many more effects of the door. */
  | { readonly kind: 'kill'; readonly after: number }
  | { readonly kind: 'pass'; readonly seconds: number };

/** Days from today, and quarters of an hour of that day. */
export interface Slot {
  readonly day: number;
  /** Null is the quarter that is running, whatever the day: what begins now is what a door can be wrong about. */
  readonly quarter: number | null;
  readonly quarters: number;
}

const slot: fc.Arbitrary<Slot> = fc.record({
  day: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.integer({ min: -1, max: 9 }) }),
  quarter: fc.option(fc.integer({ min: 0, max: 95 }), { freq: 2 }),
  quarters: fc.integer({ min: 1, max: 24 }),
});

const effect: fc.Arbitrary<NewFaultRule['effect']> = fc.oneof(
  fc.constantFrom<NewFaultRule['effect'][]>(
    { kind: 'unavailable' },
    { kind: 'unavailable', retryAfter: '15' },
    { kind: 'throttled' },
    { kind: 'throttled', retryAfter: '2.5' },
    { kind: 'serverError' },
    { kind: 'htmlError' },
    { kind: 'gatewayTimeout' },
    { kind: 'dropBeforeEffect' },
    { kind: 'dropAfterEffect' },
    { kind: 'truncatedBody' },
    { kind: 'tokenExpired' },
    { kind: 'accessDenied' },
    { kind: 'endlessPages' },
    { kind: 'syncStateLost' },
    { kind: 'syncStateLost', status: 400, code: 'resyncRequired' },
    { kind: 'replicationLag', minMs: 0, maxMs: 10_000 },
    { kind: 'wrongSecret' },
  ),
  fc
    .constantFrom('notJson' as const, 'otherShape' as const, 'noLinks' as const, 'empty' as const)
    .map((shape) => ({ kind: 'wrongBody' as const, shape })),
);

const rule: fc.Arbitrary<NewFaultRule> = fc
  .record({
    effect,
    count: fc.option(fc.integer({ min: 1, max: 8 }), { freq: 1 }),
    skip: fc.integer({ min: 0, max: 4 }),
    probability: fc.constantFrom(1, 0.5),
  })
  .map((wanted) => (isEmptyPage(wanted.effect) ? { ...wanted, match: { operation: 'calendarView.delta' } } : wanted));

/** As the answer to a plain read it says that the calendar is empty, and nobody who knows nothing yet could tell. */
function isEmptyPage(what: NewFaultRule['effect']): boolean {
  return what.kind === 'wrongBody' && what.shape === 'noLinks';
}

/** Such as never lose a change for good: what delta may keep to itself is the audit's business, and tested apart. */
const switches: fc.Arbitrary<Partial<Switches>> = fc.record(
  {
    deltaSendsMasters: fc.boolean(),
    deltaRemovesOutsideChanges: fc.boolean(),
    deltaSendsStubs: fc.boolean(),
    deltaShuffles: fc.boolean(),
    deltaEmptyPages: fc.constantFrom(0, 0.5, 1),
    deltaDuplicates: fc.constantFrom(0, 0.5),
    deltaLinkPathDiffers: fc.boolean(),
    occurrencesShareUid: fc.boolean(),
  },
  { requiredKeys: [] },
);

const pick = fc.nat({ max: 50 });
const day = fc.integer({ min: 0, max: 9 });
const passing = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 90 }) },
  { weight: 3, arbitrary: fc.integer({ min: 90, max: 900 }) },
  { weight: 1, arbitrary: fc.integer({ min: 900, max: 7200 }) },
);

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('create' as const),
      at: slot,
      form: fc.constantFrom(
        'invited' as const,
        'direct' as const,
        'allDay' as const,
        'series' as const,
        'free' as const,
        'private' as const,
      ),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('move' as const), pick, at: slot }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('rename' as const, 'cancel' as const, 'uninvite' as const, 'invite' as const, 'decline' as const),
      pick,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('moveOccurrence' as const), pick, at: slot }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('cancelOccurrence' as const, 'uninviteOccurrence' as const), pick, day }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('break' as const), rule }) },
  { weight: 2, arbitrary: fc.constant<Happening>({ kind: 'mend' }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('switch' as const), switches }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('pageSize' as const), size: fc.constantFrom(null, 1, 2, 3, 7, 50) }) },
  { weight: 1, arbitrary: fc.constantFrom<Happening[]>({ kind: 'forgetTokens' }, { kind: 'restart' }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('kill' as const), after: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 9, arbitrary: fc.record({ kind: fc.constant('pass' as const), seconds: passing }) },
);

export interface History {
  readonly now: string;
  readonly happenings: readonly Happening[];
}

const happenings = (maxLength: number): fc.Arbitrary<Happening[]> => fc.array(happening, { minLength: 2, maxLength });

/** Where histories begin; each finds other mistakes. */
export const historiesFrom: Readonly<
  Record<'in hours' | 'before midnight' | 'over a roll' | 'before the clocks change', fc.Arbitrary<History>>
> = {
  'in hours': fc.record({ now: fc.constant('2026-11-18T10:00:00+01:00'), happenings: happenings(24) }),
  'before midnight': fc.record({ now: fc.constant('2026-11-18T23:40:00+01:00'), happenings: happenings(24) }),
  // The window rolls between two and four at night: five hours lie between what happens in the evening and in the morning.
  'over a roll': fc.record({ evening: happenings(10), morning: happenings(12) }).map(({ evening, morning }) => ({
    now: '2026-11-18T23:30:00+01:00',
    happenings: [...evening, { kind: 'pass', seconds: 5 * 3600 } as const, ...morning],
  })),
  'before the clocks change': fc.record({ now: fc.constant('2026-10-24T23:00:00+02:00'), happenings: happenings(24) }),
};
