import { expect, test } from 'vitest';
import { JournalError, openJournal } from '../../../../shared/engine/journal/journal.ts';
import type { Document } from '../../../../shared/runtime/document.ts';
import { silentLog } from '../../../../shared/runtime/log.ts';
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
  const journal = await openJournal(document, silentLog);
  let isPut = false;
  const put = journal.put(buildBookEntry()).then(() => (isPut = true));
  await settle();
  expect([isPut, journal.entries().length]).toEqual([false, 0]);
  saves[0]?.end();
  await put;
  expect(journal.entries()).toEqual([buildBookEntry()]);
});

test('E14 a save that fails changes nothing and says so, what was before is put back on the disk, and the next one works', async () => {
  const { document, saves } = slowDisk();
  const journal = await openJournal(document, silentLog);
  const failed = expect(journal.put(buildBookEntry())).rejects.toBeInstanceOf(JournalError);
  await settle();
  saves[0]?.end(new Error('ENOSPC'));
  await settle();
  expect(saves[1]?.value).toMatchObject({ entries: [] }); // the disk may have taken the first all the same
  saves[1]?.end();
  await failed;
  expect(journal.entries()).toEqual([]);
  const second = journal.put(buildBookEntry({ commandId: 'c2' }));
  await settle();
  saves[2]?.end();
  await second;
  expect(journal.entries().map(({ commandId }) => commandId)).toEqual(['c2']);
});

test('E14 two changes at the same time do not lose each other', async () => {
  const document = createMemoryDocument();
  const journal = await openJournal(document, silentLog);
  await Promise.all([journal.put(buildBookEntry()), journal.put(buildBookEntry({ commandId: 'c2' })), journal.bury('c0', 0)]);
  const again = await openJournal(document, silentLog);
  expect(again.entries().map(({ commandId }) => commandId)).toEqual(['c1', 'c2']);
  expect(again.isBuried('c0', 1)).toBe(true);
});

test('E21 what was put is there after a restart, in its order and at its last stage', async () => {
  const document = createMemoryDocument();
  const journal = await openJournal(document, silentLog);
  await journal.put(buildBookEntry());
  await journal.put(buildBookEntry({ commandId: 'c2' }));
  await journal.put(buildBookEntry({ stage: 'verify', eventId: 'e1' }));
  await journal.settle('c2');
  expect((await openJournal(document, silentLog)).entries()).toEqual([buildBookEntry({ stage: 'verify', eventId: 'e1' })]);
});

test('E20 a buried command is off the journal and remembered for a day', async () => {
  const document = createMemoryDocument();
  const journal = await openJournal(document, silentLog);
  await journal.put(buildBookEntry());
  await journal.bury('c1', 0);
  expect(journal.entries()).toEqual([]);
  expect((await openJournal(document, silentLog)).isBuried('c1', 1)).toBe(true);
  await journal.bury('c2', dayMs - 1);
  expect([journal.isBuried('c1', dayMs - 1), journal.isBuried('c1', dayMs)]).toEqual([true, false]);
  await journal.bury('c3', dayMs);
  expect([journal.isBuried('c1', 1), journal.isBuried('c2', 1), journal.isBuried('c3', 1)]).toEqual([false, true, true]);
});

const aside = (text: string | null) => JSON.parse(text ?? '').aside as unknown[];

test.each<{ found: unknown; because: string }>([
  { found: {}, because: 'nothing of a journal' },
  { found: 'text', because: 'no object' },
  { found: { version: 3, entries: [], tombstones: [] }, because: 'a later version' },
])('E34 a document that is no journal is kept aside and told of, and the door starts: $because', async ({ found }) => {
  const document = createMemoryDocument();
  await document.save(found);
  const told: unknown[] = [];
  const journal = await openJournal(document, { error: (event, facts) => void told.push(event, facts) });
  expect(told).toEqual(['journalSetAside', { parts: 1 }]);
  await journal.put(buildBookEntry());
  expect(aside(document.text())).toEqual([found]);
  expect((await openJournal(document, silentLog)).entries()).toEqual([buildBookEntry()]);
});

test('E34 an entry that cannot be read is kept aside, and the others are served', async () => {
  const broken = { ...buildBookEntry({ commandId: 'c2' }), stage: 'dance' };
  const document = createMemoryDocument();
  await document.save({ version: 2, entries: [broken, buildBookEntry()], tombstones: [], made: [], watches: [], aside: ['older'] });
  const journal = await openJournal(document, silentLog);
  expect(journal.entries()).toEqual([buildBookEntry()]);
  await journal.settle('c1');
  expect(aside(document.text())).toEqual(['older', broken]);
});

test('E34 a disk that does not answer is no empty journal', async () => {
  const load = () => Promise.reject(new Error('EIO'));
  await expect(openJournal({ load, save: async () => {} }, silentLog)).rejects.toThrow('EIO');
});

test('E31 a claim that is settled goes over into its watch, and a watch into an entry, in one change', async () => {
  const document = createMemoryDocument();
  const journal = await openJournal(document, silentLog);
  const since = { run: 'r', monotonicMs: 0, wallMs: 0 };
  const watch = {
    commandId: 'c1',
    commandKind: 'bookNow',
    eventId: 'e1',
    startMs: 0,
    endMs: 1,
    since,
    isByStamps: false,
    stampMs: 0,
    restore: null,
    consequence: null,
  } as const;
  await journal.put(buildBookEntry());
  await journal.settle('c1', { watch, made: { commandId: 'c1', untilMs: 1 } });
  const again = await openJournal(document, silentLog);
  expect([again.entries(), again.watches(), again.isMadeHere('c1'), again.isMadeHere('c2')]).toEqual([[], [watch], true, false]);
  await again.unwatch(['c1'], [buildBookEntry({ stage: 'withdraw' })]);
  expect([again.entries().length, again.watches()]).toEqual([1, []]);
});

test('E34 what was under way at one room is never sent to another: it is kept aside, and told of', async () => {
  const document = createMemoryDocument();
  await (await openJournal(document, silentLog, 'aurora@contoso.com')).put(buildBookEntry());
  expect((await openJournal(document, silentLog, 'Aurora@contoso.com')).entries()).toEqual([buildBookEntry()]);
  const told: unknown[] = [];
  const moved = await openJournal(document, { error: (event, facts) => void told.push(event, facts) }, 'borealis@contoso.com');
  expect(moved.entries()).toEqual([]);
  expect(told).toEqual(['journalSetAside', { parts: 1 }]);
  await moved.bury('c9', 0);
  expect(aside(document.text())).toEqual([buildBookEntry()]);
  expect((await openJournal(document, silentLog, 'aurora@contoso.com')).entries()).toEqual([]);
});
