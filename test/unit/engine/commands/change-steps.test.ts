import { expect, test } from 'vitest';
import type { ChangeEntry } from '../../../../shared/engine/commands/change-entry.ts';
import { advanceChange } from '../../../../shared/engine/commands/change-steps.ts';
import { GraphError } from '../../../../shared/graph/graph-error.ts';
import { createStepHouse, doorsBooking, personsMeeting } from '../../../support/step-house.ts';
import { buildExtendEntry, elevenMs, runStart, tenMs } from '../journal/build-entry.ts';

const { signal } = new AbortController();
const halfMs = tenMs + 1_800_000;
const settled = { startMs: tenMs, endMs: halfMs };
const claim = { commandId: 'c1', settled, parent: null };
const gone = { kind: 'settled', result: { kind: 'refused', reason: 'meetingGone' }, isBuried: false };
const lost = { kind: 'settled', result: { kind: 'refused', reason: 'lostRace' } };
const gaveUp = { kind: 'settled', result: { kind: 'unreachable', trouble: 'offline' }, isBuried: true };
const now = runStart(tenMs);

/** The extension of a booking that ends at half past, and has the end given. */
function extending(changes: Partial<ChangeEntry>, endMs: number | null = halfMs) {
  const steps = createStepHouse(tenMs);
  if (endMs !== null) steps.calendar.put(doorsBooking('e1', tenMs, endMs, { claim, createdMs: tenMs }));
  const entry = buildExtendEntry(changes);
  const advance = (from: ChangeEntry = entry) => advanceChange(from, steps.deps, signal);
  return { ...steps, entry, advance };
}

const endOf = (calendar: ReturnType<typeof extending>['calendar']) => {
  const time = calendar.events.get('e1')?.time;
  return time?.kind === 'timed' ? time.endMs : null;
};

test('E17 an extension is written, then looked for', async () => {
  const { calendar, ownWrites, advance } = extending({});
  expect(await advance()).toMatchObject({ kind: 'next', entry: { stage: 'verify', madeAt: now } });
  expect(endOf(calendar)).toBe(elevenMs);
  expect([...ownWrites.expected().present]).toEqual([['e1', 'k1']]);
});

test('E24 E28 an extension is decided for on a read that shows it, and done once its mark is taken: all of it is settled then', async () => {
  const { calendar, folded, advance } = extending({ stage: 'verify' }, elevenMs);
  const next = await advance();
  if (next.kind !== 'next') throw new Error(next.kind);
  expect(next.entry).toMatchObject({ stage: 'mark', decided: { at: now, key: 'k1' } });
  const done = { kind: 'extended', meetingId: 'e1', endMs: elevenMs, end: '11:00' };
  expect(await advance(next.entry)).toMatchObject({ kind: 'settled', result: { kind: 'done', done }, isBuried: false });
  expect(calendar.events.get('e1')?.claim?.settled).toEqual({ startMs: tenMs, endMs: elevenMs });
  expect(folded).toEqual([['e1']]);
});

test.each([
  { what: 'was never taken', facts: {}, answer: lost },
  { what: 'may still land', facts: { writeInDoubt: now }, answer: { kind: 'next', entry: { stage: 'revert', withdrawal: 'lostRace' } } },
  { what: 'was there already', facts: { madeAt: now }, answer: { kind: 'next', entry: { stage: 'revert', withdrawal: 'lostRace' } } },
])(
  'E16 E28 the added time is taken before the write is sent again: a write that $what decides whether anything is put back',
  async ({ facts, answer }) => {
    const { calendar, advance } = extending({ stage: 'recheck', ...facts });
    calendar.put(personsMeeting('theirs', halfMs + 900_000, elevenMs));
    expect(await advance()).toMatchObject(answer);
    expect(endOf(calendar)).toBe(halfMs);
  },
);

