import type { AdministratorSituation, StaffFacts } from '../../view/door-facts.ts';
import type { Journal } from '../journal/journal.ts';
import type { RoomLine } from '../line/room-line.ts';
import type { RoomStateHolder } from '../room-state.ts';
import type { TrueClock } from '../true-clock.ts';
import type { Identify } from './identify.ts';
import type { PinGate } from './pin-gate.ts';

export interface StaffFactsDeps {
  readonly gate: Pick<PinGate, 'kinds'>;
  readonly identify: Pick<Identify, 'isOn'>;
  readonly journal: Pick<Journal, 'entries'>;
  readonly trueClock: Pick<TrueClock, 'knownOffsetMs'>;
  readonly calendar: { requestCount(): number };
  readonly state: Pick<RoomStateHolder, 'get'>;
  readonly line: Pick<RoomLine, 'state'>;
  readonly enrolment: () => AdministratorSituation['enrolment'];
  readonly version: string;
  readonly canLeaveKiosk: boolean;
  /** Masked as the policy says. */
  readonly missedSeries: () => AdministratorSituation['missedSeries'];
}

/** What the view tells the people who look after the door, on an administrator's screen until `administratorUntilMs` or on a plain one. */
export function createStaffFactsOf(deps: StaffFactsDeps): (administratorUntilMs: number | null) => StaffFacts {
  const { version, canLeaveKiosk } = deps;
  return (endsMs) => {
    const { roundCount, driftCount, lastRoundMs } = deps.state.get();
    return {
      hasAdministrator: deps.gate.kinds.includes('administrator'),
      identify: deps.identify.isOn() ? { version } : null,
      administrator:
        endsMs === null
          ? null
          : {
              ...{ endsMs, canLeaveKiosk, version, lastRoundMs, roundCount, driftCount },
              line: deps.line.state(),
              enrolment: deps.enrolment(),
              graphRequests: deps.calendar.requestCount(),
              unsettledCount: deps.journal.entries().length,
              clockOffsetMs: deps.trueClock.knownOffsetMs(),
              missedSeries: deps.missedSeries(),
            },
    };
  };
}
