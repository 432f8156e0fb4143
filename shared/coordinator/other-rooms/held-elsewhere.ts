import type { OrderDesk } from '../../engine/order-desk/open-order-desk.ts';
import type { DoorHoldings, Holding, Holdings } from './holdings.ts';
import type { OrderDesks } from './order-desks.ts';

/** Time in another room that a door has, as staff are told: never whose or what for. */
export interface HeldBooking {
  /** SMTP address. */
  readonly room: string;
  /** Epoch milliseconds. */
  readonly startMs: number;
  readonly endMs: number;
}

/** `underWay`: on the disk, and it goes on by itself. `failed`: nothing was done; ask again. */
export interface TakenBack extends HeldBooking {
  readonly became: 'takenBack' | 'underWay' | 'failed';
}

/** What doors have in other rooms, also those that were revoked or whose room was disconnected since (C62). */
export interface HeldElsewhere {
  /** Soonest first; null for a door that never booked elsewhere. Rejects where the disk fails. */
  heldBy(doorId: string): Promise<readonly HeldBooking[] | null>;
  /** Withdraws all of it, and says of each what became of it. Asked again, it goes on where it was cut short. */
  takeBack(doorId: string): Promise<readonly TakenBack[] | null>;
}

export interface HeldElsewhereDeps {
  readonly holdings: Pick<Holdings, 'of' | 'drop'>;
  readonly desks: Pick<OrderDesks, 'of'>;
  /** False where the coordinator has no credential for that tenant any more. */
  readonly hasTenant: (tenantId: string) => boolean;
}

/** Somebody waits at a terminal; what is not gone by then goes all the same. */
const PATIENCE_MS = 20_000;

/** Nobody's going away ends it. */
const nobodys = new AbortController().signal;

export function createHeldElsewhere({ holdings, desks, hasTenant }: HeldElsewhereDeps): HeldElsewhere {
  /** Null where its tenant is no longer the coordinator's: nobody can say then how its orders stand, and they count as held. */
  const deskOf = async ({ home }: DoorHoldings): Promise<OrderDesk | null> => (hasTenant(home.tenantId) ? desks.of(home) : null);

  const standing = (desk: OrderDesk | null, { bookings }: DoorHoldings): readonly Holding[] =>
    bookings.filter(({ commandId }) => desk === null || !isGone(desk, commandId)).sort((one, other) => one.startMs - other.startMs);

  const takeBackOne = async (doorId: string, desk: OrderDesk | null, held: Holding): Promise<TakenBack['became']> => {
    if (desk === null) return 'failed';
    const answer = await desk.giveBack(held.commandId, PATIENCE_MS, nobodys, held);
    if (answer?.kind === 'unsaved') return 'failed';
    if (answer?.kind === 'pending') return 'underWay';
    await holdings.drop(doorId, held.commandId);
    return 'takenBack';
  };

  return {
    async heldBy(doorId) {
      const held = await holdings.of(doorId);
      return held && standing(await deskOf(held), held).map(told);
    },
    async takeBack(doorId) {
      const held = await holdings.of(doorId);
      if (held === null) return null;
      const desk = await deskOf(held);
      return Promise.all(standing(desk, held).map(async (one) => ({ ...told(one), became: await takeBackOne(doorId, desk, one) })));
    },
  };
}

/** True of an order that stands in no calendar, and never will. One that the desk knows nothing of may be there. */
export function isGone(desk: Pick<OrderDesk, 'stateOf'>, commandId: string): boolean {
  const kind = desk.stateOf(commandId)?.kind;
  return kind === 'refused' || kind === 'notReached' || kind === 'givenBack';
}

const told = ({ room, startMs, endMs }: Holding): HeldBooking => ({ room: room.address, startMs, endMs });
