import { expect, test } from 'vitest';
import { defaultPolicy } from '../../../../shared/domain/policy.ts';
import type { Replica } from '../../../../shared/engine/replica/replica.ts';
import { loadReplica, saveReplica } from '../../../../shared/engine/replica/replica-file.ts';
import { createMemoryDocument } from '../../../support/memory-document.ts';
import { buildEvent } from '../../domain/build-meeting.ts';

const replica: Replica = {
  window: { startMs: 0, endMs: 1_000 },
  timeZone: 'Europe/Amsterdam',
  events: [
    buildEvent({ attendees: [{ name: 'Lee', address: null, type: 'optional' }] }),
    buildEvent({
      id: 'm2',
      time: { kind: 'allDay', startDate: '2026-03-02', endDate: '2026-03-03' },
      claim: { commandId: 'c1', settled: null, parent: null },
    }),
  ],
  deltaUrl: 'd1',
  readAtMs: 500,
  roomName: 'Boardroom',
};

async function saved() {
  const document = createMemoryDocument();
  await saveReplica(document, { room: 'boardroom@contoso.com', replica, lastTrueMs: 900 }, { ...defaultPolicy, showAttendees: 'names' });
  return document;
}

test('T7 what was saved comes back with its age, and without a cursor: the first round reads all of it again', async () => {
  const loaded = await loadReplica(await saved(), 'boardroom@contoso.com');
  expect(loaded.lastTrueMs).toBe(900);
  expect(loaded.replica).toMatchObject({ readAtMs: 500, roomName: 'Boardroom', deltaUrl: null, timeZone: 'Europe/Amsterdam' });
  expect(loaded.replica?.events.map(({ id, time }) => ({ id, time }))).toEqual(replica.events.map(({ id, time }) => ({ id, time })));
});

test('the calendar of another room is not shown; the time it was is still known', async () => {
  expect(await loadReplica(await saved(), 'lobby@contoso.com')).toEqual({ replica: null, lastTrueMs: 900 });
});

test.each<{ found: unknown; because: string }>([
  { found: null, because: 'nothing' },
  { found: 'text', because: 'text' },
  { found: { version: 1 }, because: 'half of it' },
  { found: { version: 2, room: 'r', lastTrueMs: 1, replica: null }, because: 'another version' },
  { found: { version: 1, room: 'r', lastTrueMs: 1, replica: { events: [{ id: 'x' }] } }, because: 'events of another shape' },
])('a file that holds $because counts as none', async ({ found }) => {
  expect(await loadReplica({ load: async () => found, save: async () => {} }, 'r')).toEqual({ replica: null, lastTrueMs: null });
});
