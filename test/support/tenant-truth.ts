import { blocksTime } from '../../shared/simulator/tenant/calendar-item.ts';
import { instancesIn } from '../../shared/simulator/tenant/instances.ts';
import type { Tenant } from '../../shared/simulator/tenant/tenant.ts';
import { localDateOf, startOfDay } from '../../shared/simulator/tenant/zones.ts';
import type { DoorView } from '../../shared/view/door-view.ts';

/** A meeting as a person would read it out; times are ISO instants. */
export interface ToldMeeting {
  readonly title: string | null;
  readonly start: string;
  readonly end: string;
}

const DAY_MS = 86_400_000;

const told = (title: string | null, startMs: number, endMs: number): ToldMeeting => ({
  title,
  start: new Date(startMs).toISOString(),
  end: new Date(endMs).toISOString(),
});

const inOrder = (meetings: readonly ToldMeeting[]): readonly ToldMeeting[] =>
  [...meetings].sort((a, b) => `${a.start}${a.end}${a.title}`.localeCompare(`${b.start}${b.end}${b.title}`));

/** What takes the room, by what Exchange has stored and by the simulator's own expansion: nothing of the door's is asked. */
export function takenTimes(tenant: Tenant, room: string, window: { readonly startMs: number; readonly endMs: number }, timeZone: string) {
  const owner = tenant.directory.room(room);
  if (!owner) throw new Error(`no room ${room}`);
  const wide = { startMs: window.startMs - DAY_MS, endMs: window.endMs + DAY_MS };
  return tenant
    .mailbox(owner.id)
    .stored()
    .flatMap((item) => instancesIn(item, wide))
    .filter(({ content }) => blocksTime(content))
    .map(({ item, content, date }) => {
      // An all-day meeting is stored as midnights in UTC and means the room's own days.
      const place = (ms: number) => (content.isAllDay ? startOfDay(localDateOf(ms, 'UTC'), timeZone) : ms);
      return {
        name: `${item.iCalUId} ${date} ${content.startMs} ${content.endMs}`,
        content,
        organizer: item.organizer.name,
        startMs: place(content.startMs),
        endMs: place(content.endMs),
      };
    })
    .filter(({ startMs, endMs }) => startMs < window.endMs && endMs > window.startMs);
}

/** What the door ought to list on its days, titles included: a private one says nothing, nor does a subject that is the organiser's name. */
export function truthFor(tenant: Tenant, room: string, view: DoorView, timeZone: string): readonly ToldMeeting[] {
  const [first, last] = [view.days[0], view.days.at(-1)];
  if (!first || !last) throw new Error('a view without days');
  const taken = takenTimes(tenant, room, { startMs: first.startMs, endMs: last.endMs }, timeZone);
  return inOrder(
    taken.map(({ content, organizer, startMs, endMs }) => {
      const saysNothing = content.sensitivity !== 'normal' || content.subject === '' || content.subject === organizer;
      return told(saysNothing ? null : content.subject, startMs, endMs);
    }),
  );
}

/** What the door lists on all its days, each meeting once. */
export function listed(view: DoorView): readonly ToldMeeting[] {
  const meetings = new Map(view.days.flatMap((day) => day.meetings).map((meeting) => [meeting.id, meeting]));
  return inOrder([...meetings.values()].map(({ title, startMs, endMs }) => told(title, startMs, endMs)));
}

/** The titles of one day of the door, today being 0. */
export const titlesOn = (view: DoorView, day: number): readonly (string | null)[] =>
  view.days[day]?.meetings.map(({ title }) => title) ?? [];
