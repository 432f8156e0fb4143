import type { CalendarItem, ItemContent, ResponseKind, Series } from './calendar-item.ts';
import type { Stamp } from './edit-item.ts';
import type { RoomSettings } from './room-settings.ts';

/** How an attendee's copy differs from the organiser's. */
export interface CopyPlan {
  readonly key: number;
  readonly mailboxId: string;
  readonly address: string;
  readonly response: ResponseKind;
  readonly stamp: Stamp;
  /** The rewriting of a settled room copy (facts, section 4); null leaves the words alone. */
  readonly rewrite: RoomSettings | null;
  /** False: an update wipes the copy's own extended properties. */
  readonly keepsProperties: boolean;
}

function subjectOf(content: ItemContent, organizerName: string, rewrite: RoomSettings | null): string {
  if (!rewrite) return content.subject;
  const kept = rewrite.deleteSubject ? '' : content.subject;
  return rewrite.addOrganizerToSubject ? `${organizerName} ${kept}`.trim() : kept;
}

function copyContent(original: ItemContent, organizerName: string, own: ItemContent | null, plan: CopyPlan): ItemContent {
  const { response, rewrite, stamp } = plan;
  const isSettled = response === 'accepted';
  const invitees = original.invitees.map((invitee) =>
    invitee.who.address === plan.address ? { ...invitee, response, respondedMs: isSettled ? stamp.nowMs : null } : invitee,
  );
  return {
    ...original,
    version: stamp.version,
    createdMs: own?.createdMs ?? stamp.nowMs,
    modifiedMs: stamp.nowMs,
    subject: subjectOf(original, organizerName, rewrite),
    body: rewrite?.deleteComments ? { contentType: 'html', content: '' } : original.body,
    sensitivity: rewrite?.removePrivateProperty ? 'normal' : original.sensitivity,
    showAs: isSettled || original.showAs === 'free' ? original.showAs : 'tentative',
    invitees,
    response,
    respondedMs: isSettled ? stamp.nowMs : null,
    extendedProperties: plan.keepsProperties ? (own?.extendedProperties ?? []) : [],
  };
}

const isInvited = (content: ItemContent, { address }: CopyPlan): boolean => content.invitees.some(({ who }) => who.address === address);

/** The organiser's exceptions as ours; dates we are not invited to are not there for us. */
function copySeries(original: CalendarItem, own: CalendarItem | null, plan: CopyPlan): Series | null {
  if (!original.series) return null;
  const { recurrence, exceptions, cancelledDates } = original.series;
  const invited = [...exceptions].filter(([, content]) => isInvited(content, plan));
  const copied = invited.map(([date, content]) => {
    const before = own?.series?.exceptions.get(date) ?? null;
    return [date, copyContent(content, original.organizer.name, before, plan)] as const;
  });
  const dropped = [...exceptions].filter(([, content]) => !isInvited(content, plan)).map(([date]) => date);
  return { recurrence, exceptions: new Map(copied), cancelledDates: new Set([...cancelledDates, ...dropped]) };
}

/** The organiser's whole meeting as a copy; what the copy had of its own is overwritten (fact 3.3.2). */
export function copyMeeting(original: CalendarItem, own: CalendarItem | null, plan: CopyPlan): CalendarItem {
  return {
    ...original,
    key: plan.key,
    mailboxId: plan.mailboxId,
    isOrganizer: false,
    transaction: null,
    content: copyContent(original.content, original.organizer.name, own?.content ?? null, plan),
    series: copySeries(original, own, plan),
  };
}

/** Only one date of the series is brought up to date; null when either side lacks the series. */
export function copyDate(original: CalendarItem, date: string, own: CalendarItem, plan: CopyPlan): CalendarItem | null {
  const changed = original.series?.exceptions.get(date);
  if (!changed || !own.series) return null;
  const copied = copyContent(changed, original.organizer.name, own.series.exceptions.get(date) ?? own.content, plan);
  const exceptions = new Map(own.series.exceptions).set(date, copied);
  const cancelledDates = new Set([...own.series.cancelledDates].filter((other) => other !== date));
  return { ...own, series: { ...own.series, exceptions, cancelledDates } };
}
