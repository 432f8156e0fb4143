import { describe, expect, test } from 'vitest';
import type { RemoveEntry } from '../../../../shared/engine/commands/remove-entry.ts';
import { advanceRemoval } from '../../../../shared/engine/commands/remove-steps.ts';
import { buildDeclineBody } from '../../../../shared/graph/event-body.ts';
import { GraphError } from '../../../../shared/graph/graph-error.ts';
import { createStepHouse, personsMeeting } from '../../../support/step-house.ts';
import { buildRemoveEntry, elevenMs, tenMs } from '../journal/build-entry.ts';

const { signal } = new AbortController();
const consequence = { means: 'decline', calendars: ['room'], told: 'organizer', organizerMust: 'nothing' } as const;
const comment = buildDeclineBody('Given back.');

const releasing = (changes: Partial<RemoveEntry> = {}): RemoveEntry =>
  buildRemoveEntry({ act: 'release', body: comment, bookingId: null, consequence: { ...consequence, calendars: ['room'] }, ...changes });

/** Goes on from what the last act left, as the journal does, until the entry is settled or nothing moves any more. */
function house(first: RemoveEntry) {
  const steps = createStepHouse(tenMs);
  steps.calendar.put(personsMeeting('e1', tenMs, elevenMs));
  let entry = first;
  const act = async () => {
    const progress = await advanceRemoval(entry, steps.deps, signal);
    if (progress.kind === 'next') entry = progress.entry;
    return progress;
  };
  return { ...steps, act, stage: () => entry.stage };
}

describe('E40', () => {
  test('somebody’s meeting is declined with the journalled bytes, and done is what the next read shows', async () => {
    const { calendar, act, folded } = house(releasing());
    await act();
    expect(calendar.declined).toEqual([{ id: 'e1', body: comment }]);
    expect(await act()).toEqual({
      kind: 'settled',
      result: { kind: 'done', done: { kind: 'released', meetingId: 'e1', consequence } },
      isBuried: false,
    });
    expect(folded).toEqual([[]]);
  });

  test('what a door made is deleted, and a late request of its booking must not make it again', async () => {
    const { calendar, act } = house(releasing({ body: null, bookingId: 'c1' }));
    await act();
    expect(await act()).toMatchObject({ kind: 'settled', removed: 'c1' });
    expect(calendar.asked).toEqual(['deleteEvent', 'readEvents']);
    expect(calendar.events.size).toBe(0);
  });

  test.each([
    { act: 'release', done: 'released' },
    { act: 'decline', done: 'declined' },
    { act: 'end', done: 'ended' },
  ] as const)('$act says $done', async ({ act: kind, done }) => {
    const { act } = house(releasing({ act: kind }));
    await act();
    expect(await act()).toMatchObject({ result: { kind: 'done', done: { kind: done } } });
  });
});

describe('E41', () => {
  test('a decline whose answer was lost is looked for before it is sent again', async () => {
    const { calendar, act, stage } = house(releasing({ stage: 'recheck' }));
    calendar.remove('e1');
    await act();
    expect(stage()).toBe('verify');
    expect(calendar.declined).toEqual([]);
  });

  test('one that did not happen is sent again', async () => {
    const { calendar, act } = house(releasing({ stage: 'recheck' }));
    await act();
    await act();
    expect(calendar.declined).toHaveLength(1);
  });

  test('E23 after a restart it is looked for, whatever the clock says', async () => {
    const { calendar, act, stage } = house(releasing({ checkedAt: { run: 'the run before', monotonicMs: 0, wallMs: tenMs } }));
    await act();
    expect(stage()).toBe('recheck');
    expect(calendar.asked).toEqual([]);
  });

  test('a meeting that has moved meanwhile means something else: it stays', async () => {
    const { calendar, act } = house(releasing({ stage: 'recheck' }));
    calendar.put(personsMeeting('e1', elevenMs, elevenMs + 3_600_000));
    expect(await act()).toMatchObject({ kind: 'settled', result: { kind: 'refused', reason: 'meetingGone' } });
    expect(calendar.declined).toEqual([]);
  });

  test('E16 what was seen a while ago is looked at again before the first request', async () => {
    const { calendar, clock, act, stage } = house(releasing());
    await clock.advance(16_000);
    await act();
    expect(stage()).toBe('recheck');
    expect(calendar.asked).toEqual([]);
  });

  test('nothing is sent once it is given up, and nothing is called undone while what was sent may still land', async () => {
    const { calendar, clock, act } = house(releasing());
    await clock.advance(300_000);
    await act();
    expect(await act()).toEqual({ kind: 'wait' });
    await clock.advance(90_000);
    expect(await act()).toMatchObject({ kind: 'settled', result: { kind: 'unreachable' } });
    expect(calendar.declined).toEqual([]);
  });

  test('a calendar that lags behind the decline is waited for', async () => {
    const { calendar, act } = house(releasing());
    await act();
    calendar.put(personsMeeting('e1', tenMs, elevenMs)); // an older copy
    expect(await act()).toEqual({ kind: 'wait' });
    calendar.remove('e1');
    expect(await act()).toMatchObject({ kind: 'settled' });
  });

  test('a meeting that stays listed as declined has left', async () => {
    const { calendar, act } = house(releasing({ stage: 'verify' }));
    calendar.put(personsMeeting('e1', tenMs, elevenMs, { responseStatus: 'declined' }));
    expect(await act()).toMatchObject({ kind: 'settled', result: { kind: 'done' } });
  });

  test('a refusal comes out as it is', async () => {
    const { calendar, act } = house(releasing());
    calendar.failNext('declineEvent', new GraphError('forbidden', 'no'));
    await expect(act()).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
