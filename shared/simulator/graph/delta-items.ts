import type { CalendarItem } from '../tenant/calendar-item.ts';
import type { EventRef } from '../tenant/event-id.ts';
import { type Instance, instancesIn, masterOf, type Span } from '../tenant/instances.ts';
import type { Mailbox } from '../tenant/mailbox.ts';
import type { Switches } from '../tenant/switches.ts';

/** One line of a delta round: what is there now, or that it is gone. */
export type DeltaItem =
  | { readonly kind: 'present'; readonly ref: EventRef; readonly instance: Instance }
  | { readonly kind: 'removed'; readonly ref: EventRef };

const refOf = ({ item, date }: Instance): EventRef => ({ key: item.key, date });
const dateKey = ({ date }: Instance): string => date ?? '';

/** What the window holds of an item, with its master where those are sent (fact 1.2.13). */
function holdings(item: CalendarItem | null, window: Span, { deltaSendsMasters }: Switches): Map<string, Instance> {
  const instances = item ? instancesIn(item, window) : [];
  const master = item?.series && deltaSendsMasters && instances.length > 0 ? [masterOf(item)] : [];
  return new Map([...master, ...instances].map((instance) => [dateKey(instance), instance]));
}

const isSame = (a: Instance, b: Instance | undefined): boolean =>
  b !== undefined && a.kind === b.kind && a.content.version === b.content.version && a.content.startMs === b.content.startMs;

function changesOf(key: number, before: CalendarItem | null, after: CalendarItem | null, window: Span, switches: Switches): DeltaItem[] {
  const [was, is] = [holdings(before, window, switches), holdings(after, window, switches)];
  const present = [...is.values()].filter((instance) => !isSame(instance, was.get(dateKey(instance))));
  const gone = [...was.values()].filter((instance) => !is.has(dateKey(instance)));
  const isUnannounced = ({ date }: Instance): boolean =>
    !switches.deltaAnnouncesDeletedOccurrences && date !== null && (after?.series?.cancelledDates.has(date) ?? false);
  if (was.size === 0 && is.size === 0) return switches.deltaRemovesOutsideChanges ? [{ kind: 'removed', ref: { key, date: null } }] : [];
  return [
    ...present.map((instance) => ({ kind: 'present', ref: refOf(instance), instance }) as const),
    ...gone.filter((instance) => !isUnannounced(instance)).map((instance) => ({ kind: 'removed', ref: refOf(instance) }) as const),
  ];
}

/** Everything the round has to tell, in no order; null when the changes are no longer remembered. Q11: some items it never tells of. */
export function deltaItems(
  box: Mailbox,
  window: Span,
  sinceSeq: number | null,
  switches: Switches,
  isOmitted: (item: CalendarItem) => boolean,
): DeltaItem[] | null {
  if (sinceSeq === null) {
    const all = box.seen().flatMap((item) => (isOmitted(item) ? [] : [...holdings(item, window, switches).values()]));
    return all.map((instance) => ({ kind: 'present', ref: refOf(instance), instance }));
  }
  const changes = box.changesSince(sinceSeq);
  if (!changes) return null;
  const firstBefore = new Map<number, CalendarItem | null>();
  for (const { key, before, after } of changes) {
    const item = before ?? after;
    if (!firstBefore.has(key) && !(item && isOmitted(item))) firstBefore.set(key, before);
  }
  return [...firstBefore].flatMap(([key, before]) => changesOf(key, before, box.getSeen(key), window, switches));
}
