import type { CoordinatorRoom } from '../coordinator-room.ts';
import type { Enrolment } from '../enrolment/enrolment.ts';
import { refuse } from './staff-answer.ts';

/** The room that is meant, or the answer to a name that means none, or several. */
type FoundRoom = { readonly kind: 'found'; readonly room: CoordinatorRoom } | { readonly kind: 'refused'; readonly response: Response };

/** How a room is named in a path: by the coordinator's id of it, its address or its object id; `tenantId` tells rooms of several tenants apart. */
interface RoomName {
  readonly name: string;
  /** As the configuration has it, in whatever case; null where the name says enough. */
  readonly tenantId: string | null;
}

/** The name that the path `…/:id?tenant=…` gives. */
export function roomNameOf(request: { param(key: 'id'): string; query(key: string): string | undefined }): RoomName {
  return { name: request.param('id'), tenantId: request.query('tenant') || null };
}

/** Never guesses: where several rooms go by the name they are told, and how to say which (C63). */
export function findRoom({ rooms }: Pick<Enrolment, 'rooms'>, { name, tenantId }: RoomName): FoundRoom {
  const wanted = name.toLowerCase();
  const named = rooms().filter(
    ({ id, address, objectId }) => id === name || address.toLowerCase() === wanted || objectId?.toLowerCase() === wanted,
  );
  const found = named.filter((room) => tenantId === null || room.tenantId.toLowerCase() === tenantId.toLowerCase());
  const [room, ...others] = found;
  if (room === undefined) return { kind: 'refused', response: refuse('unknownRoom') };
  if (others.length === 0) return { kind: 'found', room };
  const each = found.map((one) => `${one.address} of ${one.tenantId} (${one.id})`).join(', ');
  const way = new Set(found.map((one) => one.tenantId)).size > 1 ? 'name its tenant as well (--tenant), or give its id' : 'give its id';
  const message = `${found.length} rooms go by ${name}: ${each}. Say which: ${way}.`;
  return { kind: 'refused', response: refuse('ambiguousRoom', { message }) };
}
