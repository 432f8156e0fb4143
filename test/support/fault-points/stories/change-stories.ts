import { everybody } from '../../others-ledger.ts';
import { offerOf } from '../../room-ledger.ts';
import type { CommandStory } from '../command-story.ts';
import { action, bookedAtTheDoor, endOffer, writtenIntoRoom } from '../seeded-meetings.ts';

const running = ['aurora 09:45-10:15 door (settled)'];

/** A door's own bookings. */
export const changeStories: readonly CommandStory[] = [
  {
    name: 'an extension',
    isKilledForReal: true,
    before: (outside) => bookedAtTheDoor(outside, '09:45', '10:15'),
    tap: (view) => offerOf(view, 'extend', 15).command,
    told: 'done',
    undone: running,
    done: ['aurora 09:45-10:30 door (settled)'],
  },
  {
    name: 'an extension, while somebody writes into the room',
    before: (outside) => bookedAtTheDoor(outside, '09:45', '10:15'),
    tap: (view) => offerOf(view, 'extend', 15).command,
    meanwhile: (outside) => writtenIntoRoom(outside, '10:20', '10:45'),
    told: 'refused',
    undone: [...running, "aurora 10:20-10:45 aurora's Workshop"],
    done: null,
  },
  {
    name: 'an ending',
    isKilledForReal: true,
    before: (outside) => bookedAtTheDoor(outside, '09:45', '10:15'),
    tap: endOffer,
    told: 'done',
    undone: running,
    done: ['aurora 09:45-10:00 door (settled)'],
  },
  {
    name: 'an ending in the first minutes',
    isKilledForReal: true,
    before: (outside) => bookedAtTheDoor(outside, '10:00', '10:30'),
    tap: endOffer,
    told: 'done',
    undone: ['aurora 10:00-10:30 door (settled)'],
    done: [],
  },
  {
    name: 'an early start',
    before: (outside) => bookedAtTheDoor(outside, '10:15', '10:45'),
    tap: (view) => action(view, 'startEarly'),
    told: 'done',
    undone: ['aurora 10:15-10:45 door (settled)'],
    done: ['aurora 10:00-10:45 door (settled)'],
  },
  {
    name: 'an early start, while somebody writes into the room',
    before: (outside) => bookedAtTheDoor(outside, '10:15', '10:45'),
    tap: (view) => action(view, 'startEarly'),
    meanwhile: (outside) => writtenIntoRoom(outside, '10:00', '10:10'),
    told: 'refused',
    undone: ["aurora 10:00-10:10 aurora's Workshop", 'aurora 10:15-10:45 door (settled)'],
    done: null,
  },
  {
    name: "a release of a door's booking that lies ahead",
    policy: { othersMeetings: everybody },
    before: (outside) => bookedAtTheDoor(outside, '14:00', '14:30'),
    tap: (view) => action(view, 'release'),
    told: 'done',
    undone: ['aurora 14:00-14:30 door (settled)'],
    done: [],
  },
];
