import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ClockOffset, learnOffset, unknownOffset } from '../../../shared/domain/clock-offset.ts';

/** An answer as a device sees it whose clock is `errorMs` behind true time. */
const heard = (trueSentMs: number, roundTripMs: number, errorMs: number, serverAt = 0.5) => ({
  dateMs: Math.floor((trueSentMs + roundTripMs * serverAt) / 1_000) * 1_000,
  sentMs: trueSentMs - errorMs,
  receivedMs: trueSentMs + roundTripMs - errorMs,
});
const learnAll = (samples: readonly ReturnType<typeof heard>[]): ClockOffset => samples.reduce(learnOffset, unknownOffset);

test('D13 a right clock is left alone, though Date is cut to the second', () => {
  expect(learnAll([heard(10_000, 80, 0), heard(20_999, 80, 0), heard(30_500, 80, 0)]).offsetMs).toBe(0);
});

test('D13 a clock that is an hour behind is corrected within a second by the first answer, and closer by more', () => {
  const hourMs = 3_600_000;
  expect(Math.abs(learnAll([heard(7_200_400, 100, hourMs)]).offsetMs - hourMs)).toBeLessThanOrEqual(600);
  const many = learnAll([7_200_050, 7_210_300, 7_220_550, 7_230_800, 7_240_950].map((ms) => heard(ms, 60, hourMs)));
  expect(Math.abs(many.offsetMs - hourMs)).toBeLessThanOrEqual(160);
});

test('D13 an answer that contradicts those before it counts alone: the clock was set', () => {
  const settled = learnAll([heard(10_000, 50, 0), heard(20_000, 50, 0)]);
  const after = learnOffset(settled, heard(30_000, 50, 120_000));
  expect(Math.abs(after.offsetMs - 120_000)).toBeLessThanOrEqual(600);
  expect(after.samples).toHaveLength(1);
});

test('D13 an answer that came before it was asked for teaches nothing', () => {
  expect(learnOffset(unknownOffset, { dateMs: 5_000, sentMs: 2_000, receivedMs: 1_000 })).toBe(unknownOffset);
});

test('D13 whatever the clock and the line, the error stays below a second and the shortest round trip', () => {
  const round = fc.record({
    gapMs: fc.integer({ min: 1, max: 90_000 }),
    tripMs: fc.integer({ min: 0, max: 8_000 }),
    serverAt: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.integer({ min: -1e8, max: 1e8 }), fc.array(round, { minLength: 1, maxLength: 40 }), (errorMs, rounds) => {
      let trueMs = 1_790_000_000_000;
      let offset = unknownOffset;
      for (const { gapMs, tripMs, serverAt } of rounds) {
        trueMs += gapMs;
        offset = learnOffset(offset, heard(trueMs, tripMs, errorMs, serverAt));
        trueMs += tripMs;
      }
      const shortestTripMs = Math.min(...rounds.slice(-16).map(({ tripMs }) => tripMs));
      expect(Math.abs(offset.offsetMs - errorMs)).toBeLessThanOrEqual(1_000 + shortestTripMs);
      expect(offset.samples.length).toBeLessThanOrEqual(16);
    }),
  );
});
