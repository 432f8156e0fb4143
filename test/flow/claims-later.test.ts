import { describe, expect, test } from 'vitest';
import { closedAfterEach } from '../support/closed-after-each.ts';
import { AURORA } from '../support/house.ts';
import { lengthsIn, settledIn } from '../support/room-ledger.ts';
import { at } from '../support/story-day.ts';

const minute = 60_000;
const open = closedAfterEach({ now: '2026-11-18T10:00:05+01:00' });

describe('book later', () => {
  test('a stretch ahead is booked with the times that were chosen, and settled', async () => {
    const house = await open();
    const result = await house.run({ kind: 'bookLater', startMs: at('14:15'), endMs: at('15:00') });
    expect(result).toMatchObject({
      kind: 'done',
      done: { kind: 'booked', startMs: at('14:15'), endMs: at('15:00'), start: '14:15', end: '15:00', day: null, roomName: null },
    });
    expect(settledIn(house)).toEqual([{ startMs: at('14:15'), endMs: at('15:00') }]);
    expect(house.view().status.kind).toBe('available');
    expect(house.view().days[0]?.meetings).toMatchObject([{ start: '14:15', isDoorBooking: true }]);
  });

  test('on another day the answer names it', async () => {
    const house = await open();
    const dayMs = 24 * 60 * minute;
    const result = await house.run({ kind: 'bookLater', startMs: at('14:15') + dayMs, endMs: at('15:00') + dayMs });
    expect(result).toMatchObject({ kind: 'done', done: { day: 'Thu 19 Nov' } });
  });

  test('E28 a booking that lies ahead begins now, and goes back where a meeting came in between', async () => {
    const house = await open();
    const booked = await house.run({ kind: 'bookLater', startMs: at('10:30'), endMs: at('11:00') });
    if (booked.kind !== 'done' || booked.done.kind !== 'booked') throw new Error(booked.kind);
    const { meetingId } = booked.done;
    expect(await house.run({ kind: 'startEarly', meetingId })).toMatchObject({
      kind: 'done',
      done: { kind: 'startedEarly', start: '10:00' },
    });
    expect(settledIn(house)).toEqual([{ startMs: at('10:00'), endMs: at('11:00') }]);
    house.acts.writeIntoRoom(AURORA, { start: '2026-11-18T10:05', end: '2026-11-18T10:20', subject: 'Planning' });
    await house.clock.advance(2 * minute);
    expect(settledIn(house)).toEqual([{ startMs: at('10:30'), endMs: at('11:00') }]);
    expect(lengthsIn(house)).toEqual([30]);
  });

  test('one that has not begun cannot be ended', async () => {
    const house = await open();
    const booked = await house.run({ kind: 'bookLater', startMs: at('10:30'), endMs: at('11:00') });
    if (booked.kind !== 'done' || booked.done.kind !== 'booked') throw new Error(booked.kind);
    expect(await house.run({ kind: 'end', meetingId: booked.done.meetingId })).toEqual({ kind: 'refused', reason: 'notStarted' });
  });
});
