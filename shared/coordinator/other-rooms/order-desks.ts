import { z } from 'zod';
import { type OrderDesk, openOrderDesk } from '../../engine/order-desk/open-order-desk.ts';
import type { OtherCalendars } from '../../graph/room-calendar.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Document } from '../../runtime/document.ts';
import type { Log } from '../../runtime/log.ts';
import type { CoordinatorRoom } from '../coordinator-room.ts';
import type { DocumentRecords } from '../store/coordinator-store.ts';
import type { Mailboxes } from './mailboxes.ts';

export interface OrderDesksDeps {
  /** Null where the coordinator has no credential for that tenant any more. */
  readonly calendarsOf: (tenantId: string) => OtherCalendars | null;
  readonly mailboxes: Pick<Mailboxes, 'zoneOf' | 'learnZone' | 'knownZoneOf'>;
  readonly documents: DocumentRecords;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
}

type Home = Pick<CoordinatorRoom, 'id' | 'tenantId' | 'address'>;

/** A desk for each room whose doors order other rooms: one that is slow to answer holds up nobody else's. */
export interface OrderDesks {
  /** Rejects where the disk fails, and where the room's tenant is not the coordinator's any more. */
  of(room: Home): Promise<OrderDesk>;
  /** Goes on with what a restart has left, also of rooms that were disconnected since; until the signal aborts. */
  serve(signal: AbortSignal): Promise<void>;
}

const INDEX = 'orders';
const indexSchema = z.array(z.strictObject({ id: z.string(), tenantId: z.string(), address: z.string() }));

export function createOrderDesks({ calendarsOf, mailboxes, documents, clock, random, log }: OrderDesksDeps): OrderDesks {
  const desks = new Map<string, Promise<OrderDesk>>();
  /** Those that somebody has asked for in this run: they stay in the index. */
  const wanted = new Set<string>();
  const life = new AbortController();
  const loops = new Set<Promise<void>>();
  let fail: (cause: unknown) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => {}); // told by `serve`
  let homes: readonly Home[] | null = null;
  let lastSave: Promise<unknown> = Promise.resolve();

  const document = (name: string): Document => ({ load: () => documents.read(name), save: (value) => documents.write(name, value) });

  const readHomes = async (): Promise<readonly Home[]> => {
    const found = homes ?? indexSchema.safeParse(await documents.read(INDEX)).data ?? [];
    homes ??= found; // a change may have come before this read
    return homes;
  };
  const changeHomes = (change: (before: readonly Home[]) => readonly Home[]): Promise<void> => {
    const saved = lastSave.then(async () => {
      const next = change(await readHomes());
      await documents.write(INDEX, next);
      homes = next;
    });
    lastSave = saved.catch(() => {}); // the caller is told by `saved`
    return saved;
  };

  const open = async (home: Home): Promise<OrderDesk> => {
    const { id, tenantId, address } = home;
    const calendars = calendarsOf(tenantId);
    if (!calendars) throw new Error(`no credential for the tenant ${tenantId}`);
    // Nobody waits for this: it serves where the other room does not tell, and matters to all-day meetings alone.
    let ownZone = 'UTC';
    mailboxes.zoneOf(home).then((zone) => {
      ownZone = zone;
    }, fail);
    const timeZoneOf = (room: string): string => mailboxes.knownZoneOf(tenantId, room) ?? ownZone;
    const parts = { journal: document(`${INDEX}/${id}/journal`), records: document(`${INDEX}/${id}/records`) };
    return openOrderDesk({ homeRoom: address, calendars, timeZoneOf, ...parts, clock, random, log });
  };

  /** What a restart has left waits until it is known when a day begins in its rooms: an all-day meeting there may be in its way. */
  const serveDesk = async (desk: OrderDesk, { tenantId }: Home): Promise<void> => {
    const learnt = Promise.all(desk.rooms().map((address) => mailboxes.learnZone(tenantId, address)));
    await Promise.race([learnt, untilAborted(life.signal)]);
    await desk.serve(life.signal);
  };

  const start = (home: Home): Promise<OrderDesk> => {
    const opening = open(home);
    desks.set(home.id, opening);
    opening.then(
      (desk) => loops.add(serveDesk(desk, home).catch(fail)),
      () => desks.delete(home.id), // whoever asks is told, and the next one tries again
    );
    return opening;
  };

  return {
    async of({ id, tenantId, address }) {
      const home = { id, tenantId, address };
      wanted.add(id);
      // In the index before the first order: whoever comes after a crash has to find it.
      const isIn = (known: readonly Home[]): boolean => known.some((one) => one.id === id);
      if (!isIn(await readHomes())) await changeHomes((before) => (isIn(before) ? before : [...before, home]));
      return desks.get(id) ?? start(home);
    },
    async serve(signal) {
      const rested = new Set<string>();
      for (const home of await readHomes()) {
        if (!calendarsOf(home.tenantId)) log.warn('ordersOfUnknownTenant', { tenantId: home.tenantId });
        else if ((await (desks.get(home.id) ?? start(home))).isIdle()) rested.add(home.id);
      }
      await changeHomes((before) => before.filter(({ id }) => wanted.has(id) || !rested.has(id)));
      await Promise.race([failed, untilAborted(signal)]);
      life.abort();
      await Promise.all(loops);
    },
  };
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
