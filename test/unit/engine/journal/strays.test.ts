import { expect, test } from 'vitest';
import { openJournal } from '../../../../shared/engine/journal/journal.ts';
import { withdrawStrays } from '../../../../shared/engine/journal/strays.ts';
import { silentLog } from '../../../../shared/runtime/log.ts';
import { createMemoryDocument } from '../../../support/memory-document.ts';
import { doorsBooking, personsMeeting } from '../../../support/step-house.ts';
import { elevenMs, tenMs } from './build-entry.ts';

const stray = doorsBooking('late', tenMs, elevenMs, { claim: { commandId: 'given-up' } });
const others = [personsMeeting('theirs', tenMs, elevenMs), doorsBooking('other', tenMs, elevenMs, { claim: { commandId: 'good' } })];

test('E20 an event of a command given up becomes an entry to remove it, once; other events are left alone', async () => {
  const journal = await openJournal(createMemoryDocument());
  await journal.bury('given-up', tenMs);
  for (let round = 0; round < 2; round += 1) await withdrawStrays([...others, stray], { journal, nowMs: tenMs, log: silentLog });
  expect(journal.entries()).toMatchObject([{ commandId: 'given-up', eventId: 'late', stage: 'withdraw', withdrawal: 'stray' }]);
});

test('E20 a disk that takes no entry is reported, and tried again with the next round', async () => {
  const disk = createMemoryDocument();
  let isFull = false;
  const save = (value: unknown) => (isFull ? Promise.reject(new Error('ENOSPC')) : disk.save(value));
  const journal = await openJournal({ load: disk.load, save });
  await journal.bury('given-up', tenMs);
  const reported: string[] = [];
  const log = { ...silentLog, error: (event: string) => void reported.push(event) };
  isFull = true;
  await withdrawStrays([stray], { journal, nowMs: tenMs, log });
  expect([reported, journal.entries().length]).toEqual([['journalNotSaved'], 0]);
  isFull = false;
  await withdrawStrays([stray], { journal, nowMs: tenMs, log });
  expect(journal.entries().length).toBe(1);
});
