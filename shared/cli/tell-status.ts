import { CLOCK_OFF_MS } from '../coordinator/graph-time.ts';
import { mailboxNamesOf } from '../coordinator/mailbox-names.ts';
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
export function tellStatus({ counts, clockOffsetMs, rooms, doors }: StaffStatus): readonly string[] {
  const { rooms: all, subscribed, doors: active, present } = counts;
  const hasSeveral = new Set(rooms.map(({ tenantId }) => tenantId)).size > 1;
  const byMailbox = Map.groupBy(rooms, (room) => mailboxNamesOf(room)[0]);
  return [
    `rooms: ${all}, subscribed: ${subscribed}; doors: ${active}, with a line: ${present}`,
    ...tellClock(clockOffsetMs ?? 0),
    ...rooms.flatMap((room) => [
      '',
      tellRoom(room, hasSeveral ? `${room.address} of ${room.tenantId}` : room.address),
      ...tellTwins(room, byMailbox.get(mailboxNamesOf(room)[0]) ?? []),
      ...doors.filter(({ roomId }) => roomId === room.id).map(tellDoor),
    ]),
  ];
}

/** For programs, and for terminals: it reads as the same JSON, and moves nobody's cursor (C76). */
export function tellStatusAsJson(status: StaffStatus): string {
  return JSON.stringify(status, null, 2).replace(/[^\x20-\x7e\n]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function tellClock(offsetMs: number): readonly string[] {
  if (Math.abs(offsetMs) <= CLOCK_OFF_MS) return [];
  const minutes = Math.round(Math.abs(offsetMs) / 60_000);
  return [
    `The clock of the coordinator's machine is ${minutes} min ${offsetMs > 0 ? 'slow' : 'fast'}: Lintel goes by Microsoft's; set it right`,
  ];
}

function tellRoom({ tenantId, subscription }: StatusRoom, name: string): string {
  if (subscription.kind === 'subscribed') return `${name}: subscribed until ${instant(subscription.untilMs)}`;
  const { because, nextTryMs } = subscription;
  // Nothing was refused: there is no credential to try.
  if (because === 'credentialRefused' && nextTryMs === null) return `${name}: not subscribed, the configuration has no tenant ${tenantId}`;
  const next = nextTryMs === null ? '' : `; next try ${instant(nextTryMs)}`;
  return `${name}: not subscribed, ${reasons[because]}${next}`;
}

/** Settings of the one name do not reach the doors of the other. */
function tellTwins(room: StatusRoom, sameMailbox: readonly StatusRoom[]): readonly string[] {
  const way = 'keep one of the two, disconnect the other, and enrol its doors at the one that stays';
  return sameMailbox.filter(({ id }) => id !== room.id).map(({ address }) => `  the same mailbox as ${address}: ${way}`);
}

function tellDoor({ id, revokedMs, line }: StatusDoor): string {
  if (revokedMs !== null) return `  ${id}  cut off ${instant(revokedMs)}`;
  return line === null ? `  ${id}  no line` : `  ${id}  line since ${instant(line.sinceMs)}, Lintel ${printable(line.version)}`;
}

/** A door says its version by itself: what would move the cursor of whoever reads it is left out. */
const printable = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?');

const instant = (ms: number): string => new Date(ms).toISOString().slice(0, 19).concat('Z');
