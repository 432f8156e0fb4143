import type { CoordinatorRoom } from './coordinator-room.ts';

/** One name of a mailbox: whoever goes there by another name still goes to that one mailbox (C64). */
export const mailboxName = (tenantId: string, name: string): string => `${tenantId} ${name.toLowerCase()}`;

/** The names of a room's mailbox, the one that cannot be another's first: the directory's id as soon as that is known (D15). */
export function mailboxNamesOf({
  tenantId,
  address,
  objectId,
}: Pick<CoordinatorRoom, 'tenantId' | 'address' | 'objectId'>): readonly [string, ...string[]] {
  const own = mailboxName(tenantId, address);
  return objectId === null ? [own] : [mailboxName(tenantId, objectId), own];
}
