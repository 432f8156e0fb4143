import type { CoordinatorRoom } from '../coordinator-room.ts';
import type { Enrolment } from '../enrolment/enrolment.ts';

/** By the coordinator's id of it, or by its address or object id, where rooms of two tenants do not share it. */
export function findRoom(enrolment: Pick<Enrolment, 'rooms' | 'roomOf'>, name: string): CoordinatorRoom | null {
  const byId = enrolment.roomOf(name);
  if (byId) return byId;
  const wanted = name.toLowerCase();
  const [room, ...others] = enrolment.rooms().filter(({ address, objectId }) => address === wanted || objectId?.toLowerCase() === wanted);
  return room && others.length === 0 ? room : null;
}
