import { expect, test } from 'vitest';
import type { CheckInEntry } from '../../../../shared/engine/commands/check-in-entry.ts';
import { advanceCheckIn } from '../../../../shared/engine/commands/check-in-steps.ts';
import { GraphError } from '../../../../shared/graph/graph-error.ts';
import { createStepHouse, personsMeeting } from '../../../support/step-house.ts';

const startMs = Date.parse('2026-11-18T10:00:00Z');
const hourMs = 3_600_000;
const signal = new AbortController().signal;

const entry: CheckInEntry = {
  kind: 'checkIn',
  commandId: 'c1',
  madeAtMs: startMs,
  giveUpMs: startMs + 300_000,
  eventId: 'm1',
  key: { iCalUId: 'u1', startMs },
  startMs,
  endMs: startMs + hourMs,
  seriesMasterId: null,
  checkedInMs: startMs,
  isRewrite: false,
  oldKey: 'k1',
  body: '{"is":"what was read first"}',
  stage: 'write',
};

function house() {
  const made = createStepHouse(startMs);
  const advance = (changes: Partial<CheckInEntry> = {}) => advanceCheckIn({ ...entry, ...changes }, made.deps, signal);
  return { ...made, advance };
}

test('E51 a check-in is done when the calendar shows it, and is waited for until then', async () => {
  const { calendar, advance, folded } = house();
  calendar.put(personsMeeting('m1', startMs, startMs + hourMs));
  expect(await advance({ stage: 'verify' })).toEqual({ kind: 'wait' });
  calendar.put(personsMeeting('m1', startMs, startMs + hourMs, { checkedInMs: startMs }));
  expect(await advance({ stage: 'verify' })).toMatchObject({ kind: 'settled', result: { done: { kind: 'checkedIn', meetingId: 'm1' } } });
  expect(folded).toEqual([['m1']]);
});

test('E51 what is written again is made from the event as it is now', async () => {
  const { calendar, advance } = house();
  const settled = { startMs, endMs: startMs + hourMs };
  calendar.put(personsMeeting('m1', startMs, startMs + hourMs, { claim: { commandId: 'other', settled, parent: null } }));
  const progress = await advance({ stage: 'recheck' });
  const value = JSON.stringify({ settled, checkedInMs: startMs });
  expect(progress).toMatchObject({
    kind: 'next',
    entry: { stage: 'write', oldKey: 'k1', body: expect.stringContaining(JSON.stringify(value)) },
  });
});

test('E18 a meeting that was moved to another day with its mark does not keep the door looking for it here', async () => {
  const { calendar, clock, advance } = house();
  const weekMs = 7 * 24 * hourMs;
  calendar.put(personsMeeting('m1', startMs + weekMs, startMs + weekMs + hourMs, { checkedInMs: startMs }));
  await clock.advance(300_000);
  expect(await advance({ stage: 'verify' })).toMatchObject({ kind: 'next', entry: { stage: 'recheck' } });
  expect(await advance({ stage: 'recheck' })).toMatchObject({ kind: 'settled', result: { kind: 'done', done: { kind: 'checkedIn' } } });
});

test('E51 a mark that another door wrote meanwhile will do', async () => {
  const { calendar, advance } = house();
  calendar.put(personsMeeting('m1', startMs, startMs + hourMs, { checkedInMs: startMs - 5 }));
  expect(await advance({ stage: 'recheck' })).toMatchObject({ kind: 'next', entry: { stage: 'verify' } });
});

test.each(['write', 'recheck'] as const)('E51 a meeting that is gone at %s needs no check-in', async (stage) => {
  expect(await house().advance({ stage })).toMatchObject({ kind: 'settled', result: { kind: 'refused', reason: 'meetingGone' } });
});

test('E17 what is in doubt is waited out before it counts as never happening', async () => {
  const { calendar, clock, advance } = house();
  calendar.put(personsMeeting('m1', startMs, startMs + hourMs));
  await clock.advance(300_000);
  expect(await advance()).toMatchObject({ kind: 'next', entry: { stage: 'recheck' } });
  expect(await advance({ stage: 'recheck' })).toEqual({ kind: 'wait' });
  await clock.advance(90_000);
  expect(await advance({ stage: 'recheck' })).toMatchObject({ kind: 'settled', result: { kind: 'unreachable' } });
});

test('what Graph says is left to the journal', async () => {
  const { calendar, advance } = house();
  calendar.failNext('patchEvent', new GraphError('offline', 'away'));
  await expect(advance()).rejects.toThrow('away');
});
