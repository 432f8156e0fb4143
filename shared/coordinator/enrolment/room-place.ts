import { roomSchema } from '../../config/room-schema.ts';
import type { CoordinatorRoom } from '../coordinator-room.ts';
import type { EnrolmentRefusal, RoomPlace } from './enrolment.ts';

type PlaceProblem = Extract<EnrolmentRefusal, 'malformedRoom' | 'unknownTenant'>;

/** A place where no room of ours can be. */
export class RoomPlaceError extends Error {
  override readonly name = 'RoomPlaceError';
  readonly kind: PlaceProblem;
  /** The place in the words of whoever gave it: one wrong line of ten thousand has to be found. */
  readonly place: string;

  constructor(kind: PlaceProblem, { room, tenantId }: RoomPlace) {
    const place = tenantId === null ? room : `${room}, ${tenantId}`;
    super(`${kind}: ${place}`);
    this.kind = kind;
    this.place = place;
  }
}

/** Where a room is, checked: the configured name of its tenant, and its address or object id in small letters. */
export type CheckedPlace = Pick<CoordinatorRoom, 'tenantId' | 'address'>;

export function checkPlace(place: RoomPlace, tenantIds: readonly string[]): CheckedPlace | PlaceProblem {
  const address = roomSchema.safeParse(place.room);
  if (!address.success) return 'malformedRoom';
  const [only, ...others] = tenantIds;
  const named = tenantIds.find((tenantId) => tenantId.toLowerCase() === place.tenantId?.toLowerCase());
  const tenantId = place.tenantId === null && others.length === 0 ? only : named;
  return tenantId === undefined ? 'unknownTenant' : { tenantId, address: address.data.toLowerCase() };
}
