import type { Clock } from '../../runtime/clock.ts';
import { drawCode } from './enrolment-code.ts';

const CODE_LIFE_MS = 10 * 60_000;

export interface WaitingCodesDeps {
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly randomBytes: (count: number) => Uint8Array;
}

/** The codes on the glass of doors that wait to be let in. In memory alone: after a restart the doors come back and show others. */
export interface WaitingCodes {
  /** The code of that key, or a new one when it has none that is still good. */
  codeFor(publicKey: string): { readonly code: string; readonly expiresInMs: number };
  /** Null for a code that nobody shows, or no longer. */
  keyOf(code: string): string | null;
  forget(publicKey: string): void;
}

export function createWaitingCodes({ clock, randomBytes }: WaitingCodesDeps): WaitingCodes {
  const byKey = new Map<string, { readonly code: string; readonly expiresMs: number }>();
  const keys = new Map<string, string>();

  function forget(publicKey: string): void {
    const waiting = byKey.get(publicKey);
    if (!waiting) return;
    byKey.delete(publicKey);
    keys.delete(waiting.code);
  }

  /** All live equally long, so that the oldest come first. */
  function forgetExpired(): void {
    for (const [publicKey, { expiresMs }] of byKey) {
      if (expiresMs > clock.monotonicMs()) return;
      forget(publicKey);
    }
  }

  function draw(): string {
    const code = drawCode(randomBytes);
    return keys.has(code) ? draw() : code;
  }

  return {
    codeFor(publicKey) {
      forgetExpired();
      const nowMs = clock.monotonicMs();
      const there = byKey.get(publicKey);
      if (there) return { code: there.code, expiresInMs: there.expiresMs - nowMs };
      const code = draw();
      byKey.set(publicKey, { code, expiresMs: nowMs + CODE_LIFE_MS });
      keys.set(code, publicKey);
      return { code, expiresInMs: CODE_LIFE_MS };
    },
    keyOf(code) {
      forgetExpired();
      return keys.get(code) ?? null;
    },
    forget,
  };
}
