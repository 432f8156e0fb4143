import { describe, expect, test } from 'vitest';
import { newOrderEntry, type OrderEntry, orderEntrySchema } from '../../../../shared/engine/commands/order-entry.ts';
import { advanceOrder, afterUnanswered } from '../../../../shared/engine/commands/order-steps.ts';
import type { CommandResult } from '../../../../shared/protocol/command-result.ts';
import type { OtherRoomAnswer, OtherRoomQuestion } from '../../../../shared/protocol/other-room-question.ts';
import { createStepHouse } from '../../../support/step-house.ts';
import { elevenMs, runStart, tenMs } from '../journal/build-entry.ts';

const minute = 60_000;
const { signal } = new AbortController();
const room = { address: 'cumulus@contoso.com', name: 'Cumulus' };
const asked = {
  commandId: 'c1',
  commandKind: 'bookElsewhere',
  madeAtMs: tenMs,
  giveUpMs: tenMs + 5 * minute,
  startMs: tenMs,
  endMs: elevenMs,
} as const;
const order = (changes: Partial<OrderEntry> = {}): OrderEntry => ({
  ...newOrderEntry({ ...asked, room, parent: null }, runStart(tenMs)),
  ...changes,
});
const refused = (reason: Extract<OtherRoomAnswer, { kind: 'refused' }>['reason']): OtherRoomAnswer => ({ kind: 'refused', reason });
const booked: Extract<OtherRoomAnswer, { kind: 'booked' }> = {
  kind: 'booked',
  meetingId: 'e1',
  startMs: tenMs,
  endMs: elevenMs,
  roomName: 'Cumulus',
};

/** One question to a coordinator that answers so. */
function advance(entry: OrderEntry, answer: OtherRoomAnswer, nowMs = tenMs) {
  const house = createStepHouse(nowMs);
  const questions: OtherRoomQuestion[] = [];
  const askCoordinator = async (question: OtherRoomQuestion): Promise<OtherRoomAnswer> => {
    questions.push(question);
    return answer;
  };
  return { questions, progress: advanceOrder(entry, { ...house.deps, askCoordinator }, signal) };
}

