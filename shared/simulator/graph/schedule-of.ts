import type { FreeBusyError, ScheduleInformation, ScheduleItem } from '@microsoft/microsoft-graph-types';
import type { Member } from '../tenant/directory.ts';
import { type Instance, instancesIn, type Span } from '../tenant/instances.ts';
import type { Mailbox } from '../tenant/mailbox.ts';
import { workingHours } from '../tenant/working-hours.ts';
import { localTextOf } from '../tenant/zones.ts';
import type { Preferences } from './preferences.ts';
import type { ScheduleQuestion } from './schedule-input.ts';

/** Fact 5.1.6. */
const MOST_ENTRIES = 1000;

/** Fact 5.1.3; where several overlap, the one further down is told. */
const marks: readonly (readonly [status: string, mark: string])[] = [
  ['free', '0'],
  ['workingElsewhere', '4'],
  ['tentative', '1'],
  ['busy', '2'],
  ['oof', '3'],
];
const rankOf = (status: string): number => marks.findIndex(([name]) => name === status);

/** Fact 5.1.6: what went wrong with one address, inside an answer that is fine. */
export function scheduleProblem(address: string, error: Required<FreeBusyError>): ScheduleInformation {
  // Without a mailbox behind the address there are no items; one that nobody knows has not even that.
  return error.responseCode === '5016' ? { scheduleId: address, scheduleItems: null, error } : { scheduleId: address, error };
}

function itemOf({ content }: Instance, { timeZone, ianaZone }: Preferences, isOwn: boolean): ScheduleItem {
  const zone = content.isAllDay ? 'UTC' : ianaZone;
  const time = (ms: number) => ({ dateTime: localTextOf(ms, zone), timeZone });
  return {
    status: content.showAs,
    start: time(content.startMs),
    end: time(content.endMs),
    ...(isOwn
      ? { isPrivate: content.sensitivity === 'private', subject: content.subject, location: content.location?.displayName ?? '' }
      : {}),
  };
}

function viewOf(instances: readonly Instance[], { window, intervalMs }: ScheduleQuestion): string {
  const slots = Math.ceil((window.endMs - window.startMs) / intervalMs);
  const ranks = Array<number>(slots).fill(0);
  for (const { content } of instances) {
    const from = Math.max(0, Math.floor((content.startMs - window.startMs) / intervalMs));
    const to = Math.min(slots, Math.ceil((content.endMs - window.startMs) / intervalMs));
    for (let slot = from; slot < to; slot += 1) ranks[slot] = Math.max(ranks[slot] ?? 0, rankOf(content.showAs));
  }
  return ranks.map((rank) => marks[rank]?.[1] ?? '0').join('');
}

const isShown = ({ content }: Instance): boolean => !content.isCancelled && content.response !== 'declined';

/** What a mailbox's calendar says of its time; words only to itself (fact 5.1.4). */
export function scheduleOf(
  address: string,
  { member, box, isOwn }: { readonly member: Member; readonly box: Mailbox; readonly isOwn: boolean },
  question: ScheduleQuestion,
  preferences: Preferences,
): ScheduleInformation {
  const inWindow: Span = question.window;
  const instances = box
    .seen()
    .flatMap((item) => instancesIn(item, inWindow))
    .filter(isShown)
    .sort((a, b) => a.content.startMs - b.content.startMs);
  if (instances.length > MOST_ENTRIES) {
    return scheduleProblem(address, { message: 'The result set contains too many calendar entries.', responseCode: '5006' });
  }
  const hour = (value: number): string => `${String(value).padStart(2, '0')}:00:00.0000000`;
  return {
    scheduleId: address,
    availabilityView: viewOf(instances, question),
    scheduleItems: instances.map((instance) => itemOf(instance, preferences, isOwn)),
    workingHours: {
      daysOfWeek: [...workingHours.days],
      startTime: hour(workingHours.startHour),
      endTime: hour(workingHours.endHour),
      timeZone: { name: member.timeZone },
    },
  };
}
