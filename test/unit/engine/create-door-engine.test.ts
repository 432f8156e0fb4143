import { expect, test } from 'vitest';
import type { ServerTimeSample } from '../../../shared/domain/clock-offset.ts';
import { defaultPolicy } from '../../../shared/domain/policy.ts';
import { createDoorEngine } from '../../../shared/engine/create-door-engine.ts';
import { GraphError } from '../../../shared/graph/graph-error.ts';
import { silentLog } from '../../../shared/runtime/log.ts';
import type { DoorView } from '../../../shared/view/door-view.ts';
import { createDrivenClock } from '../../support/driven-clock.ts';
import { createFakeCalendar } from '../../support/fake-calendar.ts';
import { createMemoryDocument } from '../../support/memory-document.ts';
import { personsMeeting } from '../../support/step-house.ts';
import { unattended } from '../../support/unattended.ts';
import { elevenMs, tenMs } from './journal/build-entry.ts';

const minuteMs = 60_000;

/** A whole door on a fake calendar; it can be started again on the same disk. */
function house(startMs = tenMs) {
  const clock = createDrivenClock(startMs, { pump: 5 });
  const calendar = createFakeCalendar({ nowMs: clock.nowMs });
  const replica = createMemoryDocument();
  const journal = createMemoryDocument();
  let teach = (_sample: ServerTimeSample): void => {};
  let ids = 0;
  const open = async () => {
    const engine = await createDoorEngine({
      ...{ clock, replica, journal, ...unattended(), log: silentLog, version: '1', machineTimeZone: 'UTC', random: () => 0.5 },
      config: { room: 'boardroom@contoso.com', timeZone: 'UTC', policy: defaultPolicy },
      connect(onServerTime) {
        teach = onServerTime;
        return calendar;
      },
      otherRooms: 'direct',
      newId: () => `id-${++ids}`,
    });
    const views: DoorView[] = [];
    const screen = engine.attach();
    screen.watch((view) => views.push(view));
    const now = () => views.at(-1)!;
    return { engine, screen, views, now };
  };
  const answerAt = (dateMs: number) => teach({ dateMs, sentMs: clock.nowMs(), receivedMs: clock.nowMs() });
  return { clock, calendar, replica, journal, open, answerAt };
}

test('T3 unknown until Graph has answered, then what the calendar says', async () => {
  const { clock, calendar, open } = house();
  calendar.put(personsMeeting('theirs', tenMs - minuteMs, elevenMs));
  const { engine, views, now } = await open();
  expect(now().status.kind).toBe('unknown');
  await clock.settle();
  expect(now().status.kind).toBe('occupied');
  expect(new Set(views.map(({ status }) => status.kind))).toEqual(new Set(['unknown', 'occupied']));
  expect(engine.health()).toMatchObject({ status: 'ok', freshness: 'live', roundCount: 1, graphRequests: 3 });
  await engine.close();
});

test('D1 a free room whose calendar cannot be read turns to unknown at the bound, never later, and comes back', async () => {
  const { clock, calendar, open } = house();
  const { engine, now } = await open();
  await clock.settle();
  expect(now().status.kind).toBe('available');
  calendar.gate = () => {
    throw new GraphError('serviceFailing', '503');
  };
  await clock.advance(5 * minuteMs - 1);
  expect([now().status.kind, now().freshness.kind]).toEqual(['available', 'delayed']);
  await clock.advance(1);
  expect(now().status).toMatchObject({ kind: 'unknown', trouble: 'serviceFailing' });
  calendar.gate = () => {};
  await clock.advance(minuteMs);
  expect(now().status.kind).toBe('available');
  await engine.close();
});

test('B1 a booking at the door is in the calendar and on the glass before it is called done', async () => {
  const { clock, calendar, open } = house();
  const { engine, screen, now } = await open();
  await clock.settle();
  const answer = screen.run({ kind: 'bookNow', endMs: elevenMs });
  await clock.settle();
  expect(await answer).toMatchObject({ kind: 'done', done: { kind: 'booked', end: '11:00' } });
  expect(now().status).toMatchObject({ kind: 'occupied', meeting: { isDoorBooking: true } });
  expect(now().pending).toBeNull();
  expect(calendar.asked.slice(-2)).toEqual(['readDeltaPage', 'readEvents']); // a round follows at once
  const [made] = calendar.events.keys();
  const end = screen.run({ kind: 'end', meetingId: made });
  await clock.settle();
  expect(await end).toMatchObject({ kind: 'done' });
  expect(now().status.kind).toBe('available');
  await engine.close();
});

