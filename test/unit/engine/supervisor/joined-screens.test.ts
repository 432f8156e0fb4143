import { expect, test } from 'vitest';
import { createJoinedScreens } from '../../../../shared/engine/supervisor/joined-screens.ts';
import { buildFreeView, createFakeEngine } from '../../../support/fake-engine.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function watched() {
  const screens = createJoinedScreens();
  const screen = screens.attach();
  const revisions: number[] = [];
  const stop = screen.watch(({ revision }) => revisions.push(revision));
  return { screens, screen, revisions, stop };
}

test('E94 a screen sees the views of whichever engine is there, and is left by each', () => {
  const { screens, revisions } = watched();
  const [first, second] = [createFakeEngine(), createFakeEngine()];
  first.show(buildFreeView(1));
  screens.join(first);
  first.show(buildFreeView(2));
  screens.leave({ isSameRoom: true });
  expect(first.screenCount).toBe(0);
  first.show(buildFreeView(3));
  screens.join(second);
  second.show(buildFreeView(4));
  expect(revisions).toEqual([1, 2, 4]);
  expect(screens.lastRevision()).toBe(4);
});

test.each([
  { isSameRoom: true, carried: 90_000, because: 'the same room' },
  { isSameRoom: false, carried: null, because: 'another room' },
])('E105 administrator mode goes on at the next engine: $carried for $because', ({ isSameRoom, carried }) => {
  const { screens } = watched();
  const given: (number | null | undefined)[] = [];
  const engineWith = (untilMs: number | null) => ({
    attach(administratorUntilMs?: number | null) {
      given.push(administratorUntilMs);
      return { ...createFakeEngine().attach(), administratorUntilMs: () => untilMs };
    },
  });
  screens.join(engineWith(90_000));
  screens.leave({ isSameRoom });
  screens.join(engineWith(null));
  expect(given).toEqual([null, carried]);
});

test('E94 a command between two engines waits for the next one, and counts as under way', async () => {
  const { screens, screen } = watched();
  const engine = createFakeEngine();
  const answer = screen.run({ kind: 'refresh' });
  await turn();
  expect(screens.underWay()).toBe(1);
  screens.join(engine);
  expect(await answer).toMatchObject({ kind: 'done' });
  expect(engine.received).toEqual([{ kind: 'refresh' }]);
  expect(screens.underWay()).toBe(0);
});

test('E94 a command that was meant for one room is not carried to another', async () => {
  const { screens, screen } = watched();
  const [first, second] = [createFakeEngine(), createFakeEngine()];
  screens.join(first);
  screens.leave({ isSameRoom: false });
  expect(await screen.run({ kind: 'bookNow', endMs: 0 })).toEqual({ kind: 'refused', reason: 'busy' });
  screens.join(second);
  expect(second.received).toEqual([]);
  expect(await screen.run({ kind: 'refresh' })).toEqual({ kind: 'done', done: { kind: 'refreshed' } });
});

test('a screen that is gone hears nothing more and may nothing more, whatever engine comes', async () => {
  const { screens, screen, revisions, stop } = watched();
  const waiting = screen.run({ kind: 'refresh' });
  screen.detach();
  stop();
  const engine = createFakeEngine();
  engine.show(buildFreeView(1));
  screens.join(engine);
  expect(await waiting).toEqual({ kind: 'refused', reason: 'notAllowed' });
  expect(revisions).toEqual([]);
  expect(engine.attachedCount).toBe(0);
});

test('a watcher that stopped is not taken along to the next engine', () => {
  const { screens, revisions, stop } = watched();
  stop();
  const engine = createFakeEngine();
  engine.show(buildFreeView(1));
  screens.join(engine);
  expect(revisions).toEqual([]);
});

test('once closed, nobody is left waiting', async () => {
  const { screens, screen } = watched();
  const waiting = screen.run({ kind: 'refresh' });
  screens.close();
  expect(await waiting).toEqual({ kind: 'refused', reason: 'notAllowed' });
});