test.each([
  { what: 'was never taken', facts: {}, answer: lost },
  { what: 'may be there unseen', facts: { writeInDoubt: now }, answer: { kind: 'next', entry: { stage: 'write' } } },
])('E26 an invitation that the attendant decides goes before a write that $what', async ({ facts, answer }) => {
  const { calendar, advance } = extending({ stage: 'recheck', ...facts });
  calendar.put(personsMeeting('theirs', halfMs + 900_000, elevenMs, { isOrganizer: false, responseStatus: 'notResponded' }));
  expect(await advance()).toMatchObject(answer);
});

test('a meeting that is gone cannot be extended', async () => {
  expect(await extending({}, null).advance()).toEqual(gone);
  expect(await extending({ stage: 'recheck' }, null).advance()).toEqual(gone);
});

test('E28 a meeting within the added time takes the extension back, and what is settled is what it was', async () => {
  const { calendar, advance } = extending({ stage: 'verify' }, elevenMs);
  calendar.put(personsMeeting('theirs', halfMs + 900_000, elevenMs));
  const next = await advance();
  if (next.kind !== 'next') throw new Error(next.kind);
  expect(next.entry).toMatchObject({ stage: 'revert', withdrawal: 'lostRace' });
  expect(await advance(next.entry)).toMatchObject(lost);
  expect(calendar.events.get('e1')).toMatchObject({ time: { endMs: halfMs }, claim: { settled } });
});

test('E28 a meeting beside the added time leaves it alone', async () => {
  const { calendar, advance } = extending({ stage: 'verify' }, elevenMs);
  calendar.put(personsMeeting('before', tenMs, halfMs));
  calendar.put(personsMeeting('after', elevenMs, elevenMs + 900_000));
  expect(await advance()).toMatchObject({ kind: 'next', entry: { stage: 'mark' } });
});

test.each<{ because: string; startMs: number; endMs: number }>([
  { because: 'another end', startMs: tenMs, endMs: elevenMs + 900_000 },
  { because: 'another day', startMs: tenMs + 86_400_000, endMs: elevenMs + 86_400_000 },
])('E17 an extension is not taken back from a booking that somebody gave $because meanwhile', async ({ startMs, endMs }) => {
  const { calendar, advance } = extending({ stage: 'revert' }, null);
  calendar.put(doorsBooking('e1', startMs, endMs));
  expect(await advance()).toMatchObject(lost);
  expect(endOf(calendar)).toBe(endMs);
  expect(calendar.asked).not.toContain('patchEvent');
});

test('E17 [3.2.9] taking an extension back is for the state that was read', async () => {
  const { calendar, deps, entry } = extending({ stage: 'revert' }, elevenMs);
  const keys: unknown[] = [];
  const patchEvent: typeof calendar.patchEvent = (id, body, stop, key) => {
    keys.push(key);
    return calendar.patchEvent(id, body, stop, key);
  };
  await advanceChange(entry, { ...deps, calendar: { ...calendar, patchEvent } }, signal);
  expect(keys).toEqual(['k1']);
});

test('E30 a write in doubt is waited out after the way back, and undone once more when it lands after all', async () => {
  const { clock, calendar, advance, entry } = extending({ stage: 'revert', writeInDoubt: now }, halfMs);
  const next = await advance();
  if (next.kind !== 'next') throw new Error(next.kind);
  expect(next.entry.stage).toBe('guard');
  expect(await advance(next.entry)).toEqual({ kind: 'wait' });
  calendar.put(doorsBooking('e1', tenMs, elevenMs, { claim })); // an answer that took a minute
  await clock.advance(100_000);
  const again = await advance(next.entry);
  if (again.kind !== 'next') throw new Error(again.kind);
  expect(again.entry.stage).toBe('revert');
  expect(await advance(again.entry)).toMatchObject(lost);
  expect(endOf(calendar)).toBe(halfMs);
  expect(entry.writeInDoubt).toEqual(now);
});

