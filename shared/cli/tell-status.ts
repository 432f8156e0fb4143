import type { StaffStatus, StatusDoor, StatusRoom } from '../coordinator/staff/staff-status.ts';
import type { UnsubscribedReason } from '../coordinator/subscriptions/subscriptions.ts';

const reasons: Readonly<Record<UnsubscribedReason, string>> = {
  noPublicAddress: 'no publicAddress is configured; doors poll',
  notTriedYet: 'not tried yet',
  validationFailed: 'Microsoft could not reach publicAddress, or got a wrong answer there',
  quotaReached: 'the mailbox has too many subscriptions',
  mailboxClosed: 'the app may not read this mailbox',
  alreadyExists: 'Microsoft has one that is unknown here, which is deleted first',
  lifeTooLong: 'a shorter one is asked for',
  forbidden: 'the app may not subscribe to this mailbox',
  credentialRefused: 'the credential was refused',
  roomNotFound: 'the directory does not know this room',
  notFound: 'Microsoft does not find it',
  throttled: 'Microsoft asked to slow down',
  serviceFailing: 'Microsoft is in trouble',
  offline: 'Microsoft could not be reached',
  aborted: 'the coordinator stops',
  badRequest: 'Microsoft did not understand the request',
  unexpectedReply: 'Microsoft gave an answer that makes no sense',
  changed: 'it was changed meanwhile',
  cursorExpired: 'Microsoft gave an answer that makes no sense',
};

/** The status as lines for a terminal: each room with its subscription, and its doors below it. */
export function tellStatus({ counts, rooms, doors }: StaffStatus): readonly string[] {
  const { rooms: all, subscribed, doors: active, present } = counts;
  return [
    `rooms: ${all}, subscribed: ${subscribed}; doors: ${active}, with a line: ${present}`,
    ...rooms.flatMap((room) => ['', tellRoom(room), ...doors.filter(({ roomId }) => roomId === room.id).map(tellDoor)]),
  ];
}

function tellRoom({ address, tenantId, subscription }: StatusRoom): string {
  if (subscription.kind === 'subscribed') return `${address}: subscribed until ${instant(subscription.untilMs)}`;
  const { because, nextTryMs } = subscription;
  // Nothing was refused: there is no credential to try.
  if (because === 'credentialRefused' && nextTryMs === null)
    return `${address}: not subscribed, the configuration has no tenant ${tenantId}`;
  const next = nextTryMs === null ? '' : `; next try ${instant(nextTryMs)}`;
  return `${address}: not subscribed, ${reasons[because]}${next}`;
}

function tellDoor({ id, revokedMs, line }: StatusDoor): string {
  if (revokedMs !== null) return `  ${id}  cut off ${instant(revokedMs)}`;
  return line === null ? `  ${id}  no line` : `  ${id}  line since ${instant(line.sinceMs)}, Lintel ${line.version}`;
}

const instant = (ms: number): string => new Date(ms).toISOString().slice(0, 19).concat('Z');
