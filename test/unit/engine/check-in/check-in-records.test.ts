import { expect, test } from 'vitest';
import { type CheckInContent, openCheckInDocument } from '../../../../shared/engine/check-in/check-in-document.ts';
import { createCheckInRecords } from '../../../../shared/engine/check-in/check-in-records.ts';
import { createMemoryDocument } from '../../../support/memory-document.ts';
import { buildMeeting } from '../../domain/build-meeting.ts';

const nowMs = Date.parse('2026-11-20T12:00:00Z');
const missed = { masterId: 'series', misses: 2, lastStartMs: Date.parse('2026-11-18T10:00:00Z'), title: null, organizer: null };

async function recordsOf(content: Partial<CheckInContent>) {
  const saved = { version: 1, room: 'aurora', checkIns: [], releasing: null, released: null, series: [], ...content };
  const file = createMemoryDocument();
  await file.save(saved);
  const document = await openCheckInDocument(file, 'aurora');
  return { document, records: createCheckInRecords({ document, journal: { entries: () => [] } }) };
}

test.each([
  { what: 'one that stayed in the calendar until it was over', day: '19', changes: {}, misses: [] },
  { what: 'the one that was given up, on a read that lags', day: '18', changes: {}, misses: [2] },
  { what: 'one that was declined', day: '19', changes: { responseStatus: 'declined' }, misses: [2] },
  { what: 'one of another series', day: '19', changes: { seriesMasterId: 'other' }, misses: [2] },
  { what: 'one that is still to come', day: '21', changes: {}, misses: [2] },
  { what: 'one that somebody has checked in to', day: '21', changes: { checkedInMs: nowMs }, misses: [] },
] as const)('E58 misses count in a row only: after $what there are $misses', async ({ day, changes, misses }) => {
  const { document, records } = await recordsOf({ series: [missed] });
  const meeting = buildMeeting(`2026-11-${day}T10:00:00Z`, `2026-11-${day}T11:00:00Z`, { seriesMasterId: 'series', ...changes });
  await records.adopt([meeting], nowMs);
  expect(document.get().series.map((one) => one.misses)).toEqual(misses);
});
