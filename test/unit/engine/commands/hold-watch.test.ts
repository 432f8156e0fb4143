import { expect, test } from 'vitest';
import type { CalendarEvent } from '../../../../shared/domain/meeting.ts';
import { withdrawSpentHolds } from '../../../../shared/engine/commands/hold-watch.ts';
import { openJournal } from '../../../../shared/engine/journal/journal.ts';
import { silentLog } from '../../../../shared/runtime/log.ts';
import { createMemoryDocument } from '../../../support/memory-document.ts';
import { doorsBooking, personsMeeting } from '../../../support/step-house.ts';
import { buildBookEntry, elevenMs, runStart, tenMs } from '../journal/build-entry.ts';

const minute = 60_000;
const planning = personsMeeting('e1', tenMs, elevenMs, { iCalUId: 'uid-1' });
const hold = doorsBooking('e2', elevenMs, elevenMs + 30 * minute, {
  claim: { commandId: 'c1', settled: null, parent: { iCalUId: 'uid-1', startMs: tenMs, relation: 'after' } },
});

async function watch(
  events: readonly CalendarEvent[],
  prepare: (journal: Awaited<ReturnType<typeof openJournal>>) => Promise<void> = async () => {},
) {
  const disk = createMemoryDocument();
  let isFull = false;
  const save = (value: unknown) => (isFull ? Promise.reject(new Error('ENOSPC')) : disk.save(value));
  const journal = await openJournal({ load: disk.load, save }, silentLog);
  await prepare(journal);
  const before = journal.entries().length;
  const look = () =>
    withdrawSpentHolds(events, { journal, nowMs: tenMs, stopwatch: { now: () => runStart(tenMs) }, timeZone: 'UTC', log: silentLog });
  const fill = () => {
    isFull = true;
  };
  return { journal, look, fill, added: () => journal.entries().slice(before) };
}

test('E45 a hold without its meeting gets an entry that looks again before it deletes', async () => {
  const { look, added } = await watch([hold]);
  await look();
  expect(added()).toMatchObject([{ kind: 'remove', act: 'withdrawHold', eventId: 'e2', body: null, bookingId: 'c1', stage: 'recheck' }]);
});

test('E45 every round finds it, one entry is enough', async () => {
  const { look, added } = await watch([hold]);
  await look();
  await look();
  expect(added()).toHaveLength(1);
});

test('E45 a hold whose meeting stands is left alone', async () => {
  const { look, added } = await watch([planning, hold]);
  await look();
  expect(added()).toEqual([]);
});

test('E45 what this door is still making or changing is not judged', async () => {
  const { look, added } = await watch([hold], (journal) => journal.put(buildBookEntry({ commandId: 'c1' })));
  await look();
  expect(added()).toEqual([]);
});

test('E45 a disk that takes no entry stops nothing else', async () => {
  const { look, fill, added } = await watch([hold]);
  fill();
  await look();
  expect(added()).toEqual([]);
});
