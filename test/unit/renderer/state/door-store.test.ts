import { expect, test } from 'vitest';
import type { CommandResult } from '../../../../shared/protocol/command-result.ts';
import type { DoorCommand } from '../../../../shared/protocol/door-command.ts';
import type { DoorView } from '../../../../shared/view/door-view.ts';
import { shorterCopy } from '../../../support/sample-acts.ts';
import { sampleViews } from '../../../support/sample-views.ts';
import { sheetViews } from '../../../support/sample-views-sheets.ts';
import { startStore } from './started-store.ts';

const done: CommandResult = { kind: 'done', done: { kind: 'refreshed' } };
const refused: CommandResult = { kind: 'refused', reason: 'roomTaken' };

test('the same view again changes nothing: nobody is told, nothing is drawn', () => {
  const { store, show } = startStore();
  show(sampleViews.available);
  let told = 0;
  store.subscribe(() => {
    told += 1;
  });
  show(JSON.parse(JSON.stringify(sampleViews.available)) as DoorView);
  expect(told).toBe(0);
});

test('T3 a free room is not known to be free ten seconds after its host is gone', async () => {
  const { store, clock, show, tellLine } = startStore();
  show(sampleViews.available);
  tellLine('down');
  await clock.advance(10_000);
  const { view, isLineLost } = store.getState();
  expect({ isLineLost, status: view?.status.kind, offers: view?.offers }).toEqual({ isLineLost: true, status: 'unknown', offers: [] });
});

test('T3 a taken room stays taken without its host, marked as old', async () => {
  const { store, clock, show, tellLine } = startStore();
  show(sampleViews.occupied);
  tellLine('down');
  await clock.advance(10_000);
  expect(store.getState().view?.status).toEqual({ ...sampleViews.occupied.status, isStale: true });
});

test('a host that restarts in a blink is not noticed', async () => {
  const { store, clock, show, tellLine } = startStore();
  show(sampleViews.available);
  tellLine('down');
  await clock.advance(3_000);
  tellLine('up');
  await clock.advance(60_000);
  expect(store.getState().view?.status.kind).toBe('available');
});

test('a host that hangs without hanging up is noticed by its silence', async () => {
  const { store, clock, show } = startStore();
  show(sampleViews.available);
  await clock.advance(74_000);
  expect(store.getState().isLineLost).toBe(false);
  await clock.advance(2_000);
  expect(store.getState().isLineLost).toBe(true);
});

test('the first view after a loss puts everything right', async () => {
  const { store, clock, show, tellLine } = startStore();
  show(sampleViews.available);
  tellLine('down');
  await clock.advance(20_000);
  tellLine('up');
  show(sampleViews.available);
  expect(store.getState()).toMatchObject({ isLineLost: false, view: sampleViews.available });
});

test('a second touch while the first is under way is not sent', () => {
  const { store, sent } = startStore();
  void store.getState().send({ kind: 'refresh' });
  void store.getState().send({ kind: 'bookNow', endMs: 1 });
  expect(sent).toEqual([{ kind: 'refresh' }]);
  expect(store.getState().sending).toBe('refresh');
});

test.each([
  { result: done, standsMs: 15_000, because: 'good news is read at a glance' },
  { result: refused, standsMs: 45_000, because: 'a refusal takes reading' },
])('$result.kind stands for $standsMs ms: $because', async ({ result, standsMs }) => {
  const { store, clock, answer } = startStore();
  void store.getState().send({ kind: 'refresh' });
  answer(result);
  await clock.advance(standsMs - 1_000);
  expect(store.getState().answer).toEqual({ commandKind: 'refresh', result });
  await clock.advance(2_000);
  expect(store.getState().answer).toBeNull();
});

test('an answer is gone at a touch, and a notice with it', async () => {
  const { store, clock, show, answer } = startStore();
  show(sampleViews.unconfirmed);
  void store.getState().send({ kind: 'refresh' });
  answer(refused);
  await clock.settle();
  store.getState().dismiss();
  expect(store.getState()).toMatchObject({ answer: null, dismissedNotice: 'c3' });
});

test('D4 a touch has the calendar read once for a visit, and shows nothing of it', async () => {
  const { store, clock, sent, show } = startStore();
  show(sampleViews.available);
  store.getState().touch();
  store.getState().touch();
  expect(sent).toEqual([{ kind: 'refresh' }]);
  expect(store.getState()).toMatchObject({ sending: null, answer: null });
  await clock.advance(15_000);
  store.getState().touch();
  expect(sent).toHaveLength(2);
});

test.each([
  { view: sampleViews.unknown, because: 'a door that is refused must not be made to ask at every touch (Q42)' },
  { view: null, because: 'there is nothing to decide on yet' },
])('a touch asks for nothing while the door is not live: $because', ({ view }) => {
  const { store, sent, show } = startStore();
  if (view) show(view);
  store.getState().touch();
  expect(sent).toEqual([]);
});

test('D7 what changes other people’s calendars is sent only after its sheet; what changes none, at a touch', () => {
  const { store, sent } = startStore();
  const plain = { protection: 'none', minutes: null, end: null, roomName: null } as const;
  const end: DoorCommand = { kind: 'end', meetingId: 'm' };
  store.getState().attempt({ ...plain, kind: 'end', command: end, confirm: shorterCopy }, null);
  expect(sent).toEqual([]);
  store.getState().attempt({ ...plain, kind: 'end', command: end, confirm: null }, null);
  expect(sent).toEqual([end]);
  expect(store.getState().sheets).toEqual([]);
});

test('T3 without its host nothing can be done from any sheet, and nobody is an administrator', async () => {
  const { store, clock, show, tellLine } = startStore();
  show({ ...sheetViews.administrator, ...sheetViews.bookable, administrator: sheetViews.administrator.administrator });
  tellLine('down');
  await clock.advance(10_000);
  const { view } = store.getState();
  const left = view?.days.flatMap(({ bookable, meetings }) => [...bookable, ...meetings.flatMap(({ actions }) => actions)]);
  expect({ left, administrator: view?.administrator, bookLater: view?.bookLater }).toEqual({
    left: [],
    administrator: null,
    bookLater: null,
  });
});

test('an administrator’s touch is told even when the calendar cannot be reached, for it keeps the mode open', () => {
  const { store, sent, show } = startStore();
  show({ ...sampleViews.unknown, administrator: sheetViews.administrator.administrator });
  store.getState().touch();
  expect(sent).toEqual([{ kind: 'refresh' }]);
});
