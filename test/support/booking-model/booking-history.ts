import fc from 'fast-check';

/** What becomes of one request on its way to Graph and back. Milliseconds. */
export interface Fate {
  /** Until it arrives and has its effect. The client may have given up long before. */
  readonly thereMs: number;
  /** From then until the answer arrives. */
  readonly backMs: number;
  /**
   * `lostThere` never arrives; `lostBack` has its effect, and the connection breaks instead of an answer; `brokenOff` breaks at once and
   * has its effect all the same, when it arrives. The others are answered, two of them with a refusal that changes nothing.
   */
  readonly end: 'answered' | 'lostThere' | 'lostBack' | 'brokenOff' | 'throttled' | 'unavailable';
}

/** A door and its way to Graph. */
export interface DoorPlan {
  /** How far the device's clock is off. */
  readonly clockOffMs: number;
  /** There and back, where no fate says otherwise. */
  readonly paceMs: number;
  /** Of its first requests since the doors are open: those that read, and those that write. */
  readonly reads: readonly Fate[];
  readonly writes: readonly Fate[];
}

/** Quarters of an hour from the quarter that is running. */
export interface Stretch {
  readonly start: number;
  readonly length: number;
}

/** One thing that somebody does, or that happens to a door. `pick` chooses among what there is. */
export type Act =
  | { readonly kind: 'bookNow'; readonly door: number; readonly quarters: number }
  | { readonly kind: 'bookLater'; readonly door: number; readonly at: Stretch }
  | { readonly kind: 'extend'; readonly door: number; readonly pick: number; readonly quarters: number }
  | { readonly kind: 'end' | 'startEarly'; readonly door: number; readonly pick: number }
  | { readonly kind: 'invite' | 'writeDirectly'; readonly at: Stretch }
  | { readonly kind: 'moveMeeting'; readonly pick: number; readonly at: Stretch }
  | { readonly kind: 'cancelMeeting'; readonly pick: number }
  /** Stops for good after so many more effects (journal saves and answered requests), and is rebuilt from its disk after a while. */
  | { readonly kind: 'kill'; readonly door: number; readonly after: number; readonly downMs: number }
  /** Nothing of this door's arrives for so long. */
  | { readonly kind: 'cutOff'; readonly door: number; readonly forMs: number };

export interface BookingHistory {
  readonly doors: readonly DoorPlan[];
  /** A settled booking of a door's that is running, one that begins in half an hour. */
  readonly standing: 'none' | 'running' | 'later' | 'both';
  readonly honoursIfMatch: boolean;
  /** How long each write to the room stays unseen, in turn and over again. */
  readonly lagsMs: readonly number[];
  /** How long the booking attendant rests before each of its steps, in turn and over again. */
  readonly attendantMs: readonly number[];
  /** How long nothing happens any more before the calendar is judged. */
  readonly restMs: number;
  /** Each so long after the one before. */
  readonly acts: readonly { readonly afterMs: number; readonly act: Act }[];
}

const withWeights = <T>(...choices: readonly (readonly [weight: number, arbitrary: fc.Arbitrary<T>])[]): fc.Arbitrary<T> =>
  fc.oneof(...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })));

const ms = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max });

/** `soundness`: so many sound ones for each kind of broken one. */
const fates = (soundness: number): fc.Arbitrary<Fate> =>
  withWeights<Fate>(
    [soundness, fc.record({ thereMs: ms(3_000), backMs: ms(3_000), end: fc.constant('answered' as const) })],
    // Past the time-out of 30 seconds, and up to a minute after it.
    [1, fc.record({ thereMs: ms(90_000), backMs: ms(100), end: fc.constant('answered' as const) })],
    [1, fc.record({ thereMs: ms(2_000), backMs: fc.constant(90_000), end: fc.constant('answered' as const) })],
    [1, fc.record({ thereMs: ms(2_000), backMs: fc.constant(0), end: fc.constantFrom('lostThere' as const, 'lostBack' as const) })],
    [1, fc.record({ thereMs: ms(60_000), backMs: fc.constant(0), end: fc.constant('brokenOff' as const) })],
    [1, fc.record({ thereMs: ms(500), backMs: ms(500), end: fc.constantFrom('throttled' as const, 'unavailable' as const) })],
  );

