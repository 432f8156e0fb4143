import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { type QuirkName, quirkNames } from '../../../../shared/simulator/quirks/catalogue.ts';
import { loadScenario } from '../../../../shared/simulator/scenarios/scenarios.ts';
import { noOddities } from '../../../../shared/simulator/tenant/oddities.ts';
import { documentedSwitches } from '../../../../shared/simulator/tenant/switches.ts';
import { createSimulatedWorld, room, roomPath, type SimulatedWorld, week } from '../simulated-world.ts';

let world: SimulatedWorld;
beforeEach(async () => {
  world = await createSimulatedWorld();
});

const turn = (name: QuirkName, isOn: boolean) => world.tenant.quirks.turn(name, isOn);
const listed = (name: QuirkName) => world.tenant.quirks.list().find((quirk) => quirk.name === name);
const settings = () => world.tenant.directory.room(room)?.settings;

describe('the board', () => {
  test('lists every quirk with its number and what it does; only what cannot be otherwise is on', () => {
    const list = world.tenant.quirks.list();
    expect(list.map(({ name }) => name)).toEqual(quirkNames);
    for (const { number, does, isOn, isAlways } of list) {
      expect(number).toMatch(/^Q\d+$/);
      expect(does).toMatch(/^[A-Z].*\.$/);
      expect(isOn).toBe(isAlways);
    }
  });

  test.each(quirkNames)('%s, switched on and off, leaves the tenant as it was', (name) => {
    const before = { ...settings() };
    const isAlways = listed(name)?.isAlways ?? false;
    expect(turn(name, true)).toBe(true);
    expect(listed(name)?.isOn).toBe(true);
    expect(turn(name, false)).toBe(!isAlways);
    expect(listed(name)?.isOn).toBe(isAlways);
    expect(world.tenant.faults.list()).toEqual([]);
    expect(world.tenant.switches.current).toEqual(documentedSwitches);
    expect(world.tenant.oddities.current).toEqual(noOddities);
    expect(settings()).toEqual(before);
  });

  test.each([
    { firstOff: 'ten-a-page' as const, left: 1000 },
    { firstOff: 'oversized-pages' as const, left: 10 },
  ])('two that set the same thing: without $firstOff the other one holds, without both what was there before', ({ firstOff, left }) => {
    turn('ten-a-page', true);
    turn('oversized-pages', true);
    turn(firstOff, false);
    expect(world.tenant.oddities.current.pageSize).toBe(left);
    for (const name of world.tenant.quirks.on()) turn(name, false);
    expect(world.tenant.oddities.current.pageSize).toBeNull();
  });

  test('a switch that was set by hand is put back as it was', () => {
    world.tenant.switches.change({ deltaEmptyPages: 0.5 });
    turn('empty-first-page', true);
    expect(world.tenant.switches.current.deltaEmptyPages).toBe(1);
    turn('empty-first-page', false);
    expect(world.tenant.switches.current.deltaEmptyPages).toBe(0.5);
  });

  test('a quirk whose faults were taken away by hand is off, and can be switched on again', () => {
    turn('lost-tokens', true);
    world.tenant.faults.clear();
    expect(listed('lost-tokens')?.isOn).toBe(false);
    turn('lost-tokens', true);
    expect(world.tenant.faults.list()).toHaveLength(1);
  });

  test('a scenario puts the rooms’ settings back, but not over a quirk that is on', () => {
    turn('cancelled-stay', true);
    turn('private-in-plain', true);
    loadScenario(world.tenant, 'busy-day');
    expect(world.tenant.directory.room('fjord@contoso.com')?.settings).toMatchObject({
      removeCanceledMeetings: false,
      deleteSubject: false,
    });
    turn('cancelled-stay', false);
    expect(world.tenant.directory.room('fjord@contoso.com')?.settings.removeCanceledMeetings).toBe(true);
  });
});

describe('over HTTP', () => {
  test('a quirk is listed, switched on and off', async () => {
    expect((await world.call('GET', '/sim/quirks')).body.quirks).toHaveLength(quirkNames.length);
    const { status, body } = await world.call('POST', '/sim/quirks/ten-a-page', { on: true });
    expect([status, body.name, body.isOn]).toEqual([200, 'ten-a-page', true]);
    expect(world.tenant.oddities.current.pageSize).toBe(10);
    expect((await world.call('POST', '/sim/quirks/ten-a-page', { on: false })).body.isOn).toBe(false);
  });

  test.each([
    { path: 'ten-a-day', body: { on: true }, status: 404, field: 'name' },
    { path: 'ten-a-page', body: {}, status: 400, field: 'on' },
    { path: 'ten-a-page', body: { on: 'yes' }, status: 400, field: 'on' },
    { path: 'ten-a-page', body: { on: true, for: 5 }, status: 400, field: 'for' },
    { path: 'ids-per-mailbox', body: { on: false }, status: 400, field: 'on' },
  ])('$path with $body is refused for its $field', async ({ path, body, status, field }) => {
    const answer = await world.call('POST', `/sim/quirks/${path}`, body);
    expect([answer.status, answer.body.problems[0].field]).toEqual([status, field]);
  });
});

test('a denial that is asked about goes on; left alone it ends', async () => {
  const ask = async () => (await world.get(`${roomPath}/calendarView?${week}`)).status;
  turn('slow-grants', true);
  for (let asked = 0; asked < 3; asked += 1) {
    expect(await ask()).toBe(403);
    await world.clock.advance((asked < 2 ? 15 : 25) * 60_000);
  }
  expect(await ask()).toBe(200);
  expect(listed('slow-grants')?.isOn).toBe(false);
});

test('every quirk that can be switched on is switched on by a flow test', () => {
  const flows = readdirSync('test/flow').filter((name) => name.startsWith('quirks-'));
  const source = flows.map((name) => readFileSync(`test/flow/${name}`, 'utf8')).join('\n');
  expect(quirkNames.filter((name) => !source.includes(`'${name}'`))).toEqual([]);
});
