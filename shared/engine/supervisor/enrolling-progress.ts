import { minuteOf } from '../../domain/whole-minute.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { EnrollingSituation } from '../../view/build-enrolling-view.ts';
import type { CoordinatorLine, DoorStanding } from '../line/coordinator-line.ts';
import { drawQr } from './qr-drawing.ts';

/** A line that is this new may still come up, and one that was lost come back. */
const GRACE_MS = 15_000;

/** No code holds longer; whoever says so is not to be printed, since not every number is a time. */
const LONGEST_CODE_MS = 86_400_000;

/** How far the door is, and when that changes with time alone (epoch milliseconds by the device's clock). */
export interface EnrollingProgress {
  current(): { readonly situation: EnrollingSituation; readonly nextChangeMs: number };
  close(): void;
}

export interface EnrollingProgressDeps {
  readonly line: Pick<CoordinatorLine, 'watchStanding'>;
  readonly clock: Pick<Clock, 'nowMs' | 'monotonicMs'>;
  readonly onChange: () => void;
}

/** What was last told, on the clock that nobody sets: a new device is often given the time only after it has asked for its code. */
type Told =
  | { readonly kind: 'silence'; readonly sinceMs: number }
  | (Pick<Extract<EnrollingSituation, { readonly kind: 'code' }>, 'code' | 'confirmAt' | 'qr'> & {
      readonly kind: 'code';
      readonly untilMs: number;
    })
  | Extract<EnrollingSituation, { readonly kind: 'refused' }>;

/** Follows what the coordinator says of a door that stands at no room. */
export function followEnrolling({ line, clock, onChange }: EnrollingProgressDeps): EnrollingProgress {
  let told: Told = { kind: 'silence', sinceMs: clock.monotonicMs() };
  let isWatching = false;

  const stop = line.watchStanding((standing) => {
    told = hear(told, standing, clock.monotonicMs());
    if (isWatching) onChange();
  });
  isWatching = true;

  return {
    close: stop,
    current() {
      if (told.kind === 'refused') return { situation: told, nextChangeMs: Number.POSITIVE_INFINITY };
      const at = (monotonicMs: number): number => Math.round(clock.nowMs() + monotonicMs - clock.monotonicMs());
      const turnsMs = told.kind === 'code' ? told.untilMs : told.sinceMs + GRACE_MS;
      if (clock.monotonicMs() >= turnsMs) return { situation: afterTurn(told, at), nextChangeMs: Number.POSITIVE_INFINITY };
      return { situation: beforeTurn(told, at), nextChangeMs: at(turnsMs) };
    },
  };
}

function hear(told: Told, standing: DoorStanding, nowMs: number): Told {
  switch (standing.kind) {
    case 'enrolling': {
      const { code, confirmAddress: confirmAt, expiresInMs } = standing;
      return { kind: 'code', code, confirmAt, qr: drawQr(confirmAt ?? code), untilMs: nowMs + Math.min(expiresInMs, LONGEST_CODE_MS) };
    }
    case 'refused':
      return { kind: 'refused', reason: standing.reason };
    case 'unreachable':
    case 'enrolled': // the room is about to be opened
      return told.kind === 'silence' ? told : { kind: 'silence', sinceMs: nowMs };
  }
}

type Countable = Exclude<Told, { readonly kind: 'refused' }>;
type ToWall = (monotonicMs: number) => number;

function beforeTurn(told: Countable, at: ToWall): EnrollingSituation {
  if (told.kind === 'silence') return { kind: 'connecting' };
  const { code, confirmAt, qr, untilMs } = told;
  return { kind: 'code', code, confirmAt, qr, expiresMs: minuteOf(at(untilMs)) };
}

/** A code that has run out is none; the next one is on its way. */
function afterTurn(told: Countable, at: ToWall): EnrollingSituation {
  return told.kind === 'code' ? { kind: 'connecting' } : { kind: 'unreachable', sinceMs: minuteOf(at(told.sinceMs)) };
}
