import type { Policy } from '../../domain/policy.ts';
import type { CommandResult } from '../../protocol/command-result.ts';
import type { DoorCommand } from '../../protocol/door-command.ts';
import { buildEnrollingView } from '../../view/build-enrolling-view.ts';
import type { StaffFacts } from '../../view/door-facts.ts';
import { createAdministratorDesk } from '../administrator/administrator-desk.ts';
import { createIdentify } from '../administrator/identify.ts';
import { openPinGate } from '../administrator/pin-gate.ts';
import { createAuditLog } from '../audit/audit-log.ts';
import type { DoorEngine } from '../door-engine.ts';
import type { DoorEngineDeps } from '../door-engine-deps.ts';
import type { CoordinatorLine } from '../line/coordinator-line.ts';
import { createScreens } from '../screens/screens.ts';
import { serveCommand } from '../screens/serve-command.ts';
import { createTrueClock } from '../true-clock.ts';
import { createViewPublisher } from '../view-publisher.ts';
import { followEnrolling } from './enrolling-progress.ts';

export interface EnrollingEngineDeps
  extends Pick<DoorEngineDeps, 'clock' | 'pins' | 'pinTries' | 'audit' | 'leaveKiosk' | 'log' | 'version' | 'firstRevision'> {
  readonly line: CoordinatorLine;
  /** Its address. */
  readonly coordinator: string;
  /** The room that the door's own configuration names, or null. */
  readonly meantFor: string | null;
  readonly policy: Policy;
  /** IANA, for the times that are printed. */
  readonly timeZone: string;
}

/** A door that stands at no room yet: it shows how far it is, and administrators are at home as ever. No calendar is touched. */
export async function createEnrollingEngine(deps: EnrollingEngineDeps): Promise<DoorEngine> {
  const { clock, line, coordinator, meantFor, policy, timeZone, version, log } = deps;
  const life = new AbortController();
  // The true time is Graph's to tell: until then the device's own has to do.
  const trueClock = createTrueClock({
    clock,
    lastTrueMs: null,
    onChange: () => {
      publisher.refresh();
      screens.lockAll();
    },
  });
  const gate = await openPinGate({ check: deps.pins, document: deps.pinTries, clock, trueClock });
  const audit = createAuditLog({ file: deps.audit, clock, trueClock, log });
  const identify = createIdentify({ clock, signal: life.signal, onChange: () => {} });
  const progress = followEnrolling({ line, clock, onChange: () => publisher.refresh() });

  const staffFacts = (endsMs: number | null): StaffFacts => ({
    hasAdministrator: gate.kinds.includes('administrator'),
    identify: null,
    administrator:
      endsMs === null
        ? null
        : {
            ...{ endsMs, version, canLeaveKiosk: deps.leaveKiosk !== null, line: line.state(), enrolment: null },
            ...{ lastRoundMs: null, roundCount: 0, graphRequests: 0, driftCount: 0, unsettledCount: 0 },
            ...{ clockOffsetMs: null, missedSeries: [] },
          },
  });
  const publisher = createViewPublisher({
    build: (administratorUntilMs) => {
      const { situation: step, nextChangeMs } = progress.current();
      const facts = { coordinator, meantFor, timeZone, step, ...staffFacts(administratorUntilMs) };
      const built = buildEnrollingView(facts, policy, trueClock.nowMs());
      return { ...built, nextChangeMs: Math.min(built.nextChangeMs, nextChangeMs) };
    },
    nowMs: trueClock.nowMs,
    clock,
    onLook: () => void trueClock.look(),
    onWatcherFailed: (cause) => log.error('watcherFailed', { cause }),
    firstRevision: deps.firstRevision ?? 0,
  });
  const administratorDesk = createAdministratorDesk({
    ...{ gate, audit, identify, leaveKiosk: deps.leaveKiosk, trueNowMs: trueClock.nowMs, room: meantFor ?? 'no-room' },
  });
  const screens = createScreens({
    ...{ publisher, clock, trueNowMs: trueClock.nowMs, onChange: publisher.refresh },
    serve: (command, mode) =>
      serveCommand(command, mode, {
        policy,
        gate,
        audit,
        administratorDesk,
        log,
        onAsked: () => {},
        runAtDesk: async (asked) => answer(asked),
      }),
  });
  const loop = publisher.serve(life.signal);

  return {
    attach: screens.attach,
    health: () => ({
      ...{ status: 'degraded', freshness: 'never', trouble: null, line: line.state(), lastRoundAt: null },
      ...{ roundCount: 0, graphRequests: 0, driftCount: 0, version },
    }),
    resume() {
      screens.lockAll(); // nobody knows who stood at the glass meanwhile
      trueClock.look();
      publisher.refresh();
    },
    async close() {
      life.abort();
      screens.close();
      progress.close();
      await loop;
    },
  };
}

/** There is no room to do anything in. */
function answer({ kind }: DoorCommand): CommandResult {
  if (kind === 'painted') return { kind: 'done', done: { kind: 'noted' } };
  if (kind === 'refresh') return { kind: 'done', done: { kind: 'refreshed' } };
  return { kind: 'refused', reason: 'notAllowed' };
}
