import { describe, expect, test } from 'vitest';
import type { CopyEntry } from '../../../../shared/engine/commands/copy-entry.ts';
import { advanceCopy } from '../../../../shared/engine/commands/copy-steps.ts';
import { buildTimesPatchBody } from '../../../../shared/graph/event-body.ts';
import { createStepHouse, doorsBooking, personsMeeting } from '../../../support/step-house.ts';
import { elevenMs, tenMs } from '../journal/build-entry.ts';

const { signal } = new AbortController();
const minute = 60_000;
const halfMs = tenMs + 30 * minute;

function buildCopyEntry(act: CopyEntry['act'], changes: Partial<CopyEntry> = {}): CopyEntry {
  const from = act === 'end' ? { startMs: tenMs, endMs: elevenMs } : { startMs: halfMs, endMs: elevenMs };
  const to = act === 'end' ? { startMs: tenMs, endMs: halfMs } : { startMs: tenMs, endMs: elevenMs };
  return {
    kind: 'copy',
    commandId: 'c9',
    madeAtMs: tenMs,
    giveUpMs: tenMs + 5 * minute,
    act,
    eventId: 'e1',
    oldKey: 'k1',
    fromStartMs: from.startMs,
    fromEndMs: from.endMs,
    ...to,
    body: buildTimesPatchBody(act === 'end' ? { endMs: to.endMs } : { startMs: to.startMs }),
    revertBody: act === 'end' ? null : buildTimesPatchBody({ startMs: from.startMs }),
    isSent: false,
    consequence: { means: 'changeCopy', calendars: ['room'], told: 'nobody', organizerMust: 'nothing' },
    stage: 'write',
    ...changes,
  };
}

function house(first: CopyEntry) {
  const steps = createStepHouse(tenMs);
  steps.calendar.put(personsMeeting('e1', first.fromStartMs, first.fromEndMs));
  let entry = first;
  const act = async () => {
    const progress = await advanceCopy(entry, steps.deps, signal);
    if (progress.kind === 'next') entry = progress.entry;
    return progress;
  };
  const times = () => {
    const time = steps.calendar.events.get('e1')?.time;
    return time?.kind === 'timed' ? { startMs: time.startMs, endMs: time.endMs } : null;
  };
  return { ...steps, act, times, stage: () => entry.stage };
}

describe('E42 ending somebody else’s meeting', () => {
  test('cuts the room’s own copy, and says so once a read shows it', async () => {
    const { act, times } = house(buildCopyEntry('end'));
    await act();
    expect(times()).toEqual({ startMs: tenMs, endMs: halfMs });
    expect(await act()).toMatchObject({ kind: 'settled', result: { kind: 'done', done: { kind: 'ended', meetingId: 'e1' } } });
  });

  test('a meeting that went away meanwhile has ended', async () => {
    const { calendar, act } = house(buildCopyEntry('end'));
    calendar.remove('e1');
    await act();
    expect(await act()).toMatchObject({ result: { kind: 'done', done: { kind: 'ended' } } });
  });

  test('E17 after a lost answer the event itself decides: done is not done again, undone is, moved is left alone', async () => {
    const again = house(buildCopyEntry('end', { stage: 'recheck' }));
    await again.act();
    expect(again.stage()).toBe('write');
    const done = house(buildCopyEntry('end', { stage: 'recheck' }));
    done.calendar.put(personsMeeting('e1', tenMs, halfMs));
    await done.act();
    expect(done.stage()).toBe('verify');
    const moved = house(buildCopyEntry('end', { stage: 'recheck' }));
    moved.calendar.put(personsMeeting('e1', tenMs, elevenMs + minute));
    expect(await moved.act()).toMatchObject({ result: { kind: 'refused', reason: 'meetingGone' } });
  });
});

describe('E43 starting somebody else’s meeting early', () => {
  test('moves the start of the room’s own copy', async () => {
    const { act, times } = house(buildCopyEntry('startEarly'));
    await act();
    expect(times()).toEqual({ startMs: tenMs, endMs: elevenMs });
    expect(await act()).toMatchObject({ result: { kind: 'done', done: { kind: 'startedEarly', start: '10:00' } } });
  });

  test.each([
    { who: 'a person', rival: personsMeeting('e2', tenMs, halfMs) },
    {
      who: 'a door, settled',
      rival: doorsBooking('e2', tenMs, halfMs, { claim: { commandId: 'c2', settled: { startMs: tenMs, endMs: halfMs }, parent: null } }),
    },
  ])('goes back where the time is taken on read-back by $who', async ({ rival }) => {
    const { calendar, act, times } = house(buildCopyEntry('startEarly'));
    calendar.put(rival);
    await act();
    await act();
    expect(await act()).toMatchObject({ kind: 'settled', result: { kind: 'refused', reason: 'lostRace' } });
    expect(times()).toEqual({ startMs: halfMs, endMs: elevenMs });
  });

  test('a claim that is not settled yields to it, and is waited for', async () => {
    const { calendar, act } = house(buildCopyEntry('startEarly'));
    calendar.put(doorsBooking('e2', tenMs, halfMs, { claim: { commandId: 'c2', settled: null, parent: null } }));
    await act();
    expect(await act()).toEqual({ kind: 'wait' });
    calendar.remove('e2');
    expect(await act()).toMatchObject({ result: { kind: 'done' } });
  });

  test('a claim that nobody settles is not waited for for ever', async () => {
    const { calendar, clock, act, stage } = house(buildCopyEntry('startEarly'));
    calendar.put(doorsBooking('e2', tenMs, halfMs, { claim: { commandId: 'c2', settled: null, parent: null } }));
    await act();
    await clock.advance(151_000);
    await act();
    expect(stage()).toBe('revert');
  });

  test('what somebody made of the meeting since then is not put back', async () => {
    const { calendar, act, times } = house(buildCopyEntry('startEarly', { stage: 'revert' }));
    calendar.put(personsMeeting('e1', elevenMs, elevenMs + 30 * minute));
    expect(await act()).toMatchObject({ result: { kind: 'refused', reason: 'lostRace' } });
    expect(times()).toEqual({ startMs: elevenMs, endMs: elevenMs + 30 * minute });
  });
});
