import type { Document } from '../../runtime/document.ts';
import type { Log } from '../../runtime/log.ts';
import { type JournalContent, ofRoom, parseJournal } from './journal-content.ts';
import type { JournalEntry } from './journal-entry.ts';
import type { Watch } from './watch.ts';

const TOMBSTONE_MS = 24 * 3_600_000;

/** The disk would not take a change: nothing was changed, on the disk or here. */
export class JournalError extends Error {
  override readonly name = 'JournalError';
}

/** What is to be remembered of a command that is settled, in one change with its going. */
export interface Settling {
  /** An event of this command must not turn up later. */
  readonly isBuried?: boolean;
  /** Nor one of that other command, whose event this one removed. */
  readonly removed?: string;
  /** This command made an event at this door, worth knowing until then. */
  readonly made?: { readonly commandId: string; readonly untilMs: number };
  /** What was settled may have to give way yet (E31). */
  readonly watch?: Watch;
}

/** The commands not settled yet, on the disk. Every method that changes it resolves when the change is there (fsync), or throws `JournalError`. */
export interface Journal {
  /** Oldest first. */
  entries(): readonly JournalEntry[];
  /** Adds an entry, or replaces the one of the same command. */
  put(entry: JournalEntry): Promise<void>;
  settle(commandId: string, settling?: Settling, nowMs?: number): Promise<void>;
  /** Settles, and remembers for a day that an event of this command must not be (E20). */
  bury(commandId: string, nowMs: number): Promise<void>;
  isBuried(commandId: string, nowMs: number): boolean;
  /** Whether this door made the event of that command. */
  isMadeHere(commandId: string): boolean;
  watches(): readonly Watch[];
  /** Replaces the watch of the same command. */
  rewatch(watch: Watch): Promise<void>;
  /** Ends the watches; the entries that they led to take their place in the same change. */
  unwatch(commandIds: readonly string[], entries: readonly JournalEntry[]): Promise<void>;
}

/**
 * What cannot be read, or was for another room than this, is kept aside and reported, and the door starts without it (E34). `room` is
 * null for a journal of many. @throws when the disk does not answer
 */
export async function openJournal(document: Document, log: Pick<Log, 'error'>, room: string | null = null): Promise<Journal> {
  const read = parseJournal(await document.load());
  const found = ofRoom(read.content, room);
  const parts = read.setAside + found.setAside;
  if (parts > 0) log.error('journalSetAside', { parts });
  let content: JournalContent = found.content;
  let lastChange: Promise<void> = Promise.resolve();

  /** One change after another: two at once would each write the journal without the other's. */
  const change = (apply: (before: JournalContent) => JournalContent): Promise<void> => {
    const saved = lastChange.then(async () => {
      const next = apply(content);
      await document.save(next).catch(async (cause: unknown) => {
        // The disk may have taken it all the same, and a restart would carry out what was refused. Where this fails too, the next change heals it.
        await document.save(content).catch(() => {});
        throw new JournalError('the journal could not be saved', { cause });
      });
      content = next; // only what is on the disk counts
    });
    lastChange = saved.catch(() => {}); // the caller is told by `saved`
    return saved;
  };

  const settle: Journal['settle'] = (commandId, { isBuried = false, removed, made, watch } = {}, nowMs = 0) =>
    change((before) => {
      const untilMs = nowMs + TOMBSTONE_MS;
      const buried = [...(isBuried ? [commandId] : []), ...(removed === undefined ? [] : [removed])];
      const { watches } = before;
      return {
        ...before,
        entries: before.entries.filter((entry) => entry.commandId !== commandId),
        tombstones: remember(
          before.tombstones,
          buried.map((id) => ({ commandId: id, untilMs })),
          nowMs,
        ),
        made: remember(before.made, made === undefined ? [] : [made], nowMs),
        watches: watch ? [...watches.filter((old) => old.commandId !== watch.commandId), watch] : watches,
      };
    });

  return {
    entries: () => content.entries,
    put: (entry) => change((before) => ({ ...before, entries: placed(before.entries, entry) })),
    settle,
    bury: (commandId, nowMs) => settle(commandId, { isBuried: true }, nowMs),
    isBuried: (commandId, nowMs) => content.tombstones.some((stone) => stone.commandId === commandId && stone.untilMs > nowMs),
    isMadeHere: (commandId) => content.made.some((one) => one.commandId === commandId),
    watches: () => content.watches,
    rewatch: (watch) =>
      change((before) => ({ ...before, watches: before.watches.map((old) => (old.commandId === watch.commandId ? watch : old)) })),
    unwatch: (commandIds, entries) =>
      change((before) => ({
        ...before,
        watches: before.watches.filter(({ commandId }) => !commandIds.includes(commandId)),
        entries: entries.reduce(placed, before.entries),
      })),
  };
}

/** A replaced entry keeps its place. */
function placed(entries: readonly JournalEntry[], entry: JournalEntry): readonly JournalEntry[] {
  const isNew = !entries.some(({ commandId }) => commandId === entry.commandId);
  return isNew ? [...entries, entry] : entries.map((old) => (old.commandId === entry.commandId ? entry : old));
}

type Remembered = JournalContent['made'];

function remember(known: Remembered, added: Remembered, nowMs: number): Remembered {
  if (added.length === 0) return known;
  const living = known.filter(({ commandId, untilMs }) => untilMs > nowMs && !added.some((one) => one.commandId === commandId));
  return [...living, ...added];
}
