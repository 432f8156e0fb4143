import { extensionChoices } from '../domain/booking-choices.ts';
import type { ChangeAct } from '../domain/change-act.ts';
import { consequenceOf } from '../domain/change-consequence.ts';
import { checkChange } from '../domain/change-rules.ts';
import { isDoorBooking } from '../domain/door-booking.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { DoorCommand } from '../protocol/door-command.ts';
import { protectionOf } from './act-protection.ts';
import type { MeetingAction } from './door-view-meeting.ts';
import type { ViewContext } from './view-context.ts';

/** More lengths than this make a sheet a list to read. */
const EXTENSIONS = 2;

/** What may be done with a meeting from its sheet, the likeliest first. Nothing where the door would refuse anything, or nothing is left to do. */
export function buildMeetingActions(meeting: Meeting, context: ViewContext): readonly MeetingAction[] {
  const { nowMs, mayAct } = context;
  if (!mayAct) return [];
  const simple = (kind: 'end' | 'startEarly' | 'release' | 'decline') => simpleAction(kind, meeting, context);
  if (meeting.startMs > nowMs)
    return [
      ...checkInAction(meeting, context),
      ...simple('startEarly'),
      ...simple('release'),
      ...moveAction(meeting, context),
      ...simple('decline'),
    ];
  const end = simple('end');
  return [
    ...checkInAction(meeting, context),
    ...end,
    ...extendActions(meeting, context),
    ...moveAction(meeting, context),
    ...(isDoorBooking(meeting) && end.length > 0 ? [] : simple('release')), // ending gives back all there is to give
    ...simple('decline'),
  ];
}

function simpleAction(
  kind: 'end' | 'startEarly' | 'release' | 'decline',
  meeting: Meeting,
  context: ViewContext,
): readonly MeetingAction[] {
  if (kind === 'decline' && isDoorBooking(meeting) && context.policy.allowEnding) return []; // ending or releasing it is the same
  const command = { kind, meetingId: meeting.id };
  const isThisDoors = meeting.claim !== null && context.facts.isMadeHere(meeting.claim.commandId);
  return action({ kind, minutes: null, end: null }, command, command, { ...context, rules: { ...context.rules, isThisDoors } });
}

function extendActions(meeting: Meeting, context: ViewContext): readonly MeetingAction[] {
  return extensionChoices(context.rules, meeting, context.nowMs)
    .slice(0, EXTENSIONS)
    .flatMap(({ minutes, endMs }) => {
      const command = { kind: 'extend', meetingId: meeting.id, endMs } as const;
      return action({ kind: 'extend', minutes, end: context.labels.time(endMs) }, command, command, context);
    });
}

/** The rooms are found first; each of them then carries the command that moves, which is what the protection is for. */
function moveAction(meeting: Meeting, context: ViewContext): readonly MeetingAction[] {
  const { id: meetingId } = meeting;
  if (!context.facts.canFindRooms) return [];
  const move = { kind: 'move', meetingId } as const;
  const ruling = checkChange(context.rules, move, context.nowMs);
  if (ruling.kind === 'refused') return [];
  return action({ kind: 'move', minutes: null, end: null }, move, { kind: 'findRooms', ...ruling.times, meetingId }, context);
}

function checkInAction(meeting: Meeting, { facts, policy }: ViewContext): readonly MeetingAction[] {
  if (facts.checkIn?.meetingId !== meeting.id) return [];
  const consequence = consequenceOf('mark', meeting);
  const command = { kind: 'checkIn', meetingId: meeting.id } as const;
  return [{ kind: 'checkIn', minutes: null, end: null, command, consequence, protection: protectionOf('checkIn', policy) }];
}

function action(
  what: Pick<MeetingAction, 'kind' | 'minutes' | 'end'>,
  act: ChangeAct,
  command: DoorCommand,
  { rules, policy, nowMs }: ViewContext,
): readonly MeetingAction[] {
  const ruling = checkChange(rules, act, nowMs);
  if (ruling.kind === 'refused') return [];
  return [{ ...what, command, consequence: ruling.consequence, protection: protectionOf(act.kind, policy) }];
}
