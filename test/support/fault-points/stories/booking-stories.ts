import { offerOf } from '../../room-ledger.ts';
import { at } from '../../story-day.ts';
import type { CommandStory } from '../command-story.ts';
import { writtenIntoRoom } from '../seeded-meetings.ts';

/** New bookings of the door's own room, and of one nearby. */
export const bookingStories: readonly CommandStory[] = [
  {
    name: 'booking now',
    isKilledForReal: true,
    tap: (view) => offerOf(view, 'book', 30).command,
    told: 'done',
    undone: [],
    done: ['aurora 10:00-10:30 door (settled)'],
  },
  {
    name: 'booking now, while somebody writes into the room',
    tap: (view) => offerOf(view, 'book', 30).command,
    meanwhile: (outside) => writtenIntoRoom(outside, '10:15', '10:45'),
    told: 'refused',
    undone: ["aurora 10:15-10:45 aurora's Workshop"],
    done: null,
  },
  {
    name: 'booking later',
    tap: () => ({ kind: 'bookLater', startMs: at('14:00'), endMs: at('14:30') }),
    told: 'done',
    undone: [],
    done: ['aurora 14:00-14:30 door (settled)'],
  },
  {
    name: 'booking a room nearby',
    policy: { nearbyRooms: [{ address: 'cumulus@contoso.com', name: 'Cumulus' }] },
    tap: () => ({ kind: 'bookElsewhere', room: 'cumulus@contoso.com', startMs: at('10:00'), endMs: at('10:30') }),
    told: 'done',
    undone: [],
    done: ['cumulus 10:00-10:30 door (settled)'],
  },
];