test('E30 a mark that landed late is cut back with the times', async () => {
  const { calendar, advance } = extending({ stage: 'revert' }, null);
  const late = { ...claim, settled: { startMs: tenMs, endMs: elevenMs } };
  calendar.put(doorsBooking('e1', tenMs, elevenMs, { claim: late }));
  expect(await advance()).toMatchObject(lost);
  expect(calendar.events.get('e1')?.claim?.settled).toEqual(settled);
});

test('E30 a mark in doubt is waited out as well', async () => {
  const { clock, advance } = extending({ stage: 'revert', inDoubt: now }, elevenMs);
  const next = await advance();
  if (next.kind !== 'next') throw new Error(next.kind);
  await clock.advance(129_999);
  expect(await advance(next.entry)).toEqual({ kind: 'wait' });
  await clock.advance(1);
  expect(await advance(next.entry)).toMatchObject(lost);
});

test.each<{ endMs: number; isLate: boolean; outcome: object; because: string }>([
  { endMs: elevenMs, isLate: false, outcome: { kind: 'next', entry: { stage: 'verify' } }, because: 'the lost write had its effect' },
  { endMs: halfMs, isLate: false, outcome: { kind: 'next', entry: { stage: 'write' } }, because: 'it had none, and there is time' },
  { endMs: halfMs, isLate: true, outcome: gaveUp, because: 'it had none, and the person has gone' },
  { endMs: halfMs + 60_000, isLate: false, outcome: gone, because: 'somebody else set another end' },
])('E17 after a lost answer an extension is looked at first: $because', async ({ endMs, isLate, outcome }) => {
  const { clock, calendar, advance } = extending({ stage: 'recheck', writeInDoubt: now }, endMs);
  if (isLate) await clock.advance(400_000);
  expect(await advance()).toMatchObject(outcome);
  expect(calendar.asked).not.toContain('patchEvent');
});

test.each([
  { because: 'its check is too old', changes: {}, afterMs: 15_001 },
  { because: 'it comes from before a restart', changes: { checkedAt: { ...now, run: 'another run' } }, afterMs: 0 },
])('E17 a change is looked at, not sent, when $because', async ({ changes, afterMs }) => {
  const { clock, calendar, advance } = extending(changes);
  await clock.advance(afterMs);
  expect(await advance()).toMatchObject({ kind: 'next', entry: { stage: 'recheck', writeInDoubt: { run: 'this run' } } });
  expect(calendar.asked).toEqual([]);
});

test('E17 [3.2.9] a write that Graph refuses because the event has changed leaves no doubt', async () => {
  const { calendar, advance } = extending({});
  calendar.failNext('patchEvent', new GraphError('changed', '412'));
  expect(await advance()).toMatchObject({ kind: 'next', entry: { stage: 'recheck', writeInDoubt: null } });
});

test('E18 a calendar that lags behind its own event is waited for, not asked in a circle', async () => {
  const { clock, calendar, advance } = extending({ stage: 'verify', madeAt: now }, elevenMs);
  calendar.readEvents = async () => [doorsBooking('e1', tenMs, halfMs)];
  expect(await advance()).toEqual({ kind: 'wait' });
  await clock.advance(300_000);
  expect(await advance()).toEqual({ kind: 'wait' });
});

test('E17 a write that nothing shows after twenty seconds is in doubt again', async () => {
  const { clock, advance } = extending({ stage: 'verify', madeAt: now }, halfMs);
  expect(await advance()).toEqual({ kind: 'wait' });
  await clock.advance(20_000);
  expect(await advance()).toMatchObject({ kind: 'next', entry: { stage: 'recheck' } });
});

test('E17 a write that may still have its effect is waited for before it is given up', async () => {
  const { clock, advance } = extending({ stage: 'recheck', giveUpMs: tenMs, writeInDoubt: now });
  await clock.advance(89_999);
  expect(await advance()).toEqual({ kind: 'wait' });
  await clock.advance(1);
  expect(await advance()).toEqual(gaveUp);
});
