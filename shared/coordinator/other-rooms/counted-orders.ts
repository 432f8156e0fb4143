import type { OrderAnswer, RoomOrder } from '../../engine/order-desk/open-order-desk.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { CoordinatorRoom, EnrolledDoor } from '../coordinator-room.ts';
import type { Enrolment } from '../enrolment/enrolment.ts';
import { isGone } from './held-elsewhere.ts';
import type { Holdings } from './holdings.ts';
import { createInTurn } from './in-turn.ts';
import type { OrderDesks } from './order-desks.ts';
import { createRate } from './rate.ts';

/** `tooMany`: the door holds as much elsewhere as it may. `notEnrolled`: it was cut off meanwhile. Nothing was ordered by this call then. */
type CountedAnswer = OrderAnswer | { readonly kind: 'notOrdered'; readonly reason: 'tooMany' | 'notEnrolled' };

/** Places an order, or asks how it stands. What a door orders is written down first, so that neither a crash nor a revocation loses sight of it. */
export type OrderCounted = (door: EnrolledDoor, room: CoordinatorRoom, order: RoomOrder, signal: AbortSignal) => Promise<CountedAnswer>;

export interface CountedOrdersDeps {
  readonly desks: Pick<OrderDesks, 'of'>;
  readonly holdings: Pick<Holdings, 'take' | 'drop'>;
  readonly enrolment: Pick<Enrolment, 'doorOf'>;
  /** For how long a last word is waited for. */
  readonly patienceMs: number;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly log: Pick<Log, 'warn'>;
}

export function createCountedOrders({ desks, holdings, enrolment, patienceMs, clock, log }: CountedOrdersDeps): OrderCounted {
  const inTurn = createInTurn();
  /** What a stolen device can bring about at will must not fill the log. */
  const tellings = createRate({ clock, burst: 1, everyMs: 3_600_000 });

  const isLetIn = ({ id, publicKey }: EnrolledDoor): boolean => {
    const now = enrolment.doorOf(publicKey);
    return now?.id === id && now.revokedMs === null;
  };

  const order: OrderCounted = async (door, room, asked, signal) => {
    const desk = await desks.of(room);
    const { commandId, startMs, endMs } = asked;
    if (desk.stateOf(commandId) !== null) return desk.place(asked, patienceMs, signal);
    const home = { id: room.id, tenantId: room.tenantId, address: room.address };
    const isTaken = await holdings.take(door.id, home, { commandId, room: asked.room, startMs, endMs }, (id) => isGone(desk, id));
    if (!isTaken) {
      if (tellings.take(door.id)) log.warn('doorHoldsTooManyRooms', { doorId: door.id, address: room.address });
      return { kind: 'notOrdered', reason: 'tooMany' };
    }
    // Whoever cuts it off from here on finds what it is about to order.
    if (!isLetIn(door)) {
      await holdings.drop(door.id, commandId);
      return { kind: 'notOrdered', reason: 'notEnrolled' };
    }
    const answer = await desk.place(asked, patienceMs, signal);
    if (desk.stateOf(commandId) === null || isGone(desk, commandId)) await holdings.drop(door.id, commandId);
    return answer;
  };

  // One command at a time: an answer that takes one off the list must not overtake an order that has just put it there.
  return (door, room, asked, signal) => inTurn(`${room.id} ${asked.commandId}`, () => order(door, room, asked, signal));
}
