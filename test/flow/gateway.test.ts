import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { buildBookingBody } from '../../shared/graph/event-body.ts';
import { createGraphRoomCalendar, type GraphRoomCalendar } from '../../shared/graph/graph-room-calendar.ts';
import type { DeltaPage } from '../../shared/graph/room-calendar.ts';
import { silentLog } from '../../shared/runtime/log.ts';
import { coordinatorsClosedAfterEach } from '../support/closed-coordinators.ts';
import { type CoordinatorHouse, PUBLIC_ADDRESS } from '../support/coordinator-house.ts';
import { AURORA } from '../support/house.ts';
import type { LineDoor } from '../support/line-door.ts';

const CUMULUS = 'cumulus@contoso.com';
const window = { startMs: Date.parse('2026-11-16T23:00:00Z'), endMs: Date.parse('2026-11-28T23:00:00Z') };
const { signal } = new AbortController();

const open = coordinatorsClosedAfterEach();

/** The calendar as the engine of that door has it. */
const calendarOf = (house: CoordinatorHouse, door: LineDoor, room = AURORA): GraphRoomCalendar =>
  createGraphRoomCalendar({
    access: { kind: 'gateway', coordinator: PUBLIC_ADDRESS, deviceKey: door.key },
    room,
    fetch: house.fetch,
    clock: house.clock,
    newId: randomUUID,
    log: silentLog,
    onServerTime() {},
  });

/** The round's pages, one item each, to its delta link. */
async function roundOf(
  calendar: GraphRoomCalendar,
  from: Parameters<GraphRoomCalendar['readDeltaPage']>[0],
): Promise<readonly DeltaPage[]> {
  const pages = [await calendar.readDeltaPage(from, signal)];
  for (let page = pages[0]; page?.link.kind === 'next'; page = pages.at(-1))
    pages.push(await calendar.readDeltaPage({ kind: 'link', url: page.link.url, pageSize: 1 }, signal));
  return pages;
}

const meet = (house: CoordinatorHouse, subject: string, hour: number): void => {
  house.acts.writeIntoRoom(AURORA, { subject, start: `2026-11-18T${hour}:00`, end: `2026-11-18T${hour + 1}:00` });
};

test('D9 next and delta links lead through the gateway, and outlive a restart of the coordinator', async () => {
  const house = await open();
  const calendar = calendarOf(house, await house.enrolled(AURORA));
  meet(house, 'Roadmap', 12);
  meet(house, 'Planning', 14);
  const first = await roundOf(calendar, { kind: 'window', window, pageSize: 1 });
  expect(first.length).toBeGreaterThan(1);
  expect(first.every(({ link }) => link.url.startsWith(`${PUBLIC_ADDRESS}/gateway/v1.0/links/`))).toBe(true);

  await house.stop();
  await house.start();
  meet(house, 'Retrospective', 16);
  const next = await roundOf(calendar, { kind: 'link', url: first.at(-1)?.link.url ?? '', pageSize: 1 });
  expect(next.flatMap(({ changes }) => changes)).toHaveLength(1);
  expect(house.tenant.requests.latest().filter(({ path }) => path.includes('delta?startDateTime'))).toHaveLength(1);
});

test('D9 D15 a door goes on by the directory’s id although the coordinator was started over since', async () => {
  const house = await open();
  const calendar = calendarOf(house, await house.enrolled(AURORA));
  expect(await calendar.resolveRoom(signal)).toMatchObject({ displayName: 'Aurora' });
  await house.stop();
  await house.start();
  expect(await calendar.readEvents(window, signal)).toEqual([]);
});

test('D9 another room’s calendar is closed to it, is never asked for, and the try is counted', async () => {
  const house = await open();
  const calendar = calendarOf(house, await house.enrolled(AURORA));
  house.tenant.requests.clear();
  await expect(calendar.calendarOf(CUMULUS).readEvents(window, signal)).rejects.toMatchObject({ kind: 'forbidden' });
  const id = house.tenant.directory.find(CUMULUS)?.id;
  expect(house.tenant.requests.latest().filter(({ mailbox }) => mailbox === id)).toEqual([]);
  expect(await house.metric('lintel_gateway_calls_total', '403')).toBe(1);
});

test('D9 a stolen device is cut off by one click: what it asks for next reaches nobody', async () => {
  const house = await open();
  const door = await house.enrolled(AURORA);
  const calendar = calendarOf(house, door);
  await calendar.readEvents(window, signal);
  const { body } = await house.staff('GET', '/status');
  const [{ id = '' } = {}] = (body as { readonly doors: readonly { readonly id: string }[] }).doors;
  expect((await house.staff('POST', `/doors/${id}/revoke`)).status).toBeLessThan(300);
  house.tenant.requests.clear();
  await expect(calendar.readEvents(window, signal)).rejects.toMatchObject({ kind: 'credentialRefused' });
  expect(house.tenant.requests.latest()).toEqual([]);
});

test('D9 while the coordinator is away the door is offline, and has nothing to do when it is back', async () => {
  const house = await open();
  const calendar = calendarOf(house, await house.enrolled(AURORA));
  await calendar.readEvents(window, signal);
  await house.stop();
  await expect(calendar.readEvents(window, signal)).rejects.toMatchObject({ kind: 'offline' });
  await house.start();
  expect(await calendar.readEvents(window, signal)).toEqual([]);
});

