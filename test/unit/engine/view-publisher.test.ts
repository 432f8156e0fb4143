import { expect, test } from 'vitest';
import { createViewPublisher } from '../../../shared/engine/view-publisher.ts';
import type { DoorView } from '../../../shared/view/door-view.ts';
import { createDrivenClock } from '../../support/driven-clock.ts';
import { buildFreeView } from '../../support/fake-engine.ts';

const t0 = Date.UTC(2026, 2, 2, 9, 30);
const minuteMs = 60_000;

function house() {
  const clock = createDrivenClock(t0);
  const slept: number[] = [];
  const failures: unknown[] = [];
  let word = 'one';
  let looks = 0;
  const publisher = createViewPublisher({
    build(administratorUntilMs) {
      const nowMs = Math.floor(clock.nowMs() / minuteMs) * minuteMs;
      const details = administratorUntilMs === null ? null : `administrator until ${administratorUntilMs}`;
      const { revision: _, ...view } = buildFreeView(0, { nowMs, room: { name: word, details } });
      return { view, nextChangeMs: nowMs + minuteMs };
    },
    nowMs: clock.nowMs,
    clock: {
      sleep(ms, signal) {
        slept.push(ms);
        return clock.sleep(ms, signal);
      },
    },
    onLook() {
      looks += 1;
    },
    onWatcherFailed: (cause) => failures.push(cause),
  });
  const say = (next: string) => {
    word = next;
    publisher.refresh();
  };
  return { clock, publisher, slept, failures, say, looks: () => looks };
}

test('a watcher is told at once, then only what differs, in order of revisions', () => {
  const { publisher, say } = house();
  const told: DoorView[] = [];
  const stop = publisher.watch((view) => told.push(view));
  say('one');
  say('two');
  stop();
  say('three');
  expect(told.map(({ revision, room }) => `${revision} ${room.name}`)).toEqual(['1 one', '2 two']);
  expect(publisher.current().revision).toBe(3);
});

test('D13 nothing changed is the very same view', async () => {
  const { publisher } = house();
  const before = publisher.current();
  publisher.refresh();
  expect(publisher.current()).toBe(before);
});

test('D13 time is followed: a view a minute, a look every ten seconds at least, no timer under a second', async () => {
  const { clock, publisher, slept, looks } = house();
  const told: DoorView[] = [];
  publisher.watch((view) => told.push(view));
  const life = new AbortController();
  const done = publisher.serve(life.signal);
  await clock.advance(5 * minuteMs);
  expect(told.length).toBe(6);
  expect(looks()).toBe(30);
  expect(Math.max(...slept)).toBeLessThanOrEqual(10_000);
  expect(Math.min(...slept)).toBeGreaterThanOrEqual(1_000);
  life.abort();
  await done;
});

test('D13 a clock that is set, forwards or backwards, is on the glass within ten seconds', async () => {
  for (const jumpMs of [3 * minuteMs, -3 * minuteMs]) {
    const { clock, publisher } = house();
    const life = new AbortController();
    const done = publisher.serve(life.signal);
    await clock.advance(1_000);
    clock.jumpWall(jumpMs);
    await clock.advance(10_000);
    expect(publisher.current().nowMs).toBe(t0 + jumpMs);
    life.abort();
    await done;
  }
});

test('one broken screen does not keep the view from the others', () => {
  const { publisher, failures, say } = house();
  const told: number[] = [];
  publisher.watch(() => {
    throw new Error('gone');
  });
  publisher.watch(({ revision }) => told.push(revision));
  say('two');
  expect(told).toEqual([1, 2]);
  expect(failures.length).toBe(2);
});

test('E60 an administrator’s screen has a view of its own, no other screen is told of it, and no revision stands for two views', () => {
  const { publisher, say } = house();
  const plain: DoorView[] = [];
  const own: DoorView[] = [];
  let untilMs: number | null = null;
  publisher.watch((view) => plain.push(view));
  publisher.watch(
    (view) => own.push(view),
    () => untilMs,
  );
  const word = ({ revision, room }: DoorView): string => `${revision} ${room.name} ${room.details ?? '-'}`;
  for (const until of [5, 5, 6, null, null]) {
    untilMs = until;
    publisher.refresh();
  }
  untilMs = 7;
  say('two');
  untilMs = null;
  say('three');
  expect(plain.map(word)).toEqual(['1 one -', '5 two -', '7 three -']);
  expect(own.map(word)).toEqual([
    '1 one -',
    '2 one administrator until 5',
    '3 one administrator until 6',
    '4 one -',
    '6 two administrator until 7',
    '7 three -',
  ]);
});
