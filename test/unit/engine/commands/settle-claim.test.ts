import { expect, test } from 'vitest';
import { type ClaimFacts, freshClaim } from '../../../../shared/engine/commands/claim-fields.ts';
import { judgeClaim } from '../../../../shared/engine/commands/settle-claim.ts';
import { createStopwatch } from '../../../../shared/engine/journal/moment.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';
import { buildMeeting, doorMade } from '../../domain/build-meeting.ts';
import { runStart, tenMs } from '../journal/build-entry.ts';

const ten = '2026-03-02T10:00:00Z';
const eleven = '2026-03-02T11:00:00Z';
const claim = (id: string, createdMs: number, isSettled = false) =>
  buildMeeting(ten, eleven, {
    ...doorMade,
    ...{ id, createdMs, changeKey: 'k1', checkedInMs: 7 },
    claim: { commandId: id, settled: isSettled ? { startMs: tenMs, endMs: tenMs + 3_600_000 } : null, parent: null },
  });
const own = claim('m', 5);
const accepted = buildMeeting(ten, eleven, { id: 'f' });
const invited = buildMeeting(ten, eleven, { id: 'f', responseStatus: 'notResponded' });
const now = runStart(tenMs);
const decided = { at: now, body: 'mark', key: 'k1' };

/** The verdict `afterMs` into the run. */
async function judged(facts: Partial<ClaimFacts>, others: readonly ReturnType<typeof claim>[], afterMs = 0) {
  const clock = createDrivenClock(tenMs, { pump: 1 });
  await clock.advance(afterMs);
  const read = [own, ...others];
  return judgeClaim({ ...freshClaim, ...facts }, { own, target: own, read }, createStopwatch(clock, 'this run'));
}

test('E24 nothing in the way: the mark that is to be sent keeps what else is known of the event, and is for the state that was read', async () => {
  const step = await judged({}, []);
  if (step.kind !== 'mark') throw new Error(step.kind);
  expect(step.facts.decided).toMatchObject({ at: now, key: 'k1' });
  const [property] = JSON.parse(step.facts.decided?.body ?? '').singleValueExtendedProperties;
  expect(JSON.parse(property.value)).toEqual({ settled: { startMs: tenMs, endMs: tenMs + 3_600_000 }, checkedInMs: 7 });
});

test('E30 a mark that is to be seen settles it, whoever else is there', async () => {
  const marked = claim('m', 5, true);
  const stopwatch = createStopwatch(createDrivenClock(tenMs), 'this run');
  expect(judgeClaim(freshClaim, { own: marked, target: marked, read: [marked, accepted] }, stopwatch)).toEqual({ kind: 'settled' });
});

test('E25 a mark may be on its way: nothing is sent and nothing taken back for a rival that would yield to it', async () => {
  const rival = claim('a', 1);
  expect(await judged({ decided }, [rival], 129_999)).toMatchObject({ kind: 'wait', facts: { decided: null, inDoubt: now } });
  expect(await judged({ inDoubt: now }, [rival], 129_999)).toMatchObject({ kind: 'wait', facts: { inDoubt: now } });
  expect(await judged({ inDoubt: now }, [rival], 130_000)).toMatchObject({ kind: 'yield', facts: { inDoubt: null }, to: 'a' });
});

test.each([
  { rival: claim('z', 9, true), because: 'another door’s is settled' },
  { rival: accepted, because: 'a meeting is accepted' },
])('E25 a mark may be on its way, but ours goes all the same when $because', async ({ rival }) => {
  expect(await judged({ decided }, [rival])).toMatchObject({ kind: 'yield', to: rival.id });
});

test('E25 an invitation that nobody decides is not yielded to while a mark may be on its way', async () => {
  const attendantSince = now;
  expect(await judged({ inDoubt: now, attendantSince }, [invited], 60_000)).toMatchObject({ kind: 'wait' });
  expect(await judged({ inDoubt: now, attendantSince }, [invited], 130_000)).toMatchObject({ kind: 'yield' });
});

test('E25 with no rival a decision that came to nothing is made anew, and the earlier doubt stays', async () => {
  expect(await judged({ decided }, [], 60_000)).toMatchObject({
    kind: 'mark',
    facts: { inDoubt: now, decided: { at: { monotonicMs: 60_000 } } },
  });
});

test('E25 E23 what was decided or waited for before a restart counts from the restart', async () => {
  const before = { run: 'another run', monotonicMs: -1e9, wallMs: 0 };
  const rival = claim('z', 9);
  expect(await judged({ decided: { ...decided, at: before } }, [claim('a', 1)], 5_000)).toMatchObject({
    kind: 'wait',
    facts: { inDoubt: { run: 'this run', monotonicMs: 5_000 } },
  });
  expect(await judged({ rivalsSince: before }, [rival], 5_000)).toMatchObject({
    kind: 'wait',
    facts: { rivalsSince: { run: 'this run', monotonicMs: 5_000 } },
  });
});

test('E29 the wait for rivals begins when the first is seen, and ends after 150 seconds', async () => {
  const rival = claim('z', 9);
  expect(await judged({}, [rival])).toMatchObject({ kind: 'wait', facts: { rivalsSince: now } });
  expect(await judged({ rivalsSince: now }, [rival], 149_999)).toMatchObject({ kind: 'wait', facts: { rivalsSince: now } });
  expect(await judged({ rivalsSince: now }, [rival], 150_000)).toMatchObject({ kind: 'mark' });
});
