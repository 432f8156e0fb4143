import type { Clock } from '../../runtime/clock.ts';

const LOOK_MS = 5 * 60_000;
/** Less is a time server's correction, and nothing to days. */
const JUMP_MS = 60_000;

/** Tells when wall clock and monotonic clock have come apart: the one was set, or the machine slept and the other stood still. Until the signal aborts. */
export async function watchJumps(clock: Clock, onJump: () => void, signal: AbortSignal): Promise<void> {
  const apartMs = (): number => clock.nowMs() - clock.monotonicMs();
  let beforeMs = apartMs();
  while (!signal.aborted) {
    await clock.sleep(LOOK_MS, signal);
    const nowMs = apartMs();
    if (Math.abs(nowMs - beforeMs) > JUMP_MS) onJump();
    beforeMs = nowMs;
  }
}
