import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createGraphRoomCalendar } from '../../shared/graph/graph-room-calendar.ts';
import { silentLog } from '../../shared/runtime/log.ts';
import type { NewFaultRule } from '../../shared/simulator/faults/fault.ts';
import { coordinatorsClosedAfterEach, passWith } from '../support/closed-coordinators.ts';
import { PUBLIC_ADDRESS } from '../support/coordinator-house.ts';
import { AURORA } from '../support/house.ts';

const open = coordinatorsClosedAfterEach();

/** The series of the table, without their labels. */
const documented = readFileSync('docs/operations.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `lintel_'))
  .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(lintel_\w+)/g)].map(([, name = '']) => name));

const seriesIn = (text: string): string[] => [...text.matchAll(/^# TYPE (lintel_\w+)/gm)].map(([, name = '']) => name);

test('docs/operations.md has a row for each series of Lintel’s, and each moves in the first minutes of a coordinator’s life', async () => {
  const house = await open();
  const metrics = async () => (await house.fetch(`${PUBLIC_ADDRESS}/metrics`)).text();
  expect(documented.toSorted()).toEqual(seriesIn(await metrics()).toSorted());
  const sumOf = (name: string) => house.metric(name.endsWith('_latency_seconds') ? `${name}_count` : name);
  const values = async () => Object.fromEntries(await Promise.all(documented.map(async (name) => [name, await sumOf(name)] as const)));
  const before = await values();

  house.tenant.clock.step(90_000); // so that the coordinator's clock is slow
  const door = await house.enrolled(AURORA);
  await passWith(house, [door], 60_000);
  house.acts.create({ subject: 'Talk', organizer: 'ada@contoso.com', rooms: [AURORA], start: '2026-11-18T14:00', end: '2026-11-18T15:00' });
  await passWith(house, [door], 60_000);
  house.tenant.faults.add({ effect: { kind: 'throttled', retryAfter: null }, count: 1 });
  const access = { kind: 'gateway', coordinator: PUBLIC_ADDRESS, deviceKey: door.key } as const;
  const world = { clock: house.clock, fetch: house.fetch, newId: randomUUID, log: silentLog, onServerTime() {} };
  const calendar = createGraphRoomCalendar({ access, room: AURORA, ...world });
  await expect(calendar.resolveRoom(new AbortController().signal)).rejects.toMatchObject({ kind: 'throttled' });

  const after = await values();
  expect(documented.filter((name) => !(Number(after[name]) > Number(before[name])))).toEqual([]);
  expect(await house.metric('lintel_subscriptions', 'subscribed')).toBe(1);
  expect(await house.metric('lintel_gateway_calls_total', '429')).toBe(1);
});

test('a room that is not subscribed is counted by why', async () => {
  const house = await open({ publicAddress: null });
  await house.enrolled(AURORA);
  expect(await house.metric('lintel_subscriptions', 'noPublicAddress')).toBe(1);
  expect(await house.metric('lintel_subscriptions', 'subscribed')).toBe(0);
});

test.each<{ effect: NewFaultRule['effect']; operation: string; because: string }>([
  { effect: { kind: 'signInUnavailable' }, operation: 'token', because: 'the sign-in' },
  { effect: { kind: 'throttled', retryAfter: null }, operation: 'subscription.create', because: 'a subscription' },
  { effect: { kind: 'throttled', retryAfter: null }, operation: 'places.rooms', because: 'a list of rooms' },
])('[8.3] every answer that says to slow down is counted, also one to $because', async ({ effect, operation }) => {
  const house = await open();
  house.tenant.faults.add({ effect, match: { operation } });
  const door = await house.enrolled(AURORA);
  const startMs = house.clock.nowMs() + 3_600_000;
  door.send({ kind: 'ask', id: 'q1', question: { kind: 'findFreeRooms', startMs, endMs: startMs + 1_800_000 } });
  await passWith(house, [door], 30_000);
  expect(await house.metric('lintel_throttled_total')).toBeGreaterThan(0);
});
