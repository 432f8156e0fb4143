import { expect, test } from 'vitest';
import { createDoorStore } from '../../../../renderer/state/door-store.ts';
import { createPageClock } from '../../../../renderer/state/page-clock.ts';
import { reportPainted } from '../../../../renderer/state/report-painted.ts';
import type { DoorView } from '../../../../shared/view/door-view.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';
import { createDrivenLater } from '../../../support/driven-later.ts';
import { sampleViews } from '../../../support/sample-views.ts';

function startPage() {
  const clock = createDrivenClock(0);
  const later = createDrivenLater(clock);
  const painted: number[] = [];
  const page = { isVisible: true, frames: [] as (() => void)[] };
  let watcher: (view: DoorView) => void = () => {};
  let tellLine: (line: 'up' | 'down') => void = () => {};
  const store = createDoorStore(
    {
      watch(onView) {
        watcher = onView;
        return () => {};
      },
      watchLine(onLine) {
        tellLine = onLine;
        return () => {};
      },
      send: () => Promise.resolve({ kind: 'done', done: { kind: 'noted' } }),
    },
    later,
    createPageClock({ wallMs: clock.nowMs, monotonicMs: clock.monotonicMs }),
  );
  reportPainted({
    store,
    later,
    send(command) {
      if (command.kind === 'painted') painted.push(command.revision);
      return Promise.resolve({ kind: 'done', done: { kind: 'noted' } });
    },
    afterTwoFrames: (run) => void page.frames.push(run),
    isVisible: () => page.isVisible,
  });
  return {
    clock,
    page,
    painted,
    store,
    tellLine: (line: 'up' | 'down') => tellLine(line),
    show: (revision: number) => watcher({ ...sampleViews.available, revision }),
    /** Two frames pass. */
    draw() {
      for (const run of page.frames.splice(0)) run();
    },
  };
}

test('D8 a view is reported when it has been drawn, and not before', () => {
  const { show, draw, painted, store } = startPage();
  show(7);
  expect(painted).toEqual([]);
  draw();
  expect(painted).toEqual([7]);
  expect(store.getState().sending).toBeNull();
});

test('D8 a view that was overtaken before it was drawn is never reported', () => {
  const { show, draw, painted } = startPage();
  show(7);
  show(8);
  draw();
  expect(painted).toEqual([8]);
});

test('D8 what stays on the glass is reported every 30 seconds, each time after it was drawn again', async () => {
  const { clock, show, draw, painted } = startPage();
  show(7);
  draw();
  await clock.advance(30_000);
  expect(painted).toEqual([7]);
  draw();
  expect(painted).toEqual([7, 7]);
  await clock.advance(30_000);
  draw();
  expect(painted).toEqual([7, 7, 7]);
});

test('D8 a page that draws nothing reports nothing', async () => {
  const { clock, show, painted } = startPage();
  show(7);
  await clock.advance(65_000);
  expect(painted).toEqual([]);
});

test('D8 a hidden page reports nothing until it is seen again', async () => {
  const { clock, page, show, draw, painted } = startPage();
  page.isVisible = false;
  show(7);
  draw();
  await clock.advance(30_000);
  draw();
  expect(painted).toEqual([]);
  page.isVisible = true;
  await clock.advance(30_000);
  draw();
  expect(painted).toEqual([7]);
});

test('D8 a page that has lost its host reports nothing of what it shows instead', async () => {
  const { clock, show, draw, painted, tellLine } = startPage();
  show(7);
  draw();
  tellLine('down');
  await clock.advance(10_000);
  draw();
  await clock.advance(60_000);
  draw();
  expect(painted).toEqual([7]);
});
