import { expect, test } from 'vitest';
import { createLane, type Job } from '../../../../shared/coordinator/subscriptions/lane.ts';
import { createTenantGate } from '../../../../shared/coordinator/subscriptions/tenant-gate.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';

function createScene(inFlight = 2) {
  const clock = createDrivenClock(0);
  const lane = createLane({ clock, gate: createTenantGate(clock, Math.random), inFlight });
  const stop = new AbortController();
  const ended = lane.serve(stop.signal);
  return { clock, lane, stop, ended };
}

test('a job that is due again while it runs is not run beside itself', async () => {
  const { clock, lane, stop, ended } = createScene();
  let runs = 0;
  let isDone = false;
  const job: Job = {
    dueMs: () => (isDone ? null : 0),
    async run() {
      runs += 1;
      lane.look(job); // as a room does that moves in its first step
      await clock.sleep(1_000);
      isDone = true;
    },
    failed() {},
  };
  lane.look(job);
  await clock.advance(5_000);
  expect(runs).toBe(1);
  stop.abort();
  await ended;
});

test('a bug in one job ends the lane, and is told', async () => {
  const { clock, lane, ended } = createScene();
  const told = expect(ended).rejects.toThrow('a bug');
  lane.look({ dueMs: () => 0, run: () => Promise.reject(new Error('a bug')), failed() {} });
  await clock.settle();
  await told;
});

test('serving ends when what was running has ended', async () => {
  const { clock, lane, stop, ended } = createScene();
  const trace: string[] = [];
  lane.look({
    dueMs: () => 0,
    async run() {
      await clock.sleep(1_000);
      trace.push('ran');
    },
    failed() {},
  });
  await clock.settle();
  stop.abort();
  void ended.then(() => trace.push('ended'));
  await clock.advance(2_000);
  expect(trace).toEqual(['ran', 'ended']);
});
