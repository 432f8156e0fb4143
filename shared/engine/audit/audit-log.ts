import type { CommandResult, Done } from '../../protocol/command-result.ts';
import type { DoorCommand } from '../../protocol/door-command.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { RecordFile } from '../../runtime/record-file.ts';
import { commandKindOf, stretchOf } from '../journal/entry-facts.ts';
import type { JournalEntry } from '../journal/journal-entry.ts';
import type { TrueClock } from '../true-clock.ts';
import type { Actor, AuditRecord } from './audit-record.ts';
import { ownActOf } from './own-act.ts';
import { meetingIn, resultWords } from './result-words.ts';
import { createSpareLines } from './spare-lines.ts';

/** The record of who did what at this door. */
export interface AuditLog {
  /** Before the first request of an act that writes. Rejects when the disk does not take it: then nothing may be sent (E65). */
  begin(who: Actor, command: DoorCommand, commandId: string): Promise<void>;
  /** Before an act at the device itself. Rejects likewise. */
  act(who: Actor, command: DoorCommand, done: Done): Promise<void>;
  /** An answer to an act that never reached the journal, or that is in doubt. Never rejects. */
  note(who: Actor, command: DoorCommand, result: CommandResult, commandId: string | null): Promise<void>;
  /** What became of a journalled command. Never rejects. */
  settle(entry: JournalEntry, result: CommandResult): Promise<void>;
  /** The journalled command whose turn it is: what is written from now on is written for it. */
  turnOf(commandId: string): void;
  /** Takes down a request that wrote. */
  wrote(requestId: string): void;
  /** JSON Lines, oldest first. Rejects when the disk cannot be read. */
  read(): Promise<string>;
}

export interface AuditLogDeps {
  readonly file: RecordFile;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly trueClock: Pick<TrueClock, 'nowMs' | 'isSound'>;
  readonly log: Log;
}

type Act = Omit<AuditRecord, 'at' | 'isClockSound' | 'omitted'>;

/** More requests than this say no more. */
const MOST_REQUEST_IDS = 20;

export function createAuditLog({ file, clock, trueClock, log }: AuditLogDeps): AuditLog {
  const spare = { refusals: createSpareLines(clock), wrongPins: createSpareLines(clock) };
  const begun = new Map<string, Act>();
  const requestIds = new Map<string, readonly string[]>();
  let turn: string | null = null;
  let omitted = 0;

  const append = async (act: Act): Promise<void> => {
    const record: AuditRecord = {
      at: new Date(trueClock.nowMs()).toISOString(),
      isClockSound: trueClock.isSound(),
      ...act,
      omitted,
    };
    omitted = 0;
    await file.append(record).catch((cause: unknown) => {
      omitted += record.omitted;
      log.error('auditNotSaved', { record, cause });
      throw cause;
    });
  };

  return {
    async begin(who, command, commandId) {
      const act: Act = { ...describe(who, command), result: 'begun', detail: null, commandId, requestIds: [] };
      await append(act);
      begun.set(commandId, act);
    },
    act: (who, command, done) =>
      append({ ...describe(who, command), ...resultWords({ kind: 'done', done }), commandId: null, requestIds: [] }),
    async note(who, command, result, commandId) {
      const lines = boundOf(result);
      if (lines !== null && !spare[lines].take()) omitted += 1;
      else await append({ ...describe(who, command), ...resultWords(result), commandId, requestIds: [] }).catch(() => {});
    },
    async settle(entry, result) {
      const { commandId } = entry;
      const asked = ownActOf(entry) !== null ? null : (begun.get(commandId) ?? (await find(file, commandId)));
      const known = asked ?? byItself(entry);
      const meetingId = known.meetingId ?? meetingIn(result);
      const act: Act = { ...known, meetingId, ...resultWords(result), commandId, requestIds: requestIds.get(commandId) ?? [] };
      begun.delete(commandId);
      requestIds.delete(commandId);
      if (turn === commandId) turn = null; // what is written later is of no command: a check-in said to Places
      await append(act).catch(() => {});
    },
    turnOf(commandId) {
      turn = commandId;
    },
    wrote(requestId) {
      if (turn !== null) requestIds.set(turn, [...(requestIds.get(turn) ?? []), requestId].slice(-MOST_REQUEST_IDS));
    },
    read: () => file.read(),
  };
}

/** What anybody can have as often as they like; a wrong PIN too, with a right one in between. Apart, so that refusals hide no guess. */
function boundOf(result: CommandResult): 'refusals' | 'wrongPins' | null {
  if (result.kind === 'pinNeeded') return result.reason === 'wrong' ? 'wrongPins' : 'refusals';
  return result.kind === 'refused' || result.kind === 'unreachable' ? 'refusals' : null;
}

function describe(who: Actor, command: DoorCommand): Pick<Act, 'who' | 'act' | 'meetingId' | 'start' | 'end'> {
  return {
    who,
    act: command.kind,
    meetingId: 'meetingId' in command ? (command.meetingId ?? null) : null,
    start: 'startMs' in command ? iso(command.startMs) : null,
    end: 'endMs' in command ? iso(command.endMs) : null,
  };
}

/** What nobody at the glass asked for: the door cleared up, or gave a room back. */
function byItself(entry: JournalEntry): Act {
  const { startMs, endMs } = stretchOf(entry);
  return {
    who: 'systemUser',
    act: ownActOf(entry) ?? commandKindOf(entry),
    meetingId: 'eventId' in entry ? entry.eventId : null,
    start: iso(startMs),
    end: iso(endMs),
    result: 'begun',
    detail: null,
    commandId: entry.commandId,
    requestIds: [],
  };
}

/** A command may name an instant that no date can have; what it asked is recorded all the same. */
const iso = (ms: number): string => (Number.isNaN(new Date(ms).getTime()) ? String(ms) : new Date(ms).toISOString());

/** After a restart, who had asked stands in the log alone. */
async function find(file: RecordFile, commandId: string): Promise<Act | null> {
  const text = await file.read().catch(() => '');
  const line = text.split('\n').find((candidate) => candidate.includes('"result":"begun"') && candidate.includes(commandId));
  if (line === undefined) return null;
  const { at: _at, isClockSound: _sound, omitted: _omitted, ...act } = JSON.parse(line) as AuditRecord;
  return act.commandId === commandId ? act : null;
}
