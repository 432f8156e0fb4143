import type { Policy } from '../../domain/policy.ts';
import { withDeadline } from '../../graph/deadline.ts';
import { GraphError } from '../../graph/graph-error.ts';
import type { RoomCalendar } from '../../graph/room-calendar.ts';
import type { CommandResult } from '../../protocol/command-result.ts';
import { doorCommandSchema } from '../../protocol/door-command-schema.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Journal } from '../journal/journal.ts';
import type { Outcomes } from '../journal/outcomes.ts';
import type { RoomStateHolder } from '../room-state.ts';
import type { RoundRequests } from '../rounds/round-requests.ts';
import { troubleOf } from '../rounds/trouble-of.ts';
import type { TrueClock } from '../true-clock.ts';
import { planCommand, slotOf, type WriteCommand } from './plan-command.ts';
import { readSlot, type StepDeps } from './write-steps.ts';

/** How long a person waits for certainty before being told that there is none yet (D5). */
const PATIENCE_MS = 15_000;

export interface CommandDeskDeps {
  readonly calendar: Pick<RoomCalendar, 'readEvents'>;
  readonly journal: Journal;
  readonly state: RoomStateHolder;
  readonly requests: Pick<RoundRequests, 'askAndWait'>;
  readonly trueClock: Pick<TrueClock, 'nowMs' | 'isSound' | 'look'>;
  readonly clock: Pick<Clock, 'sleep' | 'monotonicMs'>;
  readonly fold: StepDeps['fold'];
  readonly policy: Policy;
  readonly room: { readonly name: () => string; readonly address: string | null };
  readonly newId: () => string;
  readonly outcomes: Pick<Outcomes, 'expect'>;
  readonly log: Log;
}

export interface CommandDesk {
  run(raw: unknown, signal: AbortSignal): Promise<CommandResult>;
}

/** Where commands arrive: parsed, one at a time (E15), planned on a fresh read (E16), journalled (E14), and waited for. */
export function createCommandDesk(deps: CommandDeskDeps): CommandDesk {
  const { journal, state, trueClock } = deps;
  let isBusy = false;

  const write = async (command: WriteCommand, signal: AbortSignal): Promise<CommandResult> => {
    trueClock.look();
    const { replica, trouble } = state.get();
    if (!trueClock.isSound()) return { kind: 'unreachable', trouble: 'clockUnsound' };
    if (!replica) return { kind: 'unreachable', trouble: trouble ?? 'offline' };
    state.update({ pending: { commandKind: command.kind, phase: 'checking' }, notice: null });
    const slot = slotOf(command, trueClock.nowMs());
    const { timeZone } = replica;
    const askedMs = deps.clock.monotonicMs();
    const reading = { calendar: deps.calendar, timeZone: () => timeZone };
    const meetings = await withDeadline({ clock: deps.clock, ms: PATIENCE_MS, signal }, (stop) => readSlot(reading, slot, stop));
    const commandId = deps.newId();
    const facts = { meetings, policy: deps.policy, timeZone, nowMs: trueClock.nowMs(), commandId };
    const plan = planCommand(command, { ...facts, roomName: deps.room.name(), roomAddress: deps.room.address });
    if (plan.kind === 'refused') {
      deps.fold(slot, meetings); // the glass had it wrong, or the button would not have been there
      return plan;
    }
    await journal.put(plan.entry);
    return waitFor(commandId, PATIENCE_MS - (deps.clock.monotonicMs() - askedMs), signal);
  };

  const waitFor = async (commandId: string, patienceMs: number, signal: AbortSignal): Promise<CommandResult> => {
    const { result, forget } = deps.outcomes.expect(commandId);
    const patience = new AbortController();
    const stop = (): void => patience.abort();
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    const late = deps.clock.sleep(patienceMs, patience.signal).then((): CommandResult => {
      forget(); // at once: from here on an outcome has to come as a notice
      return { kind: 'unconfirmed', commandId };
    });
    const answer = await Promise.race([result, late]);
    signal.removeEventListener('abort', stop);
    patience.abort();
    return answer;
  };

  const runOne = async (command: WriteCommand, signal: AbortSignal): Promise<CommandResult> => {
    if (isBusy || journal.entries().length > 0) return { kind: 'refused', reason: 'busy' };
    isBusy = true;
    try {
      return await write(command, signal);
    } catch (error) {
      if (error instanceof GraphError) return { kind: 'unreachable', trouble: troubleOf(error.kind) };
      deps.log.error('commandFailed', { commandKind: command.kind, cause: error });
      return { kind: 'refused', reason: 'deviceFault' };
    } finally {
      isBusy = false;
      if (journal.entries().length === 0) state.update({ pending: null });
    }
  };

  return {
    async run(raw, signal) {
      const parsed = doorCommandSchema.safeParse(raw);
      if (!parsed.success) return { kind: 'refused', reason: 'malformed' };
      if (signal.aborted) return { kind: 'unreachable', trouble: 'offline' }; // closing: nobody would answer
      if (parsed.data.kind !== 'refresh') return runOne(parsed.data, signal);
      const report = await deps.requests.askAndWait();
      return report.kind === 'whole' ? { kind: 'done', done: { kind: 'refreshed' } } : { kind: 'unreachable', trouble: report.trouble };
    },
  };
}
