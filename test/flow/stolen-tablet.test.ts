import { expect, test } from 'vitest';
import type { OtherRoomQuestion } from '../../shared/protocol/other-room-question.ts';
import { coordinatorsClosedAfterEach } from '../support/closed-coordinators.ts';
import type { CoordinatorHouse } from '../support/coordinator-house.ts';
import type { LineDoor } from '../support/line-door.ts';
import { storedIn } from '../support/room-ledger.ts';

const AURORA = 'aurora@contoso.com';
const BOREALIS = 'borealis@contoso.com';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const MOST = 12;
const open = coordinatorsClosedAfterEach();

const doorIdOf = (door: LineDoor): string => door.told.find((message) => message.kind === 'welcome')?.doorId ?? 'none';
const heldIn = (house: CoordinatorHouse): number => storedIn(house, BOREALIS).length;

/** As whoever stole it would: by the door's own line, with nothing of its rules. */
function thiefWith(house: CoordinatorHouse, door: LineDoor) {
  let asked = 0;
  const ask = async (question: OtherRoomQuestion): Promise<string> => {
    asked += 1;
    const id = `ask-${asked}`;
    for (let tries = 0; tries < 10; tries += 1) {
      door.send({ kind: 'ask', id, question });
      for (let beat = 0; beat < 6; beat += 1) {
        door.send({ kind: 'ping' });
        await house.clock.advance(1_000);
        const answers = door.told.filter((message) => message.kind === 'answer' && message.id === id);
        const last = answers.at(-1);
        if (last?.kind === 'answer' && last.answer.kind !== 'pending') {
          return last.answer.kind === 'refused' ? last.answer.reason : last.answer.kind;
        }
      }
    }
    return 'nothing';
  };
  return {
    async book(index: number): Promise<string> {
      const startMs = Date.parse('2026-11-18T12:00:00+01:00') + index * HOUR_MS;
      return ask({
        kind: 'bookOtherRoom',
        commandId: crypto.randomUUID(),
        room: BOREALIS,
        startMs,
        endMs: startMs + HOUR_MS,
        parent: null,
      });
    },
    async wait(ms: number): Promise<void> {
      for (let passed = 0; passed < ms; passed += 10_000) {
        door.send({ kind: 'ping' });
        await house.clock.advance(10_000);
      }
    },
  };
}

async function stolen() {
  const house = await open({ prepare: ({ tenant }) => void tenant.switches.change({ tokenRoles: ['Place.Read.All'] }) });
  const door = await house.enrolled(AURORA);
  const thief = thiefWith(house, door);
  const told: string[] = [];
  for (let index = 0; index < MOST + 3; index += 1) {
    told.push(await thief.book(index));
    await thief.wait(2 * MINUTE_MS);
  }
  return { house, door, told };
}

test('C61 C62 a stolen tablet holds so much elsewhere and no more, and revoked it leaves none of it, once staff say so', async () => {
  const { house, door, told } = await stolen();
  expect(told).toEqual([...Array.from({ length: MOST }, () => 'booked'), 'tooMany', 'tooMany', 'tooMany']);
  expect(heldIn(house)).toBe(MOST);

  const { body } = await house.staff('POST', `/doors/${doorIdOf(door)}/revoke`);
  const { held } = body as { readonly held: readonly { readonly room: string; readonly startMs: number }[] };
  expect(held.map(({ room }) => room)).toEqual(Array.from({ length: MOST }, () => BOREALIS));
  expect(Object.keys(held[0] ?? {}).sort()).toEqual(['endMs', 'room', 'startMs']);
  expect(heldIn(house)).toBe(MOST);

  const taking = house.staff('POST', `/doors/${doorIdOf(door)}/take-back`);
  for (let step = 0; step < 60; step += 1) await house.clock.advance(1_000);
  expect((await taking).body).toMatchObject({ held: held.map((one) => ({ ...one, became: 'takenBack' })) });
  expect(heldIn(house)).toBe(0);
});

test('C62 a coordinator that stops while it takes back goes on, or is told again; nothing is left over or lost sight of', async () => {
  const { house, door } = await stolen();
  await house.staff('POST', `/doors/${doorIdOf(door)}/revoke`);
  house.tenant.faults.add({ effect: { kind: 'unavailable' }, match: { operation: 'event.delete' }, count: 3 });
  void house.staff('POST', `/doors/${doorIdOf(door)}/take-back`);
  await house.clock.advance(1_000);
  await house.stop();
  expect(heldIn(house)).toBeGreaterThan(0);
  await house.start();
  for (let step = 0; step < 30; step += 1) await house.clock.advance(10_000);

  const { body } = await house.staff('POST', `/doors/${doorIdOf(door)}/revoke`);
  const { held } = body as { readonly held: readonly unknown[] };
  expect(heldIn(house)).toBe(held.length);
  const again = house.staff('POST', `/doors/${doorIdOf(door)}/take-back`);
  for (let step = 0; step < 60; step += 1) await house.clock.advance(1_000);
  await again;
  expect(heldIn(house)).toBe(0);
  expect((await house.staff('POST', `/doors/${doorIdOf(door)}/revoke`)).body).toEqual({ held: [] });
});
