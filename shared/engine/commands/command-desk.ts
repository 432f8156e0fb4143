import type { Meeting } from '../../domain/meeting.ts';
import { placeMeeting } from '../../domain/place-meeting.ts';
import type { Policy } from '../../domain/policy.ts';
import { withDeadline } from '../../graph/deadline.ts';
import { GraphError } from '../../graph/graph-error.ts';
import type { RoomCalendar } from '../../graph/room-calendar.ts';
import { troubleOf } from '../../graph/trouble-of.ts';
import type { CommandResult } from '../../protocol/command-result.ts';
import { doorCommandSchema } from '../../protocol/door-command-schema.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Journal } from '../journal/journal.ts';
import type { Stopwatch } from '../journal/moment.ts';
import type { Outcomes } from '../journal/outcomes.ts';
import type { Turns } from '../journal/turns.ts';
import { isInTheWay, isUnderWay } from '../journal/under-way.ts';
import type { RoomsDesk } from '../other-rooms/rooms-desk.ts';
import type { RoomStateHolder } from '../room-state.ts';
import type { RoundRequests } from '../rounds/round-requests.ts';
import { type Asker, nobodyInParticular } from '../screens/asker.ts';
import type { TrueClock } from '../true-clock.ts';
import type { PlanFacts } from './command-plan.ts';
import { hasMoved } from './has-moved.ts';
import { isWriteCommand, planCommand, slotOf, type WriteCommand } from './plan-command.ts';
import { roomsInstead } from './rooms-instead.ts';
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
  readonly turns: Pick<Turns, 'isResting'>;
  readonly stopwatch: Pick<Stopwatch, 'now'>;
  readonly fold: StepDeps['fold'];
  readonly rooms: RoomsDesk;
  readonly policy: Policy;
  readonly room: { readonly name: () => string; readonly address: string | null };
  readonly newId: () => string;
  readonly checkIns: () => Pick<PlanFacts, 'checkIns' | 'released'>;
  readonly outcomes: Pick<Outcomes, 'expect'>;
  readonly log: Log;
}

export interface CommandDesk {
  run(raw: unknown, signal: AbortSignal, asker?: Asker): Promise<CommandResult>;
}

/** Where commands arrive: parsed, one at a time (E15), planned on a fresh read (E16), journalled (E14), and waited for. */
export function createCommandDesk(deps: CommandDeskDeps): CommandDesk {
  const { journal, state, trueClock } = deps;
  let isBusy = false;

  const write = async (command: WriteCommand, signal: AbortSignal, asker: Asker): Promise<CommandResult> => {
    trueClock.look();
    const { replica, trouble } = state.get();
    if (!trueClock.isSound()) return { kind: 'unreachable', trouble: 'clockUnsound' };
    if (!replica) return { kind: 'unreachable', trouble: trouble ?? 'offline' };
    state.update({ pending: { commandKind: command.kind, phase: 'checking' }, notice: null });
    const { timeZone } = replica;
    const known = 'meetingId' in command ? replica.events.find(({ id }) => id === command.meetingId) : undefined;
    const seen = known ? placeMeeting(known, timeZone) : null;
    const slot = slotOf(command, trueClock.nowMs(), seen);
    if (isInTheWay(journal.entries(), 'meetingId' in command ? (command.meetingId ?? null) : null, slot))
      return { kind: 'refused', reason: 'busy' };
    const askedMs = deps.clock.monotonicMs();
    const checkedAt = deps.stopwatch.now();
    const reading = { calendar: deps.calendar, timeZone: () => timeZone };
    const meetings = await withDeadline({ clock: deps.clock, ms: PATIENCE_MS, signal }, (stop) => readSlot(reading, slot, stop));
    const commandId = deps.newId();
    const facts = {
      meetings,
      policy: deps.policy,
      timeZone,
      nowMs: trueClock.nowMs(),
      ...{ checkedAt, commandId },
      isAdministrator: asker.isAdministrator,
      isThisDoors: isMadeHere(command, meetings),
      ...deps.checkIns(),
    };
    const elsewhere = await deps.rooms.read(command, slot, signal);
    const plan = hasMoved(command, seen, meetings)
      ? ({ kind: 'refused', reason: 'meetingGone' } as const)
      : planCommand(command, { ...facts, roomName: deps.room.name(), roomAddress: deps.room.address, elsewhere });
    if (plan.kind === 'refused') {
      deps.fold(slot, meetings); // the glass had it wrong, or the button would not have been there
      if ((plan.reason !== 'roomTaken' && plan.reason !== 'otherRoomTaken') || !('endMs' in command)) return plan;
      const asked = { purpose: command.kind === 'extend' ? 'hold' : 'booking', startMs: slot.startMs, endMs: command.endMs } as const;
      return { ...plan, ...(await roomsInstead(asked, { findRooms: deps.rooms.instead }, signal)) };
    }
    await asker.begin(commandId);
    await journal.put(plan.entry);
    return waitFor(commandId, PATIENCE_MS - (deps.clock.monotonicMs() - askedMs), signal);
  };

  /** Whoever stands here may be the owner of what was booked here. */
  const isMadeHere = (command: WriteCommand, meetings: readonly Meeting[]): boolean => {
    const meeting = 'meetingId' in command ? meetings.find(({ id }) => id === command.meetingId) : undefined;
    return meeting?.claim ? journal.isMadeHere(meeting.claim.commandId) : false;
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

  const runOne = async (command: WriteCommand, signal: AbortSignal, asker: Asker): Promise<CommandResult> => {
    if (isBusy || isUnderWay(journal.entries(), deps.turns)) return { kind: 'refused', reason: 'busy' };
    isBusy = true;
    try {
      return await write(command, signal, asker);
    } catch (error) {
      if (error instanceof GraphError) return { kind: 'unreachable', trouble: troubleOf(error.kind) };
      deps.log.error('commandFailed', { commandKind: command.kind, cause: error });
      return { kind: 'refused', reason: 'deviceFault' };
    } finally {
      isBusy = false;
      if (!isUnderWay(journal.entries(), deps.turns)) state.update({ pending: null });
    }
  };

  return {
    async run(raw, signal, asker = nobodyInParticular) {
      const parsed = doorCommandSchema.safeParse(raw);
      if (!parsed.success) return { kind: 'refused', reason: 'malformed' };
      if (signal.aborted) return { kind: 'unreachable', trouble: 'offline' }; // closing: nobody would answer
      const command = parsed.data;
      if (isWriteCommand(command)) return runOne(command, signal, asker);
      if (command.kind === 'findRooms') return deps.rooms.find(command, asker.isAdministrator, signal);
      if (command.kind !== 'refresh') return { kind: 'refused', reason: 'notAllowed' };
      const report = await deps.requests.askAndWait();
      return report.kind === 'whole' ? { kind: 'done', done: { kind: 'refreshed' } } : { kind: 'unreachable', trouble: report.trouble };
    },
  };
}