const doorPlan = (soundness: number): fc.Arbitrary<DoorPlan> =>
  fc.record({
    clockOffMs: withWeights([1, fc.constant(0)], [1, fc.integer({ min: -300_000, max: 300_000 })]),
    paceMs: withWeights([2, fc.integer({ min: 2, max: 400 })], [1, fc.integer({ min: 400, max: 6_000 })]),
    reads: fc.array(fates(3 * soundness), { maxLength: 5 }),
    writes: fc.array(fates(soundness), { maxLength: 4 }),
  });

type Timed = BookingHistory['acts'][number];

const start = fc.integer({ min: 0, max: 4 });
const length = fc.integer({ min: 1, max: 3 });
const stretch: fc.Arbitrary<Stretch> = fc.record({ start, length });
const which = fc.nat({ max: 3 });

/** Mostly at once or within the lag, now and then after what has been waiting is decided. */
const afterMs = withWeights([4, ms(300)], [5, ms(6_000)], [2, ms(20_000)], [1, ms(180_000)]);

/** How often what happens on its own; doors stop and lose their network in proportion to `breaks`. */
interface Mixture {
  readonly books: number;
  readonly changes: number;
  readonly meetings: number;
  readonly breaks: number;
}

/** Whatever comes to mind. */
const single = ({ books, changes, meetings, breaks }: Mixture): fc.Arbitrary<readonly Timed[]> => {
  const act = withWeights<Act>(
    [books, fc.record({ kind: fc.constant('bookNow' as const), door: which, quarters: length })],
    [books, fc.record({ kind: fc.constant('bookLater' as const), door: which, at: stretch })],
    [changes, fc.record({ kind: fc.constant('extend' as const), door: which, pick: which, quarters: length })],
    [changes, fc.record({ kind: fc.constantFrom('end' as const, 'startEarly' as const), door: which, pick: which })],
    [2 * meetings, fc.record({ kind: fc.constant('invite' as const), at: stretch })],
    [meetings, fc.record({ kind: fc.constant('moveMeeting' as const), pick: which, at: stretch })],
    [meetings, fc.record({ kind: fc.constantFrom('writeDirectly' as const), at: stretch })],
    [meetings, fc.record({ kind: fc.constant('cancelMeeting' as const), pick: which })],
    [breaks, fc.record({ kind: fc.constant('kill' as const), door: which, after: fc.integer({ min: 1, max: 9 }), downMs: ms(200_000) })],
    [breaks, fc.record({ kind: fc.constant('cutOff' as const), door: which, forMs: ms(200_000) })],
  );
  return fc.record({ afterMs, act }).map((timed) => [timed]);
};

const gapMs = withWeights([4, ms(400)], [3, ms(4_000)], [2, ms(15_000)]);

type Wanting = 'book' | 'extend' | 'startEarly' | 'invite';

/** Several want the same time, each at another door, at nearly the same moment. */
const clash = (wanting: readonly Wanting[]): fc.Arbitrary<readonly Timed[]> => {
  const one = fc.record({ gapMs, length, kind: fc.constantFrom(...wanting) });
  const plans = fc.record({ afterMs, first: which, start, claims: fc.array(one, { minLength: 2, maxLength: 3 }) });
  return plans.map((plan) =>
    plan.claims.map((claim, at): Timed => {
      const act = wish(claim.kind, plan.first + at, { start: plan.start, length: claim.length });
      return { afterMs: at === 0 ? plan.afterMs : claim.gapMs, act };
    }),
  );
};

function wish(kind: Wanting, door: number, at: Stretch): Act {
  if (kind === 'extend') return { kind, door, pick: 0, quarters: at.length };
  if (kind === 'startEarly') return { kind, door, pick: 1 };
  if (kind === 'invite') return { kind, at };
  return at.start === 0 ? { kind: 'bookNow', door, quarters: at.length } : { kind: 'bookLater', door, at };
}

