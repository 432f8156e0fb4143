import { blocks } from '../../domain/blocks.ts';
import type { CalendarEvent, Meeting } from '../../domain/meeting.ts';
import { placeMeeting } from '../../domain/place-meeting.ts';
import { buildTimesPatchBody } from '../../graph/event-body.ts';
import { stateOf } from '../../graph/event-state.ts';
import { sharedPart } from './claim-times.ts';
import type { EndEntry } from './end-entry.ts';
import { gaveUp, LATE_EFFECT_MS, type Progress, readSlot, type StepDeps } from './write-steps.ts';

type EndProgress = Progress<EndEntry>;

/** One act towards a booking that has ended at the whole minute. @throws GraphError */
export async function advanceEnding(entry: EndEntry, deps: StepDeps, signal: AbortSignal): Promise<EndProgress> {
  switch (entry.stage) {
    case 'write': {
      if (deps.nowMs() >= entry.giveUpMs) return at(entry, 'recheck');
      const written = await deps.calendar.patchEvent(entry.eventId, entry.body, signal, entry.oldKey);
      if (written) deps.ownWrites.wrote(entry.eventId, entry.oldKey);
      return at(entry, 'verify');
    }
    case 'recheck':
      return recheck(entry, deps, signal);
    case 'verify':
      return verify(entry, deps, signal);
  }
}

/** The end alone is what matters; the settled time is cut with it, in one write. */
export function endBodyFor(meeting: Meeting, endMs: number): string {
  const { settled } = meeting.claim ?? { settled: null };
  const left = settled && sharedPart(settled, { startMs: meeting.startMs, endMs });
  return buildTimesPatchBody({ endMs }, { ...stateOf(meeting), settled: left });
}

const at = (entry: EndEntry, stage: EndEntry['stage']): EndProgress => ({ kind: 'next', entry: { ...entry, stage } });

/** Sent again while there is time; after that, what was sent is waited out before it counts as never happening. */
async function recheck(entry: EndEntry, deps: StepDeps, signal: AbortSignal): Promise<EndProgress> {
  const event = await deps.calendar.readEvent(entry.eventId, signal);
  if (event === null || isEnded(event, entry)) return at(entry, 'verify');
  const nowMs = deps.nowMs();
  if (nowMs >= entry.giveUpMs + LATE_EFFECT_MS) return gaveUp('offline');
  if (nowMs >= entry.giveUpMs) return { kind: 'wait' };
  const body = endBodyFor(placeMeeting(event, deps.timeZone()), entry.endMs);
  return { kind: 'next', entry: { ...entry, body, oldKey: event.changeKey, stage: 'write' } };
}

async function verify(entry: EndEntry, deps: StepDeps, signal: AbortSignal): Promise<EndProgress> {
  const slot = { startMs: entry.startMs, endMs: entry.fromEndMs };
  const read = await readSlot(deps, slot, signal);
  const own = read.find(({ id }) => id === entry.eventId) ?? null;
  if (!isEnded(own, entry)) {
    if (deps.nowMs() < entry.giveUpMs) return { kind: 'wait' };
    return isEnded(await deps.calendar.readEvent(entry.eventId, signal), entry) ? { kind: 'wait' } : at(entry, 'recheck');
  }
  deps.fold(slot, read);
  const done = { kind: 'ended', meetingId: entry.eventId, consequence: entry.consequence } as const;
  return { kind: 'settled', result: { kind: 'done', done }, isBuried: false };
}

/** Gone is ended all the same. */
function isEnded(event: CalendarEvent | null, { endMs }: EndEntry): boolean {
  return event === null || !blocks(event) || (event.time.kind === 'timed' && event.time.endMs <= endMs);
}
