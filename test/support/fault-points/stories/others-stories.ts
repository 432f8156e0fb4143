import { withPin } from '../../others-ledger.ts';
import type { CommandStory } from '../command-story.ts';
import { action, adaMeets, adas, anybodyMay as policy, writtenIntoRoom } from '../seeded-meetings.ts';

/** Somebody else's meetings (D7). */
export const othersStories: readonly CommandStory[] = [
  {
    name: "an extension of somebody's meeting by a hold",
    policy,
    before: (outside) => void adaMeets(outside, '09:30', '10:15'),
    tap: (view) => action(view, 'extend', 15),
    told: 'done',
    undone: adas('09:30-10:15'),
    done: [...adas('09:30-10:15'), 'aurora 10:15-10:30 door (settled, hold after 09:30)'],
  },
  {
    name: "an ending of somebody's meeting",
    isKilledForReal: true,
    policy,
    before: (outside) => void adaMeets(outside, '09:30', '10:30'),
    tap: (view) => action(view, 'end'),
    told: 'done',
    undone: adas('09:30-10:30'),
    done: ["ada 09:30-10:30 ada's Planning (aurora accepted)", "aurora 09:30-10:00 ada's Planning"],
  },
  {
    name: "an ending of somebody's meeting in its first minutes",
    policy,
    before: (outside) => void adaMeets(outside, '10:00', '10:30'),
    tap: (view) => action(view, 'end'),
    told: 'done',
    undone: adas('10:00-10:30'),
    done: ["ada 10:00-10:30 ada's Planning (aurora declined)", 'mail: aurora declined to ada'],
  },
  {
    name: "an early start of somebody's meeting",
    policy,
    before: (outside) => void adaMeets(outside, '10:15', '10:45'),
    tap: (view) => action(view, 'startEarly'),
    told: 'done',
    undone: adas('10:15-10:45'),
    done: ["ada 10:15-10:45 ada's Planning (aurora accepted)", "aurora 10:00-10:45 ada's Planning"],
  },
  {
    name: "an early start of somebody's meeting, while somebody writes into the room",
    policy,
    before: (outside) => void adaMeets(outside, '10:15', '10:45'),
    tap: (view) => action(view, 'startEarly'),
    meanwhile: (outside) => writtenIntoRoom(outside, '10:00', '10:10'),
    told: 'refused',
    undone: [
      "ada 10:15-10:45 ada's Planning (aurora accepted)",
      "aurora 10:00-10:10 aurora's Workshop",
      "aurora 10:15-10:45 ada's Planning",
    ],
    done: null,
  },
  {
    name: "a release of somebody's meeting",
    isKilledForReal: true,
    policy,
    before: (outside) => void adaMeets(outside, '14:00', '14:30'),
    tap: (view) => action(view, 'release'),
    told: 'done',
    undone: adas('14:00-14:30'),
    done: ["ada 14:00-14:30 ada's Planning (aurora declined)", 'mail: aurora declined to ada'],
  },
  {
    name: "a release of one occurrence of somebody's series",
    policy,
    before: (outside) =>
      void adaMeets(outside, '14:00', '14:30', {
        recurrence: { pattern: { type: 'daily', interval: 1 }, range: { type: 'numbered', numberOfOccurrences: 2 } },
      }),
    tap: (view) => action(view, 'release'),
    told: 'done',
    undone: [...adas('14:00-14:30'), ...adas('14:00-14:30')].sort(),
    done: [
      "ada 14:00-14:30 ada's Planning (aurora accepted)",
      "ada 14:00-14:30 ada's Planning (aurora declined)",
      "aurora 14:00-14:30 ada's Planning",
      'mail: aurora declined to ada',
    ],
  },
  {
    name: 'a decline that nobody is told of',
    policy: { ...policy, declineInRoomOnly: 'administrator' },
    staff: withPin,
    before: (outside) => void adaMeets(outside, '14:00', '14:30'),
    first: () => ({ kind: 'unlock', pin: '271828' }),
    tap: (view) => action(view, 'decline'),
    told: 'done',
    undone: adas('14:00-14:30'),
    done: ["ada 14:00-14:30 ada's Planning (aurora accepted)"],
  },
];
