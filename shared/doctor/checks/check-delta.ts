import { syncWindow } from '../../domain/day-window.ts';
import { DeltaLoopError, readDeltaRound } from '../../engine/rounds/delta-round.ts';
import type { Clock } from '../../runtime/clock.ts';
import { findingOf } from '../failed-call.ts';
import type { Check } from '../finding.ts';
import type { Patient } from '../patient.ts';
import { counted } from './check-calendar.ts';

export interface DeltaCheckDeps {
  readonly patient: Pick<Patient, 'readDeltaPage'>;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly timeZone: string;
}

const PAGE_SIZE = 100;

/** A whole round over a door's window, and the one that follows it, read as the engine reads them. */
export function createDeltaCheck({ patient, clock, timeZone }: DeltaCheckDeps): Check {
  return {
    name: 'delta',
    needs: ['calendar'],
    async run(signal) {
      const window = syncWindow(clock.nowMs(), timeZone);
      const bothRounds = async (pageSize: number | null): Promise<number> => {
        const { changes, deltaUrl } = await readDeltaRound(patient.readDeltaPage, { kind: 'window', window, pageSize }, signal);
        await readDeltaRound(patient.readDeltaPage, { kind: 'link', url: deltaUrl, pageSize }, signal);
        return changes.length;
      };
      try {
        const count = await orNullOnLoop(bothRounds(PAGE_SIZE));
        if (count !== null) return [{ code: 'deltaWorks', facts: { count: counted(count, 'item') } }];
        return [{ code: (await orNullOnLoop(bothRounds(null))) === null ? 'deltaLoops' : 'deltaLoopsPaged' }];
      } catch (error) {
        return [findingOf(error, { forbidden: 'deltaForbidden', cursorExpired: 'deltaLost' })];
      }
    },
  };
}

async function orNullOnLoop<T>(rounds: Promise<T>): Promise<T | null> {
  try {
    return await rounds;
  } catch (error) {
    if (error instanceof DeltaLoopError) return null;
    throw error;
  }
}
