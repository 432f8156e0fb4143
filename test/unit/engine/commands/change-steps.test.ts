import { expect, test } from 'vitest';
import { advanceEnding, advanceExtension } from '../../../../shared/engine/commands/change-steps.ts';
import type { EndEntry, ExtendEntry } from '../../../../shared/engine/journal/journal-entry.ts';
import { createStepHouse, doorsBooking, personsMeeting } from '../../../support/step-house.ts';
import { buildEndEntry, buildExtendEntry, elevenMs, tenMs } from '../journal/build-entry.ts';

const { signal } = new AbortController();
const halfMs = tenMs + 1_800_000;
const gone = { kind: 'settled', result: { kind: 'refused', reason: 'meetingGone' }, isBuried: false };
const gaveUp = { kind: 'settled', result: { kind: 'unreachable', trouble: 'offline' }, isBuried: true };

function extending(changes: Partial<ExtendEntry>, endMs: number | null = halfMs) {
  const steps = createStepHouse(tenMs);
  if (endMs !== null) steps.calendar.put(doorsBooking('e1', tenMs, endMs));
  return { ...steps, advance: () => advanceExtension(buildExtendEntry(changes), steps.deps, signal) };
}

function ending(changes: Partial<EndEntry>, endMs: number | null = elevenMs) {
  const steps = createStepHouse(halfMs);
  if (endMs !== null) steps.calendar.put(doorsBooking('e1', tenMs, endMs));
  return { ...steps, advance: () => advanceEnding(buildEndEntry(changes), steps.deps, signal) };
}

const endOf = (calendar: ReturnType<typeof extending>['calendar']) => {
  const time = calendar.events.get('e1')?.time;
  return time?.kind === 'timed' ? time.endMs : null;
};

test('E17 an extension is written, then looked for', async () => {
  const { calendar, ownWrites, advance } = extending({});
  expect(await advance()).toMatchObject({ kind: 'next', entry: { stage: 'verify' } });
  expect(endOf(calendar)).toBe(elevenMs);
  expect([...ownWrites.expected().present]).toEqual([['e1', 'k1']]);
});

test('E18 an extension is done when a read shows the new end', async () => {
  const { folded, advance } = extending({ stage: 'verify' }, elevenMs);
  const done = { kind: 'extended', meetingId: 'e1', endMs: elevenMs, end: '11:00' };
  expect(await advance()).toEqual({ kind: 'settled', result: { kind: 'done', done }, isBuried: false });
  expect(folded).toEqual([['e1']]);
});

test('a meeting that is gone cannot be extended', async () => {
  expect(await extending({}, null).advance()).toEqual(gone);
  expect(await extending({ stage: 'recheck' }, null).advance()).toEqual(gone);
});

test('E19 a meeting within the added time takes the extension back', async () => {
  const { calendar, advance } = extending({ stage: 'verify' }, elevenMs);
  calendar.put(personsMeeting('theirs', halfMs + 900_000, elevenMs));
  expect(await advance()).toMatchObject({ kind: 'next', entry: { stage: 'revert' } });
  const revert = extending({ stage: 'revert' }, elevenMs);
  expect(await revert.advance()).toMatchObject({ kind: 'settled', result: { kind: 'refused', reason: 'lostRace' } });
  expect(endOf(revert.calendar)).toBe(halfMs);
});

test.each<{ because: string; startMs: number; endMs: number }>([
  { because: 'another end', startMs: tenMs, endMs: elevenMs + 900_000 },
  { because: 'another day', startMs: tenMs + 86_400_000, endMs: elevenMs + 86_400_000 },
])('E17 an extension is not taken back from a booking that somebody gave $because meanwhile', async ({ startMs, endMs }) => {
  const { calendar, advance } = extending({ stage: 'revert' }, null);
  calendar.put(doorsBooking('e1', startMs, endMs));
  expect(await advance()).toMatchObject({ kind: 'settled', result: { kind: 'refused', reason: 'lostRace' } });
  expect(endOf(calendar)).toBe(endMs);
  expect(calendar.asked).not.toContain('patchEvent');
});

test('E17 taking an extension back is for the state that was read', async () => {
  const { deps, calendar } = extending({}, elevenMs);
  const keys: unknown[] = [];
  const patchEvent: typeof calendar.patchEvent = (id, body, stop, key) => {
    keys.push(key);
    return calendar.patchEvent(id, body, stop, key);
  };
  await advanceExtension(buildExtendEntry({ stage: 'revert' }), { ...deps, calendar: { ...calendar, patchEvent } }, signal);
  expect(keys).toEqual(['k1']);
});

