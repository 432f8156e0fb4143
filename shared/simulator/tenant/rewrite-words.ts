import type { CalendarItem, ItemContent } from './calendar-item.ts';
import type { Stamp } from './edit-item.ts';
import type { RoomSettings } from './room-settings.ts';

/** One of the things a room does to the words of a meeting it accepted. */
export type RewriteStep = 'dropSubject' | 'nameOrganizer' | 'dropBody' | 'dropPrivateFlag';

/** All of a room's steps in their order. */
export function rewriteStepsOf(settings: RoomSettings): readonly RewriteStep[] {
  return [
    ...(settings.deleteSubject ? (['dropSubject'] as const) : []),
    ...(settings.addOrganizerToSubject ? (['nameOrganizer'] as const) : []),
    ...(settings.deleteComments ? (['dropBody'] as const) : []),
    ...(settings.removePrivateProperty ? (['dropPrivateFlag'] as const) : []),
  ];
}

function rewritten(content: ItemContent, step: RewriteStep, organizer: string): Partial<ItemContent> {
  switch (step) {
    case 'dropSubject':
      return { subject: '' };
    case 'nameOrganizer':
      return content.subject.startsWith(organizer) ? {} : { subject: `${organizer} ${content.subject}`.trim() };
    case 'dropBody':
      return { body: { contentType: 'html', content: '' } };
    case 'dropPrivateFlag':
      return { sensitivity: 'normal' };
  }
}

/** The item after one step, its exceptions too. */
export function rewriteItem(item: CalendarItem, step: RewriteStep, { nowMs, version }: Stamp): CalendarItem {
  const rewrite = (content: ItemContent): ItemContent => ({
    ...content,
    ...rewritten(content, step, item.organizer.name),
    version,
    modifiedMs: nowMs,
  });
  const { series } = item;
  const exceptions = new Map([...(series?.exceptions ?? [])].map(([date, content]) => [date, rewrite(content)] as const));
  return { ...item, content: rewrite(item.content), series: series && { ...series, exceptions } };
}
