import { expect } from 'vitest';
import { type Journal, openJournal } from '../../../../shared/engine/journal/journal.ts';
import type { JournalEntry } from '../../../../shared/engine/journal/journal-entry.ts';
import { createOutcomes } from '../../../../shared/engine/journal/outcomes.ts';
import { serveJournal } from '../../../../shared/engine/journal/serve-journal.ts';
import { createTurns } from '../../../../shared/engine/journal/turns.ts';
import type { CommandResult } from '../../../../shared/protocol/command-result.ts';
import type { Document } from '../../../../shared/runtime/document.ts';
import { silentLog } from '../../../../shared/runtime/log.ts';
import { createMemoryDocument } from '../../../support/memory-document.ts';
import { createStepHouse, doorsBooking } from '../../../support/step-house.ts';
import { buildBookEntry, buildEndEntry, buildExtendEntry, buildRemoveEntry, elevenMs, tenMs } from './build-entry.ts';

const halfMs = tenMs + 1_800_000;

/** A door's journal on a disk and a calendar that outlive it. */
export function createJournalWorld(entry: JournalEntry) {
  const steps = createStepHouse(entry.madeAtMs);
  const disk = createMemoryDocument();
  const settled: CommandResult[] = [];
  const phases: string[] = [];
  const endMs = 'fromEndMs' in entry ? entry.fromEndMs : elevenMs;
  const claim = { commandId: 'c1', settled: { startMs: tenMs, endMs }, parent: null };
  if (entry.kind !== 'book') steps.calendar.put(doorsBooking('e1', tenMs, endMs, { claim }));

  /** Starts the loop on what the disk holds. */
  const open = async (document: Document = disk) => {
    const journal = await openJournal(document, silentLog);
    const turns = createTurns(steps.clock);
    const outcomes = createOutcomes();
    const life = new AbortController();
    const onPhase = ({ phase }: { readonly phase: string }) => void phases.push(phase);
    const onSettled = (_entry: JournalEntry, result: CommandResult) => void settled.push(result);
    const { deps, clock } = steps;
    const audit = { turnOf() {}, settle: async () => {} };
    const loop = {
      audit,
      journal,
      turns,
      steps: deps,
      clock,
      random: () => 0.5,
      onPhase,
      onIdle() {},
      onSettled,
      untilWoken: outcomes.untilWoken,
      log: silentLog,
    };
    return { journal, turns, outcomes, life, done: serveJournal(loop, life.signal) };
  };
  const tap = async (journal: Journal, wake: () => void) => {
    await journal.put(entry);
    wake();
  };
  return { ...steps, disk, settled, phases, open, tap };
}

export const entries = {
  book: buildBookEntry(),
  extend: buildExtendEntry(),
  end: buildEndEntry(),
  remove: buildRemoveEntry(),
};
type Name = keyof typeof entries;
export const names = Object.keys(entries) as Name[];

/** Whether the calendar is as the command wants it, or as before; anything else is an error. */
export function isBroughtAbout(name: Name, { calendar }: ReturnType<typeof createJournalWorld>): boolean {
  const all = [...calendar.events.values()];
  const ends = all.map(({ time }) => (time.kind === 'timed' ? time.endMs : null));
  const [before, after] = {
    book: [[], [elevenMs]],
    extend: [[halfMs], [elevenMs]],
    end: [[elevenMs], [halfMs]],
    remove: [[elevenMs], []],
  }[name];
  expect([before, after]).toContainEqual(ends);
  return JSON.stringify(ends) === JSON.stringify(after);
}
