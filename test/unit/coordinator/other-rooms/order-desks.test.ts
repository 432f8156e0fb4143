import { expect, test } from 'vitest';
import { createOrderDesks, type OrderDesksDeps } from '../../../../shared/coordinator/other-rooms/order-desks.ts';
import { silentLog } from '../../../../shared/runtime/log.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';
import { createFakeCalendar } from '../../../support/fake-calendar.ts';
import { cumulusAtTen } from '../../engine/order-desk/order-world.ts';

const aurora = { id: 'room-aurora', tenantId: 'contoso', address: 'aurora@contoso.com' };
const mailboxes: OrderDesksDeps['mailboxes'] = { zoneOf: async () => 'UTC', async learnZone() {}, knownZoneOf: () => null };

/** Desks on a disk that outlives them; `changes` are of this run alone. */
function createDesksWorld() {
  const clock = createDrivenClock(cumulusAtTen.startMs, { pump: 5 });
  const calendars = createFakeCalendar({ nowMs: clock.nowMs });
  const disk = new Map<string, string>();
  const documents: OrderDesksDeps['documents'] = {
    read: async (name) => JSON.parse(disk.get(name) ?? 'null'),
    async write(name, value) {
      disk.set(name, JSON.stringify(value));
    },
  };
  const open = (changes: Partial<OrderDesksDeps> = {}) =>
    createOrderDesks({ calendarsOf: () => calendars, mailboxes, documents, clock, random: () => 0.5, log: silentLog, ...changes });
  return { clock, calendars, disk, documents, open };
}

test('E71 a room that orders while the coordinator starts is found after the next start', async () => {
  const { clock, disk, documents, open } = createDesksWorld();
  let answer = (): void => {};
  let reads = 0;
  const read = async (name: string): Promise<unknown> => {
    const found = await documents.read(name);
    reads += 1;
    if (name === 'orders' && reads === 1) await new Promise<void>((resolve) => (answer = resolve));
    return found;
  };
  const desks = open({ documents: { ...documents, read } });
  const life = new AbortController();
  const served = desks.serve(life.signal);
  await clock.settle();
  await desks.of(aurora);
  answer();
  await clock.settle();
  expect(JSON.parse(disk.get('orders') ?? '')).toEqual([aurora]);
  life.abort();
  await served;
});

test('E71 a coordinator that stops waits for no mailbox that does not tell its zone', async () => {
  const { clock, calendars, open } = createDesksWorld();
  const cumulus = calendars.calendarOf(cumulusAtTen.room.address);
  cumulus.gate = (call) => (call === 'createEvent' ? new Promise(() => {}) : undefined);
  const { signal } = new AbortController();
  const first = await open().of(aurora);
  void first.place(cumulusAtTen, 1_000, signal);
  await clock.settle();
  const life = new AbortController();
  const served = open({ mailboxes: { ...mailboxes, learnZone: () => new Promise(() => {}) } }).serve(life.signal);
  let hasStopped = false;
  void served.then(() => {
    hasStopped = true;
  });
  await clock.settle();
  life.abort();
  await clock.settle();
  expect(hasStopped).toBe(true);
});
