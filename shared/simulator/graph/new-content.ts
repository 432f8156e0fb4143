import type { NewEvent } from '../tenant/calendars.ts';
import type { ContentPatch } from '../tenant/edit-item.ts';
import { refuse } from './graph-refusal.ts';

/** A new event's content: what was sent, Graph's defaults for the rest. Needs start and end, in that order (fact 3.1.7). */
export function newContent(patch: ContentPatch): NewEvent['content'] {
  const { startMs, endMs } = patch;
  if (startMs === undefined || endMs === undefined || endMs < startMs) throw refuse.invalidProperty();
  return {
    subject: '',
    body: { contentType: 'html', content: '' },
    isAllDay: false,
    showAs: patch.isAllDay ? 'free' : 'busy',
    sensitivity: 'normal',
    importance: 'normal',
    categories: [],
    location: null,
    invitees: [],
    reminderMinutes: 15,
    isReminderOn: true,
    joinUrl: null,
    allowNewTimeProposals: true,
    extendedProperties: [],
    ...patch,
    startMs,
    endMs,
  };
}
