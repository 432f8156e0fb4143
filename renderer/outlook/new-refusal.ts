import type { TenantState } from './tenant-state.ts';

/** What a room has declined since the state before, as a sentence; null when nothing. It would else just be gone from the day. */
export function newRefusal(before: TenantState | null, after: TenantState): string | null {
  if (!before) return null;
  const sinceMs = Date.parse(before.now);
  const notice = after.notices.findLast(({ kind, atMs }) => kind === 'declined' && atMs > sinceMs);
  const room = after.rooms.find(({ address }) => address === notice?.from);
  if (!notice || !room) return null;
  return `${room.name} declined “${notice.subject}”${notice.comment ? `: ${notice.comment}` : ''}.`;
}
