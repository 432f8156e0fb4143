import { afterEach, describe, expect, test } from 'vitest';
import { createCoordinatorLine } from '../../shared/engine/line/create-coordinator-line.ts';
import { silentLog } from '../../shared/runtime/log.ts';
import type { DoorView } from '../../shared/view/door-view.ts';
import { AURORA, type House, type HouseOptions, openHouse } from '../support/house.ts';
import { createTestKey } from '../support/line-door.ts';
import { createScriptedCoordinator, type ScriptedCoordinator } from '../support/scripted-coordinator.ts';
import { attended } from '../support/unattended.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const NOON = '2026-11-18T12:00:00+01:00';
const meeting = { organizer: 'ada@contoso.com', rooms: [AURORA] };
const lunch = { ...meeting, subject: 'Lunch talk', start: '2026-11-18T11:50', end: '2026-11-18T13:00' };

const isOccupied = ({ status }: DoorView): boolean => status.kind === 'occupied';
/** What people at the door could be worried by. */
const alarming = (views: readonly DoorView[]): DoorView[] =>
  views.filter(({ freshness, status }) => freshness.kind !== 'live' || status.kind === 'unknown');

describe('a door and what its coordinator tells', () => {
  let house: House;
  let coordinator: ScriptedCoordinator;
  let closeLine: () => Promise<void>;
  afterEach(async () => {
    const closing = closeLine();
    await house.close();
    await closing;
  });

  /** A door that has read its calendar, with a line that has push. */
  async function open(options: HouseOptions = {}): Promise<void> {
    house = await openHouse({
      now: NOON,
      ...options,
      decorate(deps) {
        const { clock, random } = deps;
        coordinator = createScriptedCoordinator(clock, (line) => line.welcome());
        const line = createCoordinatorLine({
          ...{ clock, random, openSocket: coordinator.network.open, address: 'http://lintel.test', key: createTestKey() },
          ...{ version: '1', enrolmentToken: null, log: silentLog },
        });
        closeLine = line.close;
        return { ...deps, line };
      },
    });
    await house.until(({ freshness }) => freshness.kind === 'live');
    await house.clock.advance(20 * SECOND_MS);
  }

  const hint = (): void => coordinator.line().say({ kind: 'roomChanged', atMs: house.clock.nowMs() });
  /** So many rounds so far. */
  const rounds = (): number => house.door().health().roundCount;
  const write = (act: () => unknown): void => {
    act();
    house.tenant.settleAttendant();
  };

  test('E84 an edit in Outlook is on the glass as soon as the hint has come, without a second passing', async () => {
    await open();
    expect(house.door().health()).toMatchObject({ status: 'ok', line: 'push' });
    write(() => house.acts.create(lunch));
    const heardMs = house.clock.monotonicMs();
    hint();
    await house.clock.settle();
    expect(isOccupied(house.view())).toBe(true);
    expect(house.clock.monotonicMs()).toBe(heardMs);
  });

  test('Q16 [1.2.11] a change that reads do not show yet when the hint comes is on the glass by the second look', async () => {
    await open();
    house.tenant.faults.add({ effect: { kind: 'replicationLag', minMs: 12_000, maxMs: 12_000 } });
    write(() => house.acts.create(lunch));
    hint();
    await house.clock.advance(29 * SECOND_MS);
    expect(isOccupied(house.view())).toBe(false);
    await house.clock.advance(2 * SECOND_MS);
    expect(isOccupied(house.view())).toBe(true);
  });

  test('E85 with push the door asks Graph every two and a half minutes, and still reads plainly every five', async () => {
    await open();
    const before = rounds();
    await house.clock.advance(30 * MINUTE_MS);
    expect(rounds() - before).toBeGreaterThanOrEqual(11);
    expect(rounds() - before).toBeLessThanOrEqual(13);
    const plainReads = house.tenant.requests.latest().filter(({ operation }) => operation === 'calendarView');
    const gapsMs = plainReads.slice(1).map(({ atMs }, index) => atMs - (plainReads[index]?.atMs ?? 0));
    expect(gapsMs.length).toBeGreaterThan(5);
    expect(Math.max(...gapsMs)).toBeLessThanOrEqual(5 * MINUTE_MS);
    expect(alarming(house.views.slice(1))).toEqual([]);
  });

  test('E85 the coordinator stops, and the next edit is there within the polling bound, without a word to anybody', async () => {
    await open();
    await house.clock.advance(MINUTE_MS);
    coordinator.network.reachable = false;
    coordinator.crash();
    await house.clock.advance(10 * SECOND_MS); // overdue by the faster pace: made up within seconds
    write(() => house.acts.create(lunch));
    await house.clock.advance(48 * SECOND_MS);
    expect(isOccupied(house.view())).toBe(true);
    await house.clock.advance(20 * MINUTE_MS);
    expect(alarming(house.views.slice(1))).toEqual([]);
    expect(house.door().health()).toMatchObject({ status: 'ok', freshness: 'live', line: 'down' });
  });

  test('E85 it starts again: what was missed is known at once, and push is back by itself', async () => {
    await open();
    coordinator.network.reachable = false;
    coordinator.crash();
    await house.clock.advance(20 * MINUTE_MS);
    coordinator.network.reachable = true;
    const linesBefore = coordinator.lines.length;
    while (coordinator.lines.length === linesBefore) await house.clock.advance(SECOND_MS);
    const before = rounds();
    await house.clock.advance(10 * MINUTE_MS);
    expect(rounds() - before).toBeLessThanOrEqual(6);
    write(() => house.acts.create(lunch));
    hint();
    await house.clock.settle();
    expect(isOccupied(house.view())).toBe(true);
  });

  test('E84 what was out of reach together with the coordinator is asked again the moment that the line is back', async () => {
    await open();
    const rule = house.tenant.faults.add({ effect: { kind: 'dropBeforeEffect' } });
    coordinator.network.reachable = false;
    coordinator.crash();
    await house.clock.advance(10 * MINUTE_MS);
    expect(house.door().health()).toMatchObject({ trouble: 'offline', line: 'down' });
    coordinator.network.reachable = true;
    house.tenant.faults.remove(rule.id);
    const linesBefore = coordinator.lines.length;
    while (coordinator.lines.length === linesBefore) await house.clock.advance(SECOND_MS);
    await house.clock.settle();
    expect(house.door().health()).toMatchObject({ trouble: null, line: 'push' });
  });

  test('E85 a line without notifications is as good as none: the door polls', async () => {
    await open();
    coordinator.line().say({ kind: 'push', hasPush: false });
    const before = rounds();
    await house.clock.advance(10 * MINUTE_MS);
    expect(rounds() - before).toBeGreaterThanOrEqual(13);
    expect(house.door().health().line).toBe('up');
  });

  test('D1 a line that is up makes nothing certain: when Graph fails, the door turns to unknown at the bound', async () => {
    await open();
    house.tenant.faults.add({ effect: { kind: 'unavailable' } });
    const failingFromMs = house.clock.nowMs();
    for (let asked = 0; asked < 60; asked += 1) {
      hint();
      await house.clock.advance(5 * SECOND_MS);
    }
    const unknown = house.views.find(({ status }) => status.kind === 'unknown' && status.lastCertain !== null);
    expect(house.view().status.kind).toBe('unknown');
    expect(unknown?.nowMs).toBeLessThanOrEqual(failingFromMs + 5 * MINUTE_MS);
    // Failed rounds wait as ever: sixty hints are no reason to press a service that is failing.
    const failed = house.tenant.requests.latest().filter(({ status }) => status === 503);
    expect(failed.length).toBeLessThan(20);
    expect(house.door().health()).toMatchObject({ status: 'degraded', line: 'push' });
  });

  test('E85 who looks after the door sees how the line stands; nobody else sees anything of it', async () => {
    await open({ staff: attended({ administrator: '4711' }).staff });
    const publicViews: DoorView[] = [];
    house
      .door()
      .attach()
      .watch((view) => publicViews.push(view));
    await house.run({ kind: 'unlock', pin: '4711' });
    const shown = (): unknown => house.view().administrator?.facts.line;
    const states = [shown()];
    coordinator.line().say({ kind: 'push', hasPush: false });
    await house.clock.settle();
    states.push(shown());
    coordinator.network.reachable = false;
    coordinator.crash();
    await house.clock.settle();
    states.push(shown());
    expect(states).toEqual(['push', 'up', 'down']);
    expect(publicViews).toHaveLength(1);
  });
});
