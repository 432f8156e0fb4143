import type { Policy } from '../../../shared/domain/policy.ts';
import { CLAIM_PROPERTY_ID, STATE_PROPERTY_ID } from '../../../shared/graph/claim-property.ts';
import { printEventState } from '../../../shared/graph/event-state.ts';
import type { DoorCommand } from '../../../shared/protocol/door-command.ts';
import { newContent } from '../../../shared/simulator/graph/new-content.ts';
import type { DoorView } from '../../../shared/view/door-view.ts';
import type { MeetingAction } from '../../../shared/view/door-view-meeting.ts';
import { AURORA } from '../house.ts';
import { everybody } from '../others-ledger.ts';
import { offersOf } from '../room-ledger.ts';
import { at } from '../story-day.ts';
import type { Outside } from './command-story.ts';

/** A booking that this room's door made and settled some time ago. */
export function bookedAtTheDoor({ tenant }: Pick<Outside, 'tenant'>, start: string, end: string): void {
  const room = tenant.directory.room(AURORA);
  if (!room) throw new Error('no Aurora');
  const times = { startMs: at(start), endMs: at(end) };
  const state = printEventState({ settled: times, parent: null, checkedInMs: null });
  tenant.calendars.create(room, {
    content: newContent({
      ...times,
      subject: 'Booked at the door',
      body: { contentType: 'text', content: 'Booked at the door of Aurora.' },
      categories: ['Lintel'],
      extendedProperties: [
        { id: CLAIM_PROPERTY_ID, value: tenant.values.guid() },
        { id: STATE_PROPERTY_ID, value: state },
      ],
    }),
    timeZone: 'UTC',
    recurrence: null,
    transaction: null,
  });
}

/** Ada invites the room, which has accepted by the time the door opens. */
export function adaMeets(
  { acts }: Pick<Outside, 'acts'>,
  start: string,
  end: string,
  more: Partial<Parameters<Outside['acts']['create']>[0]> = {},
): string {
  return acts.create({
    organizer: 'ada@contoso.com',
    subject: 'Planning',
    start: `2026-11-18T${start}`,
    end: `2026-11-18T${end}`,
    rooms: [AURORA],
    ...more,
  });
}

/** Somebody writes a meeting straight into the room's calendar. */
export function writtenIntoRoom({ acts }: Pick<Outside, 'acts'>, start: string, end: string): void {
  acts.writeIntoRoom(AURORA, { start: `2026-11-18T${start}`, end: `2026-11-18T${end}`, subject: 'Workshop' });
}

/** The act on the day's first meeting that offers it. */
export function action({ days }: DoorView, kind: MeetingAction['kind'], minutes: number | null = null): DoorCommand {
  const actions = days[0]?.meetings.flatMap((meeting) => meeting.actions) ?? [];
  const found = actions.find((one) => one.kind === kind && (minutes === null || one.minutes === minutes));
  if (!found) throw new Error(`no ${kind} among ${JSON.stringify(actions.map((one) => [one.kind, one.minutes]))}`);
  return found.command;
}

export function endOffer(view: DoorView): DoorCommand {
  const [end] = offersOf(view, 'end');
  if (!end) throw new Error(`no end among ${JSON.stringify(view.offers)}`);
  return end.command;
}

/** The first meeting of the day. */
export function firstMeetingId({ days }: DoorView): string {
  const [meeting] = days[0]?.meetings ?? [];
  if (!meeting) throw new Error('no meeting today');
  return meeting.id;
}

/** A policy by which anybody may change anybody's meeting, and there is a room to move to. */
export const anybodyMay: Partial<Policy> = {
  othersMeetings: everybody,
  nearbyRooms: [{ address: 'cumulus@contoso.com', name: 'Cumulus' }],
};

/** Ada's meeting that nobody has touched, as the ledger prints it. */
export const adas = (times: string): readonly string[] => [
  `ada ${times} ada's Planning (aurora accepted)`,
  `aurora ${times} ada's Planning`,
];