describe('E76 asking for another room', () => {
  test('says which, when, and by which command', async () => {
    const { questions, progress } = advance(order({ parent: { iCalUId: 'u1', startMs: tenMs } }), booked);
    await progress;
    const parent = { iCalUId: 'u1', startMs: tenMs };
    expect(questions).toEqual([{ kind: 'bookOtherRoom', commandId: 'c1', room: room.address, startMs: tenMs, endMs: elevenMs, parent }]);
  });

  const { kind: _, ...facts } = booked;

  test('E96 booked is for the disk first, and nobody is told yet', async () => {
    expect(await advance(order(), booked).progress).toEqual({ kind: 'next', entry: order({ booked: facts }) });
  });

  test('E96 what the disk has as booked is said however late, and neither asked for again nor given back', async () => {
    const { questions, progress } = advance(order({ booked: facts }), { kind: 'givenBack' }, asked.giveUpMs + 24 * 60 * minute);
    expect(await progress).toMatchObject({ kind: 'settled', result: { kind: 'done', done: { kind: 'booked', meetingId: 'e1' } } });
    expect(questions).toEqual([]);
  });

  test('an order of a journal from before that was kept has not been booked yet', () => {
    const { booked: __, ...before } = order();
    expect(orderEntrySchema.parse(before)).toEqual(order());
  });

  test('booked is done, and remembered as made here', async () => {
    const done = {
      kind: 'booked',
      meetingId: 'e1',
      startMs: tenMs,
      endMs: elevenMs,
      start: '10:00',
      end: '11:00',
      day: null,
      roomName: 'Cumulus',
    };
    const made = { commandId: 'c1', untilMs: elevenMs + 24 * 60 * minute };
    const { progress } = advance(order({ booked: facts }), booked);
    expect(await progress).toEqual({ kind: 'settled', result: { kind: 'done', done }, isBuried: false, made });
  });

  test.each<{ answer: OtherRoomAnswer; told: CommandResult }>([
    { answer: refused('roomTaken'), told: { kind: 'refused', reason: 'otherRoomTaken' } },
    { answer: refused('lostRace'), told: { kind: 'refused', reason: 'otherRoomTaken' } },
    { answer: refused('wrongRoom'), told: { kind: 'refused', reason: 'wrongRoom' } },
    { answer: refused('writeRefused'), told: { kind: 'refused', reason: 'writeRefused' } },
    { answer: refused('meetingGone'), told: { kind: 'refused', reason: 'meetingGone' } },
    { answer: refused('malformed'), told: { kind: 'refused', reason: 'malformed' } },
    { answer: refused('unknownCommand'), told: { kind: 'refused', reason: 'notNow' } },
    { answer: refused('tooMany'), told: { kind: 'refused', reason: 'tooManyElsewhere' } },
    { answer: refused('notEnrolled'), told: { kind: 'refused', reason: 'notAllowed' } },
    { answer: refused('graphUnreachable'), told: { kind: 'unreachable', trouble: 'offline' } },
    { answer: { kind: 'givenBack' }, told: { kind: 'unreachable', trouble: 'offline' } },
  ])('$answer is the last word: $told', async ({ answer, told }) => {
    expect(await advance(order(), answer).progress).toEqual({ kind: 'settled', result: told, isBuried: false });
  });

  test('E77 pending is asked again, and the order may be there from now on', async () => {
    expect(await advance(order(), { kind: 'pending' }).progress).toEqual({ kind: 'wait', entry: order({ isSent: true }) });
  });

  test('E77 without an answer it is asked again, and the order may be there', async () => {
    await expect(advance(order(), { kind: 'unreachable', trouble: 'offline' }).progress).rejects.toMatchObject({ kind: 'offline' });
    expect(afterUnanswered(order())).toEqual({ kind: 'next', entry: order({ isSent: true }) });
  });

  test.each(['tooMany', 'notEnrolled'] as const)('E77 %s says nothing of an order that may be there already', async (reason) => {
    await expect(advance(order({ isSent: true }), refused(reason)).progress).rejects.toMatchObject({ kind: 'offline' });
    const earlier = { run: 'the run before', monotonicMs: 0, wallMs: tenMs };
    await expect(advance(order({ checkedAt: earlier }), refused(reason)).progress).rejects.toMatchObject({ kind: 'offline' });
  });

  test('E77 given up, it is given back and not asked for any more', async () => {
    const { questions, progress } = advance(order(), booked, tenMs + 5 * minute);
    expect(await progress).toEqual({ kind: 'next', entry: order({ stage: 'giveBack' }) });
    expect(questions).toEqual([]);
  });
});

describe('E77 giving back', () => {
  const leaving = order({ stage: 'giveBack', isSent: true });
  const over = { kind: 'settled', result: { kind: 'unreachable', trouble: 'offline' }, isBuried: false };

  test.each([{ kind: 'givenBack' } as const, refused('unknownCommand')])('%j is the end of it', async (answer) => {
    const { questions, progress } = advance(leaving, answer);
    expect(await progress).toEqual(over);
    expect(questions).toEqual([{ kind: 'giveBackOtherRoom', commandId: 'c1' }]);
  });

  test('pending is waited for', async () => {
    expect(await advance(leaving, { kind: 'pending' }).progress).toEqual({ kind: 'wait' });
  });

  test.each([refused('tooMany'), refused('notEnrolled'), { kind: 'unreachable', trouble: 'offline' } as const])(
    '%j is asked again, for a day',
    async (answer) => {
      await expect(advance(leaving, answer).progress).rejects.toMatchObject({ kind: 'offline' });
      expect(afterUnanswered(leaving)).toEqual({ kind: 'wait' });
      expect(await advance(leaving, answer, asked.giveUpMs + 24 * 60 * minute).progress).toEqual(over);
    },
  );
});
