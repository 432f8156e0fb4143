import type { Clock } from '../../runtime/clock.ts';
import type { Document } from '../../runtime/document.ts';
import type { PinCheck, PinKind } from '../../runtime/pin-check.ts';
import type { TrueClock } from '../true-clock.ts';
import { createPinLock, noTries } from './pin-lock.ts';
import { type AllTries, loadTries, saveTries } from './pin-tries.ts';

export type PinAnswer =
  | { readonly kind: 'right'; readonly pin: PinKind }
  /** `retryMs`: how long until one may be tried again. */
  | { readonly kind: 'wrong' | 'locked'; readonly retryMs: number };

/** The one way to try a PIN, for all screens of a door together. */
export interface PinGate {
  readonly kinds: readonly PinKind[];
  /** Whether the PIN is one of those that open. Rejects when the disk takes no record of the try; then nothing was looked at. */
  attempt(pin: string, opens: readonly PinKind[]): Promise<PinAnswer>;
}

export interface PinGateDeps {
  readonly check: PinCheck;
  readonly document: Document;
  readonly clock: Pick<Clock, 'monotonicMs' | 'nowMs'>;
  readonly trueClock: Pick<TrueClock, 'knownOffsetMs'>;
}

/**
 * Guessing is slow (E61, E62): one try at a time; each is on the disk as wrong before it is looked at, so that pulling the plug gains
 * nothing; and a wrong one counts against every PIN it might have been. A PIN that waits is not compared, so that knowing one of the two
 * does not buy tries at the other.
 */
export async function openPinGate({ check, document, ...clocks }: PinGateDeps): Promise<PinGate> {
  const saved = await loadTries(document);
  const locks = { administrator: createPinLock(saved.administrator, clocks), action: createPinLock(saved.action, clocks) };
  let last: Promise<unknown> = Promise.resolve();

  const current = (): AllTries => ({ administrator: locks.administrator.tries(), action: locks.action.tries() });
  const retryMs = (kinds: readonly PinKind[]): number => Math.min(...kinds.map((kind) => locks[kind].waitMs()));

  const judge = async (pin: string, opens: readonly PinKind[]): Promise<PinAnswer> => {
    const present = opens.filter((kind) => check.kinds.includes(kind));
    const open = present.filter((kind) => locks[kind].waitMs() === 0);
    if (open.length === 0) return { kind: 'locked', retryMs: present.length === 0 ? 0 : retryMs(present) };
    const presumed = open.map((kind) => [kind, locks[kind].afterFailure()] as const);
    await saveTries(document, { ...current(), ...Object.fromEntries(presumed) });
    const right = await check.identify(pin, open);
    if (right === null) {
      for (const [kind, tries] of presumed) locks[kind].set(tries);
      return { kind: 'wrong', retryMs: retryMs(present) };
    }
    // The other PIN was not guessed at after all, but what was guessed at it before still counts.
    locks[right].set(noTries);
    await saveTries(document, current());
    return { kind: 'right', pin: right };
  };

  return {
    kinds: check.kinds,
    attempt(pin, opens) {
      const mine = last.then(() => judge(pin, opens));
      last = mine.catch(() => {});
      return mine;
    },
  };
}
