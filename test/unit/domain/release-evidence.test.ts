import { describe, expect, test } from 'vitest';
import { type EvidencePiece, missingEvidence, type ReleaseEvidence, shouldRelease } from '../../../shared/domain/release-evidence.ts';

const minute = 60_000;
const startMs = Date.parse('2026-11-18T10:00:00Z');
const window = { opensMs: startMs - 10 * minute, closesMs: startMs + 10 * minute };
const meeting = { startMs, endMs: startMs + 60 * minute };
const policy = { stalenessBoundMinutes: 5 };
/** Every so often, from one instant of the window to another. */
const every = (ms: number, fromMs = 0, untilMs = 20 * minute): readonly number[] =>
  Array.from({ length: Math.floor((untilMs - fromMs) / ms) + 1 }, (_, index) => fromMs + index * ms);

const whole: ReleaseEvidence = {
  window: { ...window, nowMs: window.closesMs + 20_000 },
  meeting,
  watched: { monotonicMs: 20 * minute, trueMs: 20 * minute },
  openedInSight: true,
  upBeforeMs: 1,
  paintedAtMs: every(30_000),
  readAtMs: every(45_000, -45_000),
  wasClockSound: true,
  hasSlept: false,
  longestLookGapMs: 10_000,
  isCheckedIn: false,
  attempts: 0,
  lastRead: { kind: 'there', ...meeting, isCheckedIn: false, ageMs: 500 },
};

test('E52 with all the evidence a meeting is released', () => {
  expect(missingEvidence(whole, policy)).toEqual([]);
  expect(shouldRelease(whole, policy)).toBe(true);
});

interface Case {
  readonly lacks: EvidencePiece;
  readonly because: string;
  readonly changes: Partial<ReleaseEvidence>;
}

const there = { kind: 'there', ...meeting, isCheckedIn: false, ageMs: 500 } as const;

const cases: readonly Case[] = [
  { lacks: 'window', because: 'it is still open', changes: { window: { ...window, nowMs: window.closesMs - 1 } } },
  { lacks: 'meeting', because: 'the meeting is over', changes: { window: { ...window, nowMs: meeting.endMs } } },
  {
    lacks: 'watched',
    because: 'the monotonic clock stood still for a while',
    changes: { watched: { monotonicMs: 17 * minute, trueMs: 20 * minute } },
  },
  { lacks: 'watched', because: 'the true time was put forward', changes: { watched: { monotonicMs: 20 * minute, trueMs: 25 * minute } } },
  {
    lacks: 'watched',
    because: 'something else had the glass until eight minutes after the start',
    changes: { watched: { monotonicMs: 2 * minute, trueMs: 2 * minute }, paintedAtMs: every(30_000, 0, 2 * minute) },
  },
  { lacks: 'openedInSight', because: 'the door did not know the room when it opened', changes: { openedInSight: false } },
  { lacks: 'upBeforeMs', because: 'the process started with the window', changes: { upBeforeMs: 0 } },
  { lacks: 'paintedAtMs', because: 'nothing was ever painted', changes: { paintedAtMs: [] } },
  { lacks: 'paintedAtMs', because: 'the first frame came a minute late', changes: { paintedAtMs: every(30_000, minute) } },
  { lacks: 'paintedAtMs', because: 'the last minute was black', changes: { paintedAtMs: every(30_000, 0, 19 * minute) } },
  {
    lacks: 'paintedAtMs',
    because: 'the glass was black for 46 seconds in between',
    changes: { paintedAtMs: [...every(30_000, 0, 5 * minute), ...every(30_000, 5 * minute + 46_000)] },
  },
  { lacks: 'paintedAtMs', because: 'frames after the close count for nothing', changes: { paintedAtMs: [20 * minute + 1] } },
  { lacks: 'readAtMs', because: 'the calendar was never read', changes: { readAtMs: [] } },
  {
    lacks: 'readAtMs',
    because: 'the calendar was not read for longer than the staleness bound',
    changes: { readAtMs: every(6 * minute, -minute) },
  },
  {
    lacks: 'readAtMs',
    because: 'what was known at the opening was too old before the next read',
    changes: { readAtMs: [-minute, 4 * minute + 1, ...every(45_000, 5 * minute)] },
  },
  { lacks: 'readAtMs', because: 'the network went for the last minutes', changes: { readAtMs: every(45_000, -45_000, 14 * minute) } },
  { lacks: 'wasClockSound', because: 'the clock jumped', changes: { wasClockSound: false } },
  { lacks: 'hasSlept', because: 'the device woke up', changes: { hasSlept: true } },
  { lacks: 'longestLookGapMs', because: 'the program stood still', changes: { longestLookGapMs: 46_000 } },
  { lacks: 'isCheckedIn', because: 'somebody checked in here', changes: { isCheckedIn: true } },
  { lacks: 'attempts', because: 'somebody tried to', changes: { attempts: 1 } },
  { lacks: 'lastRead', because: 'the event was not read at last', changes: { lastRead: { kind: 'notMade' } } },
  { lacks: 'lastRead', because: 'the event is gone', changes: { lastRead: { kind: 'gone' } } },
  { lacks: 'lastRead', because: 'somebody checked in at another door', changes: { lastRead: { ...there, isCheckedIn: true } } },
  { lacks: 'lastRead', because: 'it was moved', changes: { lastRead: { ...there, startMs: startMs + minute } } },
  { lacks: 'lastRead', because: 'it was made longer', changes: { lastRead: { ...there, endMs: meeting.endMs + minute } } },
  { lacks: 'lastRead', because: 'that read has grown old', changes: { lastRead: { ...there, ageMs: 15_001 } } },
];

describe('E52 nothing is released when one piece is missing', () => {
  test.each(cases)('$lacks: $because', ({ lacks, changes }) => {
    const evidence = { ...whole, ...changes };
    expect(missingEvidence(evidence, policy)).toEqual([lacks]);
    expect(shouldRelease(evidence, policy)).toBe(false);
  });

  test('and every piece has its turn', () => {
    expect(new Set(cases.map(({ lacks }) => lacks))).toEqual(new Set(Object.keys(whole)));
  });
});
