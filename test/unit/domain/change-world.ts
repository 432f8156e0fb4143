import type { ChangeAct } from '../../../shared/domain/change-act.ts';
import { checkChange } from '../../../shared/domain/change-rules.ts';
import type { CalendarEvent, Meeting } from '../../../shared/domain/meeting.ts';
import { defaultPolicy, type Policy } from '../../../shared/domain/policy.ts';
import { buildMeeting, doorMade, holdFor } from './build-meeting.ts';

export const at = (time: string): number => Date.parse(`2026-06-10T${time}${time.length > 5 ? '' : ':00'}Z`);
export const meeting = (id: string, from: string, to: string, changes: Partial<CalendarEvent> = {}) =>
  buildMeeting(new Date(at(from)).toISOString(), new Date(at(to)).toISOString(), { id, iCalUId: `u-${id}`, ...changes });

export const theirs = meeting('theirs', '13:00', '14:00');
export const calendar: readonly Meeting[] = [
  meeting('ours', '10:00', '11:00', doorMade),
  meeting('written', '11:00', '12:00', { isOrganizer: true }), // by another program, into the room's own mailbox
  theirs,
  meeting('hold', '14:00', '14:15', holdFor(theirs)),
  meeting('far', '15:00', '16:00'),
  meeting('ours-later', '16:15', '17:00', doorMade),
  meeting('moved-in', '17:15', '18:00', holdFor(meeting('elsewhere', '17:15', '18:00'), 'instead')),
  meeting('one', '18:30', '19:30'),
  meeting('two', '19:00', '20:00'),
  meeting('tentative', '20:30', '21:00', { showAs: 'tentative', responseStatus: 'notResponded' }),
  meeting('cancelled', '13:00', '14:00', { isCancelled: true }),
  meeting('declined', '13:00', '14:00', { responseStatus: 'declined' }),
  meeting('shown-free', '13:00', '14:00', { showAs: 'free' }),
  meeting('no-length', '13:30', '13:30'),
];
const nearbyRooms = [{ address: 'borealis@contoso.com', name: 'Borealis' }];
export const everybody = { extend: 'anyone', end: 'anyone', startEarly: 'anyone', release: 'anyone', move: 'anyone' } as const;
/** Anyone may do anything. */
const open: Policy = { ...defaultPolicy, nearbyRooms, othersMeetings: everybody, declineInRoomOnly: 'administrator' };

/** What is asked of whom, and when. */
export interface Case {
  readonly now: string;
  readonly act: ChangeAct['kind'];
  readonly id: string;
  readonly end?: string;
  readonly policy?: Partial<Policy>;
  readonly administrator?: boolean;
  readonly thisDoors?: boolean;
  readonly meetings?: readonly Meeting[];
}

export function ruling({ now, act: kind, id: meetingId, end = '23:00', ...rest }: Case) {
  const policy = { ...open, ...rest.policy };
  const facts = { meetings: rest.meetings ?? calendar, policy, timeZone: 'UTC', isAdministrator: rest.administrator === true };
  const act = kind === 'extend' ? { kind, meetingId, endMs: at(end) } : { kind, meetingId };
  return checkChange({ ...facts, isThisDoors: rest.thisDoors === true }, act, at(now));
}

const clock = (ms: number): string => new Date(ms).toISOString().slice(11, 16);

/** What it does to whom, or why not: `changeCopy 13:00-13:20 in room, told nobody`. */
export function shown(asked: Case): string {
  const answer = ruling(asked);
  if (answer.kind === 'refused') return answer.reason;
  const { means, calendars, told, organizerMust } = answer.consequence;
  const must = organizerMust === 'nothing' ? '' : `, organiser must ${organizerMust}`;
  return `${means} ${clock(answer.times.startMs)}-${clock(answer.times.endMs)} in ${calendars.join('+')}, told ${told}${must}`;
}

/** `15:20 extend far until 16:15`, the answer, why, and what else holds. */
export type Row = readonly [ask: string, answer: string, because: string, facts?: Partial<Case>];

/** Reads the first part of a row. */
export function asked(ask: string): Pick<Case, 'now' | 'act' | 'id' | 'end'> {
  const [, now = '', act, id = '', end] = /^(\S+) (\S+) (\S+)(?: until (\S+))?$/.exec(ask) ?? [];
  return { now, act: act as ChangeAct['kind'], id, ...(end !== undefined && { end }) };
}