test('E19 a meeting beside the added time leaves it alone', async () => {
  const { calendar, advance } = extending({ stage: 'verify' }, elevenMs);
  calendar.put(personsMeeting('before', tenMs, halfMs));
  calendar.put(personsMeeting('after', elevenMs, elevenMs + 900_000));
  expect(await advance()).toMatchObject({ kind: 'settled', result: { kind: 'done' } });
});

test.each<{ endMs: number; isLate: boolean; outcome: object; because: string }>([
  { endMs: elevenMs, isLate: false, outcome: { kind: 'next', entry: { stage: 'verify' } }, because: 'the lost write had its effect' },
  { endMs: halfMs, isLate: false, outcome: { kind: 'next', entry: { stage: 'write' } }, because: 'it had none, and there is time' },
  { endMs: halfMs, isLate: true, outcome: gaveUp, because: 'it had none, and the person has gone' },
  { endMs: halfMs + 60_000, isLate: false, outcome: gone, because: 'somebody else set another end' },
])('E17 after a lost answer an extension is looked at first: $because', async ({ endMs, isLate, outcome }) => {
  const { clock, calendar, advance } = extending({ stage: 'recheck' }, endMs);
  if (isLate) await clock.advance(400_000);
  expect(await advance()).toMatchObject(outcome);
  expect(calendar.asked).toEqual(['readEvent']);
});

test('E17 a change that comes back from the disk too late is looked at, not sent', async () => {
  for (const house of [extending({}), ending({})]) {
    await house.clock.advance(300_000);
    expect(await house.advance()).toMatchObject({ kind: 'next', entry: { stage: 'recheck' } });
    expect(house.calendar.asked).toEqual([]);
  }
});

test.each([
  { name: 'extension', house: () => extending({ stage: 'verify' }, elevenMs) },
  { name: 'ending', house: () => ending({ stage: 'verify' }, halfMs) },
])('E18 a calendar that lags behind its own event is waited for, not asked in a circle: $name', async ({ house }) => {
  const { clock, calendar, advance } = house();
  const stale = { kind: 'timed', startMs: tenMs, endMs: elevenMs + halfMs - tenMs } as const;
  calendar.readEvents = async () => [doorsBooking('e1', stale.startMs, stale.endMs)];
  expect(await advance()).toEqual({ kind: 'wait' });
  await clock.advance(300_000);
  expect(await advance()).toEqual({ kind: 'wait' });
});

test.each([
  { name: 'extension', house: () => extending({ stage: 'verify' }, halfMs) },
  { name: 'ending', house: () => ending({ stage: 'verify' }, elevenMs) },
])('E17 a write that nothing shows is in doubt again when its time is over: $name', async ({ house }) => {
  const { clock, advance } = house();
  expect(await advance()).toEqual({ kind: 'wait' });
  await clock.advance(300_000);
  expect(await advance()).toMatchObject({ kind: 'next', entry: { stage: 'recheck' } });
});

test('E18 an ending is written, and done when a read shows the new end', async () => {
  const write = ending({});
  expect(await write.advance()).toMatchObject({ kind: 'next', entry: { stage: 'verify' } });
  expect(endOf(write.calendar)).toBe(halfMs);
  const verify = ending({ stage: 'verify' }, halfMs);
  expect(await verify.advance()).toMatchObject({ kind: 'settled', result: { kind: 'done', done: { kind: 'ended', meetingId: 'e1' } } });
  expect(verify.folded).toEqual([['e1']]);
});

test('E18 a booking that nothing would be left of is removed', async () => {
  const write = ending({ endMs: tenMs });
  expect(await write.advance()).toMatchObject({ kind: 'next' });
  expect(write.calendar.events.size).toBe(0);
  expect([...write.ownWrites.expected().absent]).toEqual(['e1']);
  const stillThere = ending({ endMs: tenMs, stage: 'verify' });
  expect(await stillThere.advance()).toEqual({ kind: 'wait' });
});

test('E17 a removal whose answer was lost and that a cut-short event outlived is sent again', async () => {
  expect(await ending({ endMs: tenMs, stage: 'recheck' }, tenMs).advance()).toMatchObject({ kind: 'next', entry: { stage: 'write' } });
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
  for (const { clock, advance } of [extending({ stage: 'recheck' }), ending({ stage: 'recheck' })]) {
    await clock.advance(300_000);
    expect(await advance()).toEqual({ kind: 'wait' });
    await clock.advance(90_000);
    expect(await advance()).toEqual(gaveUp);
  }
});
