import type { CoordinatorRoom, EnrolledDoor } from '../coordinator-room.ts';
import type { Enrolment } from '../enrolment/enrolment.ts';
import type { GraphTime } from '../graph-time.ts';
import type { Lines } from '../lines/lines.ts';
import type { SubscriptionStatus, Subscriptions } from '../subscriptions/subscriptions.ts';

/** Answer of `GET /api/status`. */
export interface StaffStatus {
  readonly counts: {
    readonly rooms: number;
    /** Rooms whose changes Graph tells. */
    readonly subscribed: number;
    /** Doors that may act. */
    readonly doors: number;
    /** Of those, with a line up. */
    readonly present: number;
  };
  /** Graph's time minus the machine's; null while Graph has not told. */
  readonly clockOffsetMs: number | null;
  readonly rooms: readonly StatusRoom[];
  readonly doors: readonly StatusDoor[];
}

export interface StatusRoom extends CoordinatorRoom {
  readonly subscription: SubscriptionStatus;
}

export interface StatusDoor extends Omit<EnrolledDoor, 'publicKey'> {
  /** Null while the door has no line. */
  readonly line: { readonly sinceMs: number; readonly version: string } | null;
}

export interface StaffStatusDeps {
  readonly enrolment: Pick<Enrolment, 'rooms' | 'doors'>;
  readonly subscriptions: Pick<Subscriptions, 'statusOf'>;
  readonly lines: Pick<Lines, 'present'>;
  readonly graphTime: Pick<GraphTime, 'offsetMs'>;
}

export function buildStaffStatus({ enrolment, subscriptions, lines, graphTime }: StaffStatusDeps): StaffStatus {
  const present = lines.present();
  const rooms = enrolment.rooms().map((room): StatusRoom => ({ ...room, subscription: subscriptions.statusOf(room.id) }));
  const doors = enrolment
    .doors()
    .map(({ publicKey: _publicKey, ...door }): StatusDoor => ({ ...door, line: present.get(door.id) ?? null }));
  const active = doors.filter(({ revokedMs }) => revokedMs === null);
  return {
    counts: {
      rooms: rooms.length,
      subscribed: rooms.filter(({ subscription }) => subscription.kind === 'subscribed').length,
      doors: active.length,
      present: active.filter(({ line }) => line !== null).length,
    },
    clockOffsetMs: graphTime.offsetMs(),
    rooms,
    doors,
  };
}
