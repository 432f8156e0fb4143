import { expect, test } from 'vitest';
import { JournalError, openJournal } from '../../../../shared/engine/journal/journal.ts';
import type { Document } from '../../../../shared/runtime/document.ts';
import { createMemoryDocument } from '../../../support/memory-document.ts';
import { buildBookEntry } from './build-entry.ts';

const dayMs = 86_400_000;

/** A disk whose saves end when told to. */
function slowDisk() {
  const saves: { readonly value: unknown; end(error?: Error): void }[] = [];
  const document: Document = {
    load: async () => null,
    save: (value) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      saves.push({ value: structuredClone(value), end: (error) => (error ? reject(error) : resolve()) });
      return promise;
    },
  };
  return { document, saves };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('E14 an entry is there, and its caller goes on, only when it is on the disk', async () => {
  const { document, saves } = slowDisk();
  const journal = await openJournal(document);
  let isPut = false;
  const put = journal.put(buildBookEntry()).then(() => (isPut = true));
  await settle();
  expect([isPut, journal.entries().length]).toEqual([false, 0]);
  saves[0]?.end();
  await put;
  expect(journal.entries()).toEqual([buildBookEntry()]);
});

test('E14 a save that fails changes nothing and says so, and the next one works', async () => {
  const { document, saves } = slowDisk();
  const journal = await openJournal(document);
  const failed = expect(journal.put(buildBookEntry())).rejects.toBeInstanceOf(JournalError);
  await settle();
  saves[0]?.end(new Error('ENOSPC'));
  await failed;
  expect(journal.entries()).toEqual([]);
  const second = journal.put(buildBookEntry({ commandId: 'c2' }));
  await settle();
  saves[1]?.end();
  await second;
  expect(journal.entries().map(({ commandId }) => commandId)).toEqual(['c2']);
});

test('E14 two changes at the same time do not lose each other', async () => {
  const document = createMemoryDocument();
  const journal = await openJournal(document);
  await Promise.all([journal.put(buildBookEntry()), journal.put(buildBookEntry({ commandId: 'c2' })), journal.bury('c0', 0)]);
  const again = await openJournal(document);
  expect(again.entries().map(({ commandId }) => commandId)).toEqual(['c1', 'c2']);
  expect(again.isBuried('c0', 1)).toBe(true);
});

test('E21 what was put is there after a restart, in its order and at its last stage', async () => {
  const document = createMemoryDocument();
  const journal = await openJournal(document);
  await journal.put(buildBookEntry());
  await journal.put(buildBookEntry({ commandId: 'c2' }));
  await journal.put(buildBookEntry({ stage: 'verify', eventId: 'e1' }));
  await journal.settle('c2');
  expect((await openJournal(document)).entries()).toEqual([buildBookEntry({ stage: 'verify', eventId: 'e1' })]);
});

test('E20 a buried command is off the journal and remembered for a day', async () => {
  const document = createMemoryDocument();
  const journal = await openJournal(document);
  await journal.put(buildBookEntry());
  await journal.bury('c1', 0);
  expect(journal.entries()).toEqual([]);
  expect((await openJournal(document)).isBuried('c1', 1)).toBe(true);
  await journal.bury('c2', dayMs - 1);
  expect([journal.isBuried('c1', dayMs - 1), journal.isBuried('c1', dayMs)]).toEqual([true, false]);
  await journal.bury('c3', dayMs);
  expect([journal.isBuried('c1', 1), journal.isBuried('c2', 1), journal.isBuried('c3', 1)]).toEqual([false, true, true]);
});

test.each<{ found: unknown; because: string }>([
  { found: {}, because: 'nothing of a journal' },
  { found: 'text', because: 'no object' },
  { found: { version: 2, entries: [], tombstones: [] }, because: 'another version' },
  { found: { version: 1, entries: [{ ...buildBookEntry(), stage: 'dance' }], tombstones: [] }, because: 'an unknown stage' },
  { found: { version: 1, entries: [{ ...buildBookEntry(), body: undefined }], tombstones: [] }, because: 'no bytes to send' },
])('E14 a document that is no journal is not written over: $because', async ({ found }) => {
  await expect(openJournal({ load: async () => found, save: async () => {} })).rejects.toThrow();
});
