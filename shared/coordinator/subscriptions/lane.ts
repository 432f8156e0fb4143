import { GraphError } from '../../graph/graph-error.ts';
import type { Clock } from '../../runtime/clock.ts';
import { createAgenda } from './agenda.ts';
import { createBell } from './bell.ts';
import type { TenantGate } from './tenant-gate.ts';

/** Something to be done at Graph when its time comes, a call or a few. */
export interface Job {
  /** Monotonic; null for never. Asked again after each run, and when the lane is told to look. */
  dueMs(): number | null;
  /** Throws `GraphError`. */
  run(signal: AbortSignal): Promise<void>;
  /** A failure of its own; one that concerns the whole tenant is not told, and the job runs again once the gate opens. */
  failed(error: GraphError): void;
}

/** Runs the jobs of one tenant when they are due, so many at a time, while its gate is open. */
export interface Lane {
  /** The job is new, or is due at another time. */
  look(job: Job): void;
  /** Until the signal aborts and what was running has ended. */
  serve(signal: AbortSignal): Promise<void>;
}

export interface LaneDeps {
  readonly clock: Pick<Clock, 'monotonicMs' | 'sleep'>;
  readonly gate: TenantGate;
  readonly inFlight: number;
}

export function createLane({ clock, gate, inFlight }: LaneDeps): Lane {
  const agenda = createAgenda<Job>();
  const bell = createBell(clock);
  const running = new Set<Job>();
  const underWay = new Set<Promise<void>>();
  let broken: { readonly error: unknown } | null = null;

  const look = (job: Job): void => {
    if (running.has(job)) return; // looked at when it ends
    agenda.set(job, job.dueMs());
    bell.ring();
  };

  const perform = async (job: Job, signal: AbortSignal): Promise<void> => {
    gate.sent();
    try {
      await job.run(signal);
      gate.worked();
    } catch (error) {
      if (!(error instanceof GraphError)) broken ??= { error };
      else if (!signal.aborted && !gate.failed(error)) job.failed(error);
    }
    running.delete(job);
    look(job);
  };

  const restMs = (): number => {
    const next = agenda.next();
    if (next === null || running.size >= inFlight) return Number.POSITIVE_INFINITY;
    return Math.max(next.atMs - clock.monotonicMs(), gate.restMs());
  };

  return {
    look,
    async serve(signal) {
      while (!signal.aborted && broken === null) {
        const ms = restMs();
        const next = agenda.next();
        if (ms > 0 || next === null) {
          await bell.rest(ms, signal);
          continue;
        }
        agenda.set(next.key, null);
        running.add(next.key); // before it begins: it may ask to be looked at in its first step
        const work = perform(next.key, signal);
        underWay.add(work);
        void work.then(() => underWay.delete(work));
      }
      await Promise.all(underWay);
      if (broken) throw broken.error; // a bug, not weather
    },
  };
}
