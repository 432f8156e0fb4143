import { checkInOf } from '../../check-in-stories.ts';
import type { CommandStory } from '../command-story.ts';
import { adaMeets, adas } from '../seeded-meetings.ts';

const release = { checkIn: 'release', checkInOpensMinutes: 1, checkInClosesMinutes: 1 } as const;
const declined = ["ada 10:02-10:40 ada's Planning (aurora declined)", 'mail: aurora declined to ada'];

const daily = { pattern: { type: 'daily', interval: 1 }, range: { type: 'numbered', numberOfOccurrences: 2 } } as const;

/** Who came, and what is given up when nobody does (D8). */
export const checkInStories: readonly CommandStory[] = [
  {
    name: 'a check-in',
    isKilledForReal: true,
    policy: { checkIn: 'remind' },
    before: (outside) => void adaMeets(outside, '10:05', '10:35'),
    tap: checkInOf,
    told: 'done',
    undone: adas('10:05-10:35'),
    done: ["ada 10:05-10:35 ada's Planning (aurora accepted)", "aurora 10:05-10:35 ada's Planning (checked in)"],
  },
  {
    name: 'a release because nobody came',
    policy: release,
    before: (outside) => void adaMeets(outside, '10:02', '10:40'),
    minutesBefore: 3,
    tap: null,
    told: 'done',
    undone: adas('10:02-10:40'),
    done: declined,
  },
  {
    name: 'a release of a whole series that nobody comes to',
    policy: { ...release, missesUntilReport: 1, declineMissedSeries: true },
    before: (outside) => void adaMeets(outside, '10:02', '10:40', { recurrence: daily }),
    minutesBefore: 3,
    tap: null,
    told: 'done',
    undone: [...adas('10:02-10:40'), ...adas('10:02-10:40')].sort(),
    done: [...declined.slice(0, 1), ...declined.slice(0, 1), ...declined.slice(1), ...declined.slice(1)],
    // The rest of the series is an act of its own, which may be given up.
    doneOtherwise: [
      "ada 10:02-10:40 ada's Planning (aurora accepted)",
      "ada 10:02-10:40 ada's Planning (aurora declined)",
      "aurora 10:02-10:40 ada's Planning",
      'mail: aurora declined to ada',
    ],
  },
  {
    name: 'an undoing of that release',
    policy: release,
    before: (outside) => void adaMeets(outside, '10:02', '10:40'),
    minutesBefore: 4,
    tap: ({ released }) => {
      if (!released) throw new Error('nothing was released');
      return released.command;
    },
    told: 'done',
    undone: ["ada 10:02-10:40 ada's Planning (aurora declined)"],
    done: ["ada 10:02-10:40 ada's Planning (aurora declined)", 'aurora 10:04-10:40 door (settled, hold instead 10:02)'],
  },
];
