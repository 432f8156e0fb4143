import { expect, test } from 'vitest';
import type { CommandResult } from '../../../../shared/protocol/command-result.ts';
import type { DoorCommand } from '../../../../shared/protocol/door-command.ts';
import { sheetViews } from '../../../support/sample-views-sheets.ts';
import { startStore } from './started-store.ts';

const book: DoorCommand = { kind: 'bookLater', startMs: 1, endMs: 2 };
const guarded = { command: book, protection: 'pin' } as const;
const refusedPin = (reason: 'missing' | 'wrong' | 'locked', retrySeconds = 0): CommandResult => ({
  kind: 'pinNeeded',
  reason,
  retrySeconds,
});

test('a protected act asks for its PIN before anything is sent, and sends it once with the PIN', () => {
  const { store, sent } = startStore();
  store.getState().proceed(guarded);
  expect({ sent, sheets: store.getState().sheets }).toEqual({ sent: [], sheets: [{ kind: 'pin', command: book, trouble: null }] });
  void store.getState().send({ ...book, pin: '4711' });
  expect(sent).toEqual([{ ...book, pin: '4711' }]);
});

test.each([
  { result: refusedPin('wrong'), because: 'the same PIN pad stays for another try' },
  { result: refusedPin('locked', 90), because: 'it says when to try again' },
])('a PIN that is $result.reason is asked for again, and is kept nowhere: $because', async ({ result }) => {
  const { store, clock, answer } = startStore();
  store.getState().proceed(guarded);
  void store.getState().send({ ...book, pin: '4711' });
  answer(result);
  await clock.settle();
  const { sheets, answer: said, sending } = store.getState();
  const retrySeconds = result.kind === 'pinNeeded' ? result.retrySeconds : 0;
  const trouble = { reason: result.kind === 'pinNeeded' ? result.reason : '', retryMs: store.getState().nowMs() + retrySeconds * 1_000 };
  expect({ sheets, said, sending }).toEqual({ sheets: [{ kind: 'pin', command: book, trouble }], said: null, sending: null });
  expect(JSON.stringify(store.getState())).not.toContain('4711');
});

test('the host may ask for a PIN that the view knew nothing of', async () => {
  const { store, clock, answer } = startStore();
  void store.getState().send(book);
  answer(refusedPin('missing'));
  await clock.settle();
  expect(store.getState().sheets).toMatchObject([{ kind: 'pin', command: book }]);
});

test('a PIN pad that was put away while the host checked does not come back; the refusal is said at the door', async () => {
  const { store, clock, answer } = startStore();
  store.getState().proceed(guarded);
  void store.getState().send({ ...book, pin: '4711' });
  store.getState().back();
  answer(refusedPin('wrong'));
  await clock.settle();
  expect(store.getState()).toMatchObject({ sheets: [], answer: { commandKind: 'bookLater', result: { kind: 'pinNeeded' } } });
});

test('once the PIN was right and the act is under way, the pad makes way for it', () => {
  const { store, show } = startStore();
  show(sheetViews.bookableWithPin);
  store.getState().proceed(guarded);
  void store.getState().send({ ...book, pin: '4711' });
  expect(store.getState().sheets).toHaveLength(1);
  show({ ...sheetViews.bookableWithPin, revision: 2, pending: { commandKind: 'bookLater', phase: 'checking' } });
  expect(store.getState().sheets).toEqual([]);
});

test('administrator mode opens and closes without a word: it is seen', async () => {
  const { store, clock, answer } = startStore();
  store.getState().open({ kind: 'pin', command: { kind: 'unlock', pin: '' }, trouble: null });
  void store.getState().send({ kind: 'unlock', pin: '4711' });
  answer({ kind: 'done', done: { kind: 'unlocked' } });
  await clock.settle();
  expect(store.getState()).toMatchObject({ answer: null, sheets: [], sending: null });
});
