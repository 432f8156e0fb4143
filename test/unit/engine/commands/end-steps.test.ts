import { expect, test } from 'vitest';
import type { EndEntry } from '../../../../shared/engine/commands/end-entry.ts';
import { advanceEnding } from '../../../../shared/engine/commands/end-steps.ts';
import { createStepHouse, doorsBooking } from '../../../support/step-house.ts';
import { buildEndEntry, elevenMs, tenMs } from '../journal/build-entry.ts';

const { signal } = new AbortController();
const halfMs = tenMs + 1_800_000;
const settled = { startMs: tenMs, endMs: elevenMs };
const gaveUp = { kind: 'settled', result: { kind: 'unreachable', trouble: 'offline' }, isBuried: true };

function ending(changes: Partial<EndEntry>, endMs: number | null = elevenMs) {
  const steps = createStepHouse(halfMs);
  const claim = { commandId: 'c1', settled, parent: null };
  if (endMs !== null) steps.calendar.put(doorsBooking('e1', tenMs, endMs, { claim }));
  return { ...steps, advance: () => advanceEnding(buildEndEntry(changes), steps.deps, signal) };
}

test('E18 an ending is written, and done when a read shows the new end', async () => {
  const write = ending({});
  expect(await write.advance()).toMatchObject({ kind: 'next', entry: { stage: 'verify' } });
  expect(write.calendar.events.get('e1')).toMatchObject({ time: { endMs: halfMs }, claim: { settled: { endMs: halfMs } } });
  const verify = ending({ stage: 'verify' }, halfMs);
  expect(await verify.advance()).toMatchObject({ kind: 'settled', result: { kind: 'done', done: { kind: 'ended', meetingId: 'e1' } } });
  expect(verify.folded).toEqual([['e1']]);
});

test('E30 an ending written again gives back the settled time of the state that was read last', async () => {
  const { calendar, deps, advance } = ending({ stage: 'recheck', body: 'of another state' });
  const next = await advance();
  if (next.kind !== 'next') throw new Error(next.kind);
  await advanceEnding(next.entry, deps, signal);
  expect(calendar.events.get('e1')?.claim?.settled).toEqual({ startMs: tenMs, endMs: halfMs });
});

test.each<{ endMs: number | null; isLate: boolean; outcome: object; because: string }>([
  { endMs: null, isLate: false, outcome: { kind: 'next', entry: { stage: 'verify' } }, because: 'it is gone' },
  { endMs: halfMs, isLate: true, outcome: { kind: 'next', entry: { stage: 'verify' } }, because: 'the lost write had its effect' },
  { endMs: elevenMs, isLate: false, outcome: { kind: 'next', entry: { stage: 'write' } }, because: 'it had none, and there is time' },
  { endMs: elevenMs, isLate: true, outcome: gaveUp, because: 'it had none, and the person has gone' },
])('E17 after a lost answer an ending is looked at first: $because', async ({ endMs, isLate, outcome }) => {
  const { clock, advance } = ending({ stage: 'recheck' }, endMs);
  if (isLate) await clock.advance(400_000);
  expect(await advance()).toMatchObject(outcome);
});

test('ending a meeting that somebody deleted is done', async () => {
  expect(await ending({}, null).advance()).toMatchObject({ kind: 'next' });
  expect(await ending({ stage: 'verify' }, null).advance()).toMatchObject({ kind: 'settled', result: { kind: 'done' } });
});

test('E17 a write that may still have its effect is waited for before it is given up', async () => {
  const { clock, advance } = ending({ stage: 'recheck' });
  await clock.advance(300_000);
  expect(await advance()).toEqual({ kind: 'wait' });
  await clock.advance(90_000);
  expect(await advance()).toEqual(gaveUp);
});

test('E17 an ending that comes back from the disk too late is looked at, not sent', async () => {
  const { clock, calendar, advance } = ending({});
  await clock.advance(300_000);
  expect(await advance()).toMatchObject({ kind: 'next', entry: { stage: 'recheck' } });
  expect(calendar.asked).toEqual([]);
});

test('E17 E18 a calendar that lags is waited for; a write that nothing shows is in doubt again when its time is over', async () => {
  const lagging = ending({ stage: 'verify' }, halfMs);
  lagging.calendar.readEvents = async () => [doorsBooking('e1', tenMs, elevenMs)];
  const unwritten = ending({ stage: 'verify' }, elevenMs);
  for (const { clock, advance } of [lagging, unwritten]) {
    expect(await advance()).toEqual({ kind: 'wait' });
    await clock.advance(300_000);
  }
  expect(await lagging.advance()).toEqual({ kind: 'wait' });
  expect(await unwritten.advance()).toMatchObject({ kind: 'next', entry: { stage: 'recheck' } });
});
