import { randomBytes, randomUUID } from 'node:crypto';
import type { EnrolledDoor } from '../../../../shared/coordinator/coordinator-room.ts';
import { createEnrolment } from '../../../../shared/coordinator/enrolment/create-enrolment.ts';
import type { Enrolment, EnrolmentEvent, RoomPlace } from '../../../../shared/coordinator/enrolment/enrolment.ts';
import type { CoordinatorStore } from '../../../../shared/coordinator/store/coordinator-store.ts';
import { silentLog } from '../../../../shared/runtime/log.ts';
import { createDrivenClock, type DrivenClock } from '../../../support/driven-clock.ts';
import { openMemoryStore } from '../../../support/memory-store.ts';

export const OAK: RoomPlace = { room: 'oak@contoso.com', tenantId: null };
export const ELM: RoomPlace = { room: 'elm@contoso.com', tenantId: null };

/** The enrolment on the real store in memory, with a driven clock, and what it told others. */
export interface Enrolling {
  readonly enrolment: Enrolment;
  readonly store: CoordinatorStore;
  readonly clock: DrivenClock;
  readonly events: readonly EnrolmentEvent[];
  /** What the subscriptions were told, as `connect` or `disconnect` and the room's address or id. */
  readonly asked: readonly string[];
  /** The same store after a restart. */
  reopened(): Promise<Enrolment>;
}

export async function openEnrolling({
  tenantIds = ['contoso'],
  store: usedStore,
}: {
  readonly tenantIds?: readonly string[];
  readonly store?: (store: CoordinatorStore) => Partial<CoordinatorStore>;
} = {}): Promise<Enrolling> {
  const memory = await openMemoryStore();
  const store: CoordinatorStore = { ...memory, ...usedStore?.(memory) };
  const clock = createDrivenClock(Date.parse('2026-11-21T08:00:00Z'));
  const events: EnrolmentEvent[] = [];
  const asked: string[] = [];
  const open = () =>
    createEnrolment({
      store,
      subscriptions: {
        connect: (room) => void asked.push(`connect ${room.address}`),
        disconnect: async (roomId) => void asked.push(`disconnect ${roomId}`),
      },
      ...{ tenantIds, clock, randomBytes, newId: randomUUID, log: silentLog },
    });
  const enrolment = await open();
  enrolment.watch((event) => events.push(event));
  return { enrolment, store, clock, events, asked, reopened: open };
}

/** A door that was let in by its code. */
export async function enrolled(enrolment: Enrolment, publicKey: string, place: RoomPlace = OAK): Promise<EnrolledDoor> {
  const result = await enrolment.confirm(enrolment.codeFor(publicKey).code, place);
  if (result.kind === 'refused') throw new Error(result.reason);
  return result.door;
}

export const kinds = (events: readonly { readonly kind: string }[]): readonly string[] => events.map(({ kind }) => kind);
