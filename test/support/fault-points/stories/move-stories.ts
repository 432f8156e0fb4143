import { isLeftOut } from '../../access-mode.ts';
import type { CommandStory, Outside } from '../command-story.ts';
import { action, adaMeets, adas, anybodyMay, bookedAtTheDoor, firstMeetingId, writtenIntoRoom } from '../seeded-meetings.ts';

const CUMULUS = 'cumulus@contoso.com';

const reaching = (start: string, end: string) => (outside: Outside) => {
  adaMeets(outside, start, end);
  outside.tenant.app.change({ scope: 'everyone' });
};

/** What changes two calendars: all of it, or nothing. */
const stories: readonly CommandStory[] = [
  {
    name: "a move of somebody's meeting",
    isKilledForReal: true,
    policy: anybodyMay,
    before: (outside) => void adaMeets(outside, '14:00', '14:30'),
    tap: (view) => ({ kind: 'move', meetingId: firstMeetingId(view), room: CUMULUS }),
    told: 'done',
    undone: adas('14:00-14:30'),
    done: [
      "ada 14:00-14:30 ada's Planning (aurora declined)",
      'cumulus 14:00-14:30 door (settled, hold instead 14:00)',
      'mail: aurora declined to ada',
    ],
  },
  {
    name: "a move of a door's booking",
    policy: anybodyMay,
    before: (outside) => bookedAtTheDoor(outside, '09:45', '10:15'),
    tap: (view) => ({ kind: 'move', meetingId: firstMeetingId(view), room: CUMULUS }),
    told: 'done',
    undone: ['aurora 09:45-10:15 door (settled)'],
    done: ['cumulus 10:00-10:15 door (settled)'],
  },
  {
    name: 'a move of a meeting that Ada moves herself meanwhile',
    policy: anybodyMay,
    before: (outside) => void adaMeets(outside, '14:00', '14:30'),
    tap: (view) => ({ kind: 'move', meetingId: firstMeetingId(view), room: CUMULUS }),
    meanwhile: ({ acts, tenant }) => {
      const [meeting] = tenant.mailbox(tenant.directory.find('ada@contoso.com')?.id ?? '').stored();
      acts.move(meeting?.iCalUId ?? '', { start: '2026-11-18T16:00', end: '2026-11-18T16:30' });
      tenant.settleAttendant();
      tenant.notices.clear();
    },
    told: 'refused',
    undone: adas('16:00-16:30'),
    done: null,
  },
  {
    name: "an ending at the organiser's",
    policy: { ...anybodyMay, changeOrganizersEvent: true },
    before: reaching('09:30', '10:30'),
    tap: (view) => action(view, 'end'),
    told: 'done',
    undone: adas('09:30-10:30'),
    done: [...adas('09:30-10:00'), 'mail: aurora accepted to ada'],
    doneOtherwise: ["ada 09:30-10:30 ada's Planning (aurora accepted)", "aurora 09:30-10:00 ada's Planning"],
  },
  {
    name: "an extension at the organiser's",
    policy: { ...anybodyMay, changeOrganizersEvent: true },
    before: reaching('09:30', '10:15'),
    tap: (view) => action(view, 'extend', 15),
    told: 'done',
    undone: adas('09:30-10:15'),
    done: [...adas('09:30-10:30'), 'mail: aurora accepted to ada'],
    doneOtherwise: [...adas('09:30-10:15'), 'aurora 10:15-10:30 door (settled, hold after 09:30)'],
  },
  {
    name: "an extension at the organiser's that the room does not take",
    policy: { ...anybodyMay, changeOrganizersEvent: true },
    before: reaching('09:30', '10:15'),
    tap: (view) => action(view, 'extend', 15),
    meanwhile: (outside) => writtenIntoRoom(outside, '10:20', '10:45'),
    told: 'unconfirmed',
    undone: [...adas('09:30-10:15'), "aurora 10:20-10:45 aurora's Workshop"],
    undoneOtherwise: [
      ...adas('09:30-10:15'),
      "aurora 10:20-10:45 aurora's Workshop",
      'mail: aurora accepted to ada',
      'mail: aurora declined to ada',
    ],
    done: null,
  },
];

/** Those that a door can tell in this run. */
export const moveStories = stories.filter(({ policy }) => !policy?.changeOrganizersEvent || !isLeftOut('organizersOwnEvent'));
