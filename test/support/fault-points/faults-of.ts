import { atOnce, comebacks, type Fate, type Fault, offline } from './fault.ts';
import type { Point } from './point.ts';

const second = 1_000;

const fatesOfAny: readonly Fate[] = [
  { kind: 'dropRequest' },
  { kind: 'dropAnswer' },
  { kind: 'answerTooLate' },
  { kind: 'refuse', status: 429 },
  { kind: 'refuse', status: 503 },
  { kind: 'refuse', status: 403 },
];

/** Only a write can have its effect late: what a read found out late, nobody learns. */
const fatesOfWrites: readonly Fate[] = [
  ...[1, 15, 30, 60].map((seconds) => ({ kind: 'effectLate', after: 'break', ms: seconds * second }) as const),
  ...[1, 60].map((seconds) => ({ kind: 'effectLate', after: 'timeout', ms: seconds * second }) as const),
];

/** True where the disk or a calendar may have changed since the point before: between others a rebuilt door finds the same world. */
const isTurn = (before: Point | undefined): boolean =>
  before === undefined || before.kind === 'saved' || (before.isWrite && before.kind === 'effect');

/**
 * Every way to stop for good: before each point and after the last one; back at once everywhere, in every other way wherever a rebuilt
 * door finds another world than at the point before; and with a write that was on its way landing later.
 */
export function stopsOf(points: readonly Point[]): readonly Fault[] {
  const stops = [...points.keys(), points.length].flatMap((at) =>
    (isTurn(points[at - 1]) ? comebacks : [atOnce]).map((comeback) => ({ kind: 'stop', at, landsMs: null, comeback }) as const),
  );
  return [...stops, ...landingsOf(points)];
}

/** Stops from that point on, only where a rebuilt door finds another world: for tellings that something went wrong in before. */
export function stopsAtTurnsOf(points: readonly Point[], from: number): readonly Fault[] {
  return [...points.keys()]
    .filter((at) => at >= from && isTurn(points[at - 1]))
    .flatMap((at) => [atOnce, offline].map((comeback) => ({ kind: 'stop', at, landsMs: null, comeback }) as const));
}

/** A write on its way lands when the door has been rebuilt: at once after it stopped, and as late as can be. */
function landingsOf(points: readonly Point[]): readonly Fault[] {
  return indicesOf(points, 'effect', true).flatMap((at) =>
    [1, 60].flatMap((seconds) => [atOnce, offline].map((comeback) => ({ kind: 'stop', at, landsMs: seconds * second, comeback }) as const)),
  );
}

/** Every request with every fate. */
export function requestFaultsOf(points: readonly Point[]): readonly Fault[] {
  return indicesOf(points, 'send').flatMap((at) =>
    [...fatesOfAny, ...(points[at]?.isWrite ? fatesOfWrites : [])].map((fate) => ({ kind: 'request', at, fate }) as const),
  );
}

/** Every save, refused before and after the data was there. */
export function saveFaultsOf(points: readonly Point[]): readonly Fault[] {
  return indicesOf(points, 'save').flatMap((at) => [false, true].map((isThere) => ({ kind: 'save', at, isThere }) as const));
}

/** What puts a write in doubt, to be followed by a second fault. */
export function doubtsOf(points: readonly Point[]): readonly Fault[] {
  const doubts: readonly Fate[] = [{ kind: 'dropAnswer' }, { kind: 'effectLate', after: 'break', ms: 45 * second }];
  return indicesOf(points, 'send', true).flatMap((at) => doubts.map((fate) => ({ kind: 'request', at, fate }) as const));
}

function indicesOf(points: readonly Point[], kind: Point['kind'], onlyWrites = false): readonly number[] {
  return [...points.keys()].filter((at) => points[at]?.kind === kind && (!onlyWrites || points[at].isWrite));
}
