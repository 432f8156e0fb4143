import { expect, test } from 'vitest';
import { createGraphTime } from '../../../shared/coordinator/graph-time.ts';
import { createDrivenClock } from '../../support/driven-clock.ts';
import { createWholeLog } from '../../support/whole-log.ts';

const t0 = Date.parse('2026-03-02T09:00:00Z');
const MINUTE = 60_000;

function machine() {
  const clock = createDrivenClock(t0);
  const log = createWholeLog();
  const time = createGraphTime({ clock, log });
  /** An answer without a round trip, of a Graph whose clock is `aheadMs` of the machine's. */
  const answer = (aheadMs: number): void => {
    const nowMs = clock.nowMs();
    time.learn({ dateMs: Math.floor((nowMs + aheadMs) / 1_000) * 1_000, sentMs: nowMs, receivedMs: nowMs });
  };
  const errorMs = (aheadMs: number) => Math.abs(time.clock.nowMs() - clock.nowMs() - aheadMs);
  return { clock, time, answer, errorMs, told: log.lines };
}

test('S10 before Graph has answered the machine is believed', () => {
  const { time, errorMs } = machine();
  expect([errorMs(0), time.offsetMs()]).toEqual([0, null]);
});

test.each([{ aheadMs: -10 * MINUTE }, { aheadMs: 10 * MINUTE }, { aheadMs: 40 * 24 * 60 * MINUTE }])(
  'S10 Graph’s Date sets the time right by $aheadMs ms, and what has elapsed is the machine’s to say',
  ({ aheadMs }) => {
    const { clock, time, answer, errorMs } = machine();
    answer(aheadMs);
    expect(errorMs(aheadMs)).toBeLessThanOrEqual(1_000);
    expect(Math.abs((time.offsetMs() ?? 0) - aheadMs)).toBeLessThanOrEqual(1_000);
    expect(time.clock.monotonicMs()).toBe(clock.monotonicMs());
  },
);

test('S10 an answer that was long on its way moves a right clock by nothing', async () => {
  const { clock, time } = machine();
  const sentMs = clock.nowMs();
  await clock.advance(20_000);
  time.learn({ dateMs: sentMs + 4_000, sentMs, receivedMs: clock.nowMs() });
  expect(time.offsetMs()).toBe(0);
});

test.each([{ byMs: 10 * MINUTE }, { byMs: -3_000 }])(
  'S10 when the machine’s clock moves by $byMs ms what was learnt of it before holds no more, until the next answer',
  ({ byMs }) => {
    const { clock, time, answer, errorMs } = machine();
    answer(-10 * MINUTE);
    clock.jumpWall(byMs);
    expect([errorMs(0), time.offsetMs()]).toEqual([0, null]);
    answer(-20 * MINUTE);
    expect(errorMs(-20 * MINUTE)).toBeLessThanOrEqual(1_000);
  },
);

test('S10 an answer that was under way while the machine’s clock was set teaches nothing', () => {
  const { clock, time } = machine();
  const sentMs = clock.nowMs();
  clock.jumpWall(10 * MINUTE);
  time.learn({ dateMs: sentMs, sentMs, receivedMs: clock.nowMs() });
  expect(time.offsetMs()).toBeNull();
});

test.each([{ aheadMs: 0 }, { aheadMs: -10 * MINUTE }])(
  'S10 one wrong Date among those that say $aheadMs ms is not believed, and two that agree are',
  ({ aheadMs }) => {
    const { answer, errorMs } = machine();
    answer(aheadMs);
    answer(aheadMs + 24 * 60 * MINUTE);
    expect(errorMs(aheadMs)).toBeLessThanOrEqual(1_000);
    answer(aheadMs - 24 * 60 * MINUTE);
    expect(errorMs(aheadMs)).toBeLessThanOrEqual(1_000);
    answer(aheadMs);
    answer(aheadMs + 30 * MINUTE);
    answer(aheadMs + 30 * MINUTE);
    expect(errorMs(aheadMs + 30 * MINUTE)).toBeLessThanOrEqual(1_000);
  },
);

test('S11 a clock that is off by more than a minute is told once, and again when it was right in between', () => {
  const { answer, told } = machine();
  answer(-59_000);
  expect(told).toEqual([]);
  for (let count = 0; count < 5; count += 1) answer(-10 * MINUTE);
  expect(told).toEqual([expect.stringMatching(/^clockOff \{"seconds":(599|600),"is":"fast"\}$/)]);
  for (let count = 0; count < 2; count += 1) answer(0);
  for (let count = 0; count < 2; count += 1) answer(5 * MINUTE);
  expect(told).toEqual([expect.anything(), expect.stringMatching(/^clockOff \{"seconds":(300|301),"is":"slow"\}$/)]);
});
