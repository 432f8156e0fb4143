import { expect, test } from 'vitest';
import { type Journal, openJournal } from '../../../../shared/engine/journal/journal.ts';
import { createStopwatch } from '../../../../shared/engine/journal/moment.ts';
import { noteOwnEvents } from '../../../../shared/engine/journal/strays.ts';
import { type Log, silentLog } from '../../../../shared/runtime/log.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';
import { createMemoryDocument } from '../../../support/memory-document.ts';
import { doorsBooking, personsMeeting } from '../../../support/step-house.ts';
import { buildBookEntry, elevenMs, tenMs } from './build-entry.ts';

const madeBy = (commandId: string, id: string) => doorsBooking(id, tenMs, elevenMs, { claim: { commandId, settled: null, parent: null } });
const stray = madeBy('given-up', 'late');
const others = [personsMeeting('theirs', tenMs, elevenMs), madeBy('good', 'other')];
const stopwatch = createStopwatch(createDrivenClock(tenMs), 'this run');
const note = (events: Parameters<typeof noteOwnEvents>[0], journal: Journal, log: Log = silentLog) =>
  noteOwnEvents(events, { journal, nowMs: tenMs, stopwatch, log });

test('E20 an event of a command given up becomes an entry to remove it, once; other events are left alone', async () => {
  const journal = await openJournal(createMemoryDocument(), silentLog);
  await journal.bury('given-up', tenMs);
  for (let round = 0; round < 2; round += 1) await note([...others, stray], journal);
  expect(journal.entries()).toMatchObject([{ commandId: 'given-up', eventId: 'late', stage: 'withdraw', withdrawal: 'stray' }]);
});

test('E20 a disk that takes no entry is reported, and tried again with the next round', async () => {
  const disk = createMemoryDocument();
  let isFull = false;
  const save = (value: unknown) => (isFull ? Promise.reject(new Error('ENOSPC')) : disk.save(value));
  const journal = await openJournal({ load: disk.load, save }, silentLog);
  await journal.bury('given-up', tenMs);
  const reported: string[] = [];
  const log = { ...silentLog, error: (event: string) => void reported.push(event) };
  isFull = true;
  await note([stray], journal, log);
  expect([reported, journal.entries().length]).toEqual([['journalNotSaved'], 0]);
  isFull = false;
  await note([stray], journal);
  expect(journal.entries().length).toBe(1);
});

test('E33 a booking whose answer is still awaited is known to be there once a round shows it', async () => {
  const journal = await openJournal(createMemoryDocument(), silentLog);
  await journal.put(buildBookEntry({ commandId: 'waiting' }));
  await journal.put(buildBookEntry({ commandId: 'known', stage: 'withdraw', eventId: 'e2' }));
  await note([madeBy('waiting', 'e1'), madeBy('known', 'e2')], journal);
  expect(journal.entries()).toMatchObject([
    { commandId: 'waiting', stage: 'verify', eventId: 'e1' },
    { commandId: 'known', stage: 'withdraw' },
  ]);
});
