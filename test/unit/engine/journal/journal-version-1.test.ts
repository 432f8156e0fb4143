import { expect, test } from 'vitest';
import { openJournal } from '../../../../shared/engine/journal/journal.ts';
import { silentLog } from '../../../../shared/runtime/log.ts';
import { createMemoryDocument } from '../../../support/memory-document.ts';
import { elevenMs, tenMs } from './build-entry.ts';

const common = { commandId: 'c1', madeAtMs: tenMs, giveUpMs: tenMs + 300_000, startMs: tenMs, endMs: elevenMs, body: '{"b":1}' };
const change = { ...common, eventId: 'e1', oldKey: 'k1', fromEndMs: elevenMs - 60_000 };

/** What the first version kept, and where it goes on. */
test.each([
  {
    name: 'a booking whose create may have gone out',
    old: { kind: 'book', ...common, eventId: null, stage: 'create', withdrawal: null },
    now: {
      kind: 'book',
      commandKind: 'bookNow',
      purpose: 'booking',
      stage: 'create',
      isSent: true,
      eventId: null,
      madeAt: null,
      decided: null,
    },
  },
  {
    name: 'a booking to be looked for',
    old: { kind: 'book', ...common, eventId: 'e1', stage: 'verify', withdrawal: null },
    now: { kind: 'book', stage: 'verify', eventId: 'e1', body: common.body },
  },
  {
    name: 'a booking to be taken back',
    old: { kind: 'book', ...common, eventId: 'e1', stage: 'withdraw', withdrawal: 'lostRace' },
    now: { kind: 'book', stage: 'withdraw', withdrawal: 'lostRace' },
  },
  {
    name: 'an extension whose write may have gone out',
    old: { kind: 'extend', ...change, revertBody: 'x', stage: 'write' },
    now: {
      kind: 'change',
      commandKind: 'extend',
      stage: 'write',
      fromStartMs: tenMs,
      fromEndMs: change.fromEndMs,
      writeInDoubt: { run: 'version 1' },
    },
  },
  {
    name: 'an extension to be looked for',
    old: { kind: 'extend', ...change, revertBody: 'x', stage: 'verify' },
    now: { kind: 'change', stage: 'verify', writeInDoubt: null },
  },
  {
    name: 'an extension on its way back',
    old: { kind: 'extend', ...change, revertBody: 'x', stage: 'revert' },
    now: { kind: 'change', stage: 'revert', withdrawal: 'lostRace' },
  },
  {
    name: 'an ending',
    old: { kind: 'end', ...change, endMs: elevenMs - 120_000, bookingId: 'c0', stage: 'recheck' },
    now: { kind: 'end', stage: 'recheck', endMs: elevenMs - 120_000, fromEndMs: change.fromEndMs },
  },
  {
    name: 'an ending that leaves nothing',
    old: { kind: 'end', ...change, endMs: tenMs, bookingId: 'c0', stage: 'write' },
    now: { kind: 'remove', act: 'end', stage: 'write', startMs: tenMs, endMs: change.fromEndMs, body: null, bookingId: 'c0' },
  },
])('E34 a journal of the first version goes on: $name', async ({ old, now }) => {
  const document = createMemoryDocument();
  await document.save({ version: 1, entries: [old], tombstones: [{ commandId: 'buried', untilMs: 10 }] });
  const journal = await openJournal(document, silentLog);
  expect(journal.entries()).toMatchObject([{ commandId: 'c1', ...now }]);
  expect(journal.isBuried('buried', 9)).toBe(true);
});

test('E34 what the first version would not have read is kept aside', async () => {
  const document = createMemoryDocument();
  await document.save({ version: 1, entries: [{ kind: 'book', commandId: 'c1' }], tombstones: [] });
  const journal = await openJournal(document, silentLog);
  await journal.bury('c2', 0);
  expect(JSON.parse(document.text() ?? '')).toMatchObject({ version: 2, entries: [], aside: [{ kind: 'book', commandId: 'c1' }] });
});
