import type { Policy } from '../../shared/domain/policy.ts';
import type { CalendarItem } from '../../shared/simulator/tenant/calendar-item.ts';
import { instanceAt } from '../../shared/simulator/tenant/instances.ts';
import type { Notice } from '../../shared/simulator/tenant/notices.ts';
import { AURORA, type House, type HouseOptions } from './house.ts';

export const ADA = 'ada@contoso.com';

/** Whoever stands at the door may do anything with anybody's meeting. */
export const everybody: Policy['othersMeetings'] = {
  extend: 'anyone',
  end: 'anyone',
  startEarly: 'anyone',
  release: 'anyone',
  move: 'anyone',
};

/** Ada's meeting in the room, today by the clock on the wall. */
export interface AdasMeeting {
  readonly start: string;
  readonly end: string;
  readonly subject?: string;
  readonly sensitivity?: 'normal' | 'private';
  readonly daily?: boolean;
}

/** Ada invites the room before the door opens. */
export function invited(...meetings: readonly AdasMeeting[]): NonNullable<HouseOptions['prepare']> {
  return ({ acts }) => {
    for (const { start, end, subject = 'Planning', sensitivity = 'normal', daily = false } of meetings) {
      const series = {
        recurrence: { pattern: { type: 'daily', interval: 1 }, range: { type: 'numbered', numberOfOccurrences: 5 } },
      } as const;
      acts.create({
        ...{ organizer: ADA, rooms: [AURORA], subject, sensitivity },
        start: `2026-11-18T${start}`,
        end: `2026-11-18T${end}`,
        ...(daily && series),
      });
    }
  };
}

export const hour = { start: '10:00', end: '11:00' };

/** Doors that find Ada's Planning in the room, from ten to eleven unless a test prepares something else. */
export const withPlanning =
  (open: (options: HouseOptions) => Promise<House>) =>
  (options: HouseOptions = {}): Promise<House> =>
    open({ prepare: invited(hour), ...options });

/** The id of the first meeting of that title that the door shows, today being day 0. */
export function idOf(house: House, title: string | null, day = 0): string {
  const found = house.view().days[day]?.meetings.find((meeting) => meeting.title === title);
  if (!found) throw new Error(`no ${title} among ${JSON.stringify(house.view().days[day]?.meetings)}`);
  return found.id;
}

/** What Exchange holds in a person's calendar. */
export function calendarOf(house: Pick<House, 'tenant'>, person: string): readonly CalendarItem[] {
  const found = house.tenant.directory.find(person);
  if (!found) throw new Error(`nobody ${person}`);
  return house.tenant.mailbox(found.id).stored();
}

/** What Ada's first meeting has in common with every copy of it. */
export const uidOf = (house: Pick<House, 'tenant'>): string => calendarOf(house, ADA)[0]?.iCalUId ?? '';

/** What a person was told by a room, oldest first. */
export function tellingsTo(
  house: Pick<House, 'tenant'>,
  person: string,
  room = AURORA,
): readonly Pick<Notice, 'kind' | 'date' | 'comment'>[] {
  return house.tenant.notices
    .all()
    .filter(({ to, from }) => to === person && from === room)
    .map(({ kind, date, comment }) => ({ kind, date, comment }));
}

/** Meetings of Ada's that the room declined, as she was told. */
export const declines = (house: Pick<House, 'tenant'>) => tellingsTo(house, ADA).filter(({ kind }) => kind === 'declined');

/** The requests by which a door declined, whatever became of them. */
export const sentDeclines = ({ tenant }: Pick<House, 'tenant'>): ReturnType<House['tenant']['requests']['latest']> =>
  tenant.requests.latest().filter(({ operation }) => operation === 'event.decline');

/** What an invited room or person answered, by the organiser's calendar; with a date, for that occurrence. */
export function answerIn(house: Pick<House, 'tenant'>, organizer: string, invitee: string, date: string | null = null): string | null {
  const [item] = calendarOf(house, organizer);
  const content = item && instanceAt(item, date)?.content;
  return content?.invitees.find(({ who }) => who.address === invitee)?.response ?? null;
}

/** A door that has an administrator's PIN; any will do. */
export const withPin: NonNullable<HouseOptions['staff']> = { pins: { kinds: ['administrator'], identify: async () => 'administrator' } };