/** The first of them stops somewhere on its way, perhaps between a decision and its mark, and comes back before or after the others have given up waiting. */
const stoppedClash = (wanting: readonly Wanting[]): fc.Arbitrary<readonly Timed[]> =>
  fc
    .record({
      after: fc.integer({ min: 3, max: 9 }),
      downMs: withWeights([1, ms(40_000)], [2, ms(400_000)]),
      timed: clash(wanting),
    })
    .map(({ after, downMs, timed }) => {
      const [first] = timed;
      if (first === undefined || !('door' in first.act)) return timed;
      return [{ afterMs: 0, act: { kind: 'kill', door: first.act.door, after, downMs } }, ...timed];
    });

const lag = withWeights([2, fc.constant(0)], [2, fc.constant(10_000)], [3, ms(10_000)]);

interface Theme {
  /** How many doors there may be; what stands more than once is likelier. */
  readonly doorCounts: readonly number[];
  readonly standing: readonly BookingHistory['standing'][];
  readonly wanting: readonly Wanting[];
  /** How often the first of those who want the same stops on its way. */
  readonly stops: number;
  readonly mixture: Mixture;
  readonly soundness: number;
}

const histories = ({ doorCounts, standing, wanting, stops, mixture, soundness }: Theme): fc.Arbitrary<BookingHistory> =>
  fc.record({
    doors: fc.oneof(
      ...doorCounts.map((count) => fc.array(doorPlan(soundness), { minLength: count, maxLength: count, size: 'max' as const })),
    ),
    standing: fc.constantFrom(...standing),
    honoursIfMatch: fc.boolean(),
    lagsMs: fc.array(lag, { minLength: 1, maxLength: 6 }),
    attendantMs: fc.array(withWeights([6, ms(8_000)], [1, ms(40_000)]), { minLength: 1, maxLength: 4 }),
    acts: fc
      .array(withWeights([3, clash(wanting)], [stops, stoppedClash(wanting)], [4, single(mixture)]), {
        minLength: 1,
        maxLength: 5,
        size: 'max',
      })
      .map((scenes) => scenes.flat()),
    restMs: withWeights([3, fc.constant(20_000)], [1, fc.constant(200_000)]),
  });

/** What histories are about; each finds other mistakes. */
export const bookingHistories = {
  'two doors': histories({
    doorCounts: [2],
    standing: ['none', 'none', 'running', 'later'],
    wanting: ['book', 'book', 'book', 'extend'],
    stops: 0,
    mixture: { books: 4, changes: 3, meetings: 1, breaks: 1 },
    soundness: 8,
  }),
  'many doors': histories({
    doorCounts: [3, 3, 4],
    standing: ['none', 'none', 'running', 'later', 'both'],
    wanting: ['book', 'book', 'book', 'extend', 'invite'],
    stops: 0,
    mixture: { books: 4, changes: 2, meetings: 1, breaks: 1 },
    soundness: 12,
  }),
  'bookings that grow': histories({
    doorCounts: [2, 2, 3],
    standing: ['running', 'later', 'both', 'both'],
    wanting: ['book', 'extend', 'extend', 'startEarly', 'invite'],
    stops: 0,
    mixture: { books: 2, changes: 5, meetings: 1, breaks: 1 },
    soundness: 12,
    // Several changes of one event where If-Match is ignored can undo each other: the known limit (shared/engine/README.md).
  }).map((history) => ({ ...history, honoursIfMatch: true })),
  invitations: histories({
    doorCounts: [2, 2, 3],
    standing: ['none', 'none', 'running', 'later'],
    wanting: ['book', 'book', 'extend', 'invite'],
    stops: 0,
    mixture: { books: 2, changes: 2, meetings: 3, breaks: 1 },
    soundness: 12,
  }),
  'broken doors': histories({
    doorCounts: [2, 2, 3],
    standing: ['none', 'none', 'running', 'both'],
    wanting: ['book', 'book', 'extend', 'invite'],
    stops: 0,
    mixture: { books: 2, changes: 2, meetings: 1, breaks: 4 },
    soundness: 2,
  }),
  'doors that stop while they decide': histories({
    doorCounts: [2, 2, 3],
    standing: ['none'],
    wanting: ['book'],
    stops: 20,
    mixture: { books: 2, changes: 1, meetings: 1, breaks: 1 },
    soundness: 5,
  }),
} as const satisfies Readonly<Record<string, fc.Arbitrary<BookingHistory>>>;

export type BookingTheme = keyof typeof bookingHistories;