test('E18 a booking that settles late was called unconfirmed, and a notice follows', async () => {
  const { clock, calendar, open } = house();
  const { engine, screen, now } = await open();
  await clock.settle();
  calendar.hidden.add('made-id-1');
  const answer = screen.run({ kind: 'bookNow', endMs: elevenMs });
  await clock.advance(15_000);
  expect(await answer).toEqual({ kind: 'unconfirmed', commandId: 'id-1' });
  expect(now().pending).toMatchObject({ phase: 'verifying' });
  calendar.hidden.clear();
  await clock.advance(10_000);
  expect(now().notice).toMatchObject({ commandId: 'id-1', result: { kind: 'done' } });
  expect(now().pending).toBeNull();
  await engine.close();
});

test('E20 a create that lands after it was given up is removed by the next round', async () => {
  const { clock, calendar, open } = house();
  const { engine, screen, now } = await open();
  await clock.settle();
  let late = '';
  const create = calendar.createEvent;
  calendar.createEvent = async (body) => {
    late = body;
    throw new GraphError('offline', 'no answer');
  };
  void screen.run({ kind: 'bookNow', endMs: elevenMs });
  await clock.advance(6 * minuteMs);
  expect(now().pending).toBeNull();
  await create(late, new AbortController().signal);
  await clock.advance(minuteMs);
  expect(calendar.events.size).toBe(0);
  expect(now().status.kind).toBe('available');
  await engine.close();
});

test('T7 a restart without a network shows the cached day, stale and never free', async () => {
  const { clock, calendar, open } = house();
  calendar.put(personsMeeting('theirs', elevenMs, elevenMs + 30 * minuteMs));
  const first = await open();
  await clock.settle();
  await first.engine.close();
  calendar.gate = () => {
    throw new GraphError('offline', 'no network');
  };
  await clock.advance(20 * minuteMs);
  const second = await open();
  await clock.settle();
  expect(second.now().status.kind).toBe('unknown');
  expect(second.now().days[0]?.meetings.map(({ id }) => id)).toEqual(['theirs']);
  await clock.advance(45 * minuteMs);
  expect(second.now().status).toMatchObject({ kind: 'occupied', isStale: true });
  await second.engine.close();
});

test('E13 a device that comes back with an earlier clock shows unknown until Graph answers, after another restart too', async () => {
  const { clock, calendar, open, answerAt } = house();
  const first = await open();
  await clock.settle();
  await first.engine.close();
  clock.jumpWall(-24 * 3_600_000);
  calendar.gate = () => {
    throw new GraphError('offline', 'no network');
  };
  for (let start = 0; start < 2; start += 1) {
    const { engine, now } = await open();
    await clock.settle();
    expect(now().status.kind).toBe('unknown');
    await engine.close();
  }
  calendar.gate = () => {};
  calendar.exit = () => answerAt(clock.nowMs() + 24 * 3_600_000);
  const { engine, now } = await open();
  await clock.settle();
  expect(now().status.kind).toBe('available');
  await engine.close();
});

test('E21 a restart settles what was on the way before it lets anybody write', async () => {
  const { clock, calendar, journal, open } = house();
  const first = await open();
  await clock.settle();
  calendar.exit = (call) => (call === 'createEvent' ? new Promise(() => {}) : undefined); // the power goes with the answer under way
  void first.screen.run({ kind: 'bookNow', endMs: elevenMs });
  await clock.settle();
  calendar.exit = () => {};
  const second = await open();
  expect(await second.screen.run({ kind: 'bookNow', endMs: elevenMs })).toEqual({ kind: 'refused', reason: 'busy' });
  await clock.settle();
  expect(calendar.events.size).toBe(1);
  expect(second.now().notice).toMatchObject({ result: { kind: 'done' } });
  expect(JSON.parse(journal.text() ?? '')).toMatchObject({ entries: [] });
  await second.engine.close();
});

test('a stop ends every loop and timer, saves the replica, and can be asked for twice', async () => {
  const { clock, replica, open } = house();
  const { engine, screen } = await open();
  await clock.settle();
  void screen.run({ kind: 'refresh' });
  await Promise.all([engine.close(), engine.close()]);
  expect(clock.sleeperCount).toBe(0);
  expect(JSON.parse(replica.text() ?? '')).toMatchObject({ room: 'boardroom@contoso.com' });
  expect(await screen.run({ kind: 'refresh' })).toMatchObject({ kind: 'unreachable' });
});

test('waking up asks Graph at once', async () => {
  const { clock, calendar, open } = house();
  const { engine } = await open();
  await clock.settle();
  const before = calendar.requestCount();
  engine.resume();
  await clock.settle();
  expect(calendar.requestCount()).toBe(before + 1);
  await engine.close();
});