test('[8.1] all doors of a room together have four requests at the mailbox at a time', async () => {
  const house = await open();
  const doors = await Promise.all(Array.from({ length: 5 }, () => house.enrolled(AURORA)));
  const calendars = doors.map((door) => calendarOf(house, door));
  for (const calendar of calendars) await calendar.readEvents(window, signal); // each has its token
  house.tenant.requests.clear();
  house.tenant.faults.add({ effect: { kind: 'latency', ms: 300 } });
  const reads = calendars.flatMap((calendar) => [calendar.readEvents(window, signal), calendar.readEvents(window, signal)]);
  await house.clock.advance(2_000);
  expect(await Promise.all(reads)).toHaveLength(10);
  expect(Object.values(house.tenant.requests.mostInFlight())).toEqual([4]);
});

test('C55 [8.1] whoever orders the room from another one’s door shares them', async () => {
  const house = await open();
  const doors = await Promise.all([AURORA, AURORA].map((room) => house.enrolled(room)));
  const calendars = doors.map((door) => calendarOf(house, door));
  for (const calendar of calendars) await calendar.readEvents(window, signal);
  const others = await Promise.all([CUMULUS, 'borealis@contoso.com', 'dune@contoso.com'].map((room) => house.enrolled(room)));
  house.tenant.requests.clear();
  house.tenant.faults.add({ effect: { kind: 'latency', ms: 300 } });
  const asked = { ...window, startMs: house.clock.nowMs() + 3_600_000, endMs: house.clock.nowMs() + 7_200_000, parent: null };
  for (const other of others) {
    const question = { kind: 'bookOtherRoom', commandId: randomUUID(), room: AURORA, ...asked } as const;
    other.send({ kind: 'ask', id: randomUUID(), question });
  }
  for (let second = 0; second < 8; second += 1) {
    const reads = calendars.flatMap((calendar) => [calendar.readEvents(window, signal), calendar.readEvents(window, signal)]);
    await house.clock.advance(1_000);
    await Promise.all(reads);
  }
  expect(others.map(({ kinds }) => kinds().includes('answer'))).toEqual([true, true, true]);
  expect(others.filter(({ told }) => JSON.stringify(told).includes('"booked"'))).toHaveLength(1);
  expect(Math.max(...Object.values(house.tenant.requests.mostInFlight()))).toBe(4);
});

const objectIdOf = ({ tenant }: CoordinatorHouse, room: string): string => tenant.directory.find(room)?.id ?? 'none';

test('C64 [8.1] a room that was connected by its object id and by its address has four requests at its one mailbox, not eight', async () => {
  const house = await open({ publicAddress: null });
  const names = [objectIdOf(house, AURORA), AURORA];
  const doors = [await house.enrolled(names[0] ?? ''), await house.enrolled(AURORA)];
  expect((await house.store.rooms.all()).map(({ address }) => address).sort()).toEqual([...names].sort());
  const calendars = doors.map((door, index) => calendarOf(house, door, names[index]));
  for (const calendar of calendars) await calendar.resolveRoom(signal); // as each door does at its start
  house.tenant.requests.clear();
  house.tenant.faults.add({ effect: { kind: 'latency', ms: 300 } });
  const reads = calendars.flatMap((calendar) => Array.from({ length: 4 }, () => calendar.readEvents(window, signal)));
  await house.clock.advance(2_000);
  expect(await Promise.all(reads)).toHaveLength(8);
  expect(Object.values(house.tenant.requests.mostInFlight())).toEqual([4]);
  expect(house.logged.join()).toContain('mailboxConnectedTwice');
});

test('C64 [8.1] whoever orders by its address a room that was connected by its object id shares its four requests', async () => {
  const house = await open({
    publicAddress: null,
    prepare: ({ tenant }) => void tenant.switches.change({ tokenRoles: ['Place.Read.All'] }),
  });
  const id = objectIdOf(house, AURORA);
  const doors = await Promise.all([id, id].map((room) => house.enrolled(room)));
  const calendars = doors.map((door) => calendarOf(house, door, id));
  for (const calendar of calendars) await calendar.readEvents(window, signal);
  const other = await house.enrolled(CUMULUS);
  house.tenant.requests.clear();
  house.tenant.faults.add({ effect: { kind: 'latency', ms: 300 } });
  const slot = { startMs: house.clock.nowMs() + 3_600_000, endMs: house.clock.nowMs() + 7_200_000 };
  other.send({ kind: 'ask', id: 'a', question: { kind: 'bookOtherRoom', commandId: randomUUID(), room: AURORA, ...slot, parent: null } });
  for (let second = 0; second < 8; second += 1) {
    const reads = calendars.flatMap((calendar) => [0, 1, 2].map(() => calendar.readEvents(window, signal)));
    await house.clock.advance(1_000);
    await Promise.all(reads);
  }
  expect(JSON.stringify(other.told)).toContain('"booked"');
  expect(Math.max(...Object.values(house.tenant.requests.mostInFlight()))).toBe(4);
});

test('[3.1.3] a booking’s bytes arrive as they were sent, so that once more gives the same event', async () => {
  const house = await open();
  const calendar = calendarOf(house, await house.enrolled(AURORA));
  const body = buildBookingBody({
    ...{ commandId: randomUUID(), subject: 'Booked “at” the door', roomName: 'Aurora', roomAddress: AURORA, text: 'By hand.' },
    ...{ startMs: Date.parse('2026-11-18T12:00:00Z'), endMs: Date.parse('2026-11-18T12:30:00Z') },
  });
  const [one, again] = [await calendar.createEvent(body, signal), await calendar.createEvent(body, signal)];
  expect(one).toMatchObject({ kind: 'created', event: { subject: 'Booked “at” the door' } });
  expect(again).toEqual(one);
});
