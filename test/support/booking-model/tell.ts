import type { Attempt, Word } from './attempt.ts';
import type { BookingHistory } from './booking-history.ts';
import type { LivedBookings } from './live-bookings.ts';
import type { StoredEvent } from './room-timeline.ts';

interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}

export const overlap = (one: Stretch, other: Stretch): boolean => one.startMs < other.endMs && other.startMs < one.endMs;

/** UTC, to the millisecond. */
export const clockTime = (ms: number): string => (Number.isFinite(ms) ? new Date(ms).toISOString().slice(11, 23) : 'never');
const minute = (ms: number): string => new Date(ms).toISOString().slice(11, 16);
export const stretchOf = ({ startMs, endMs }: Stretch): string => `${minute(startMs)}-${minute(endMs)}`;

export function nameOf(event: StoredEvent): string {
  const maker = event.commandId === null ? 'meeting' : `claim ${event.commandId.slice(0, 13)}..${event.commandId.slice(-2)}`;
  return `${maker} (event ${event.key}) ${stretchOf(event)}`;
}

function tellWord({ how, atMs, result }: Word): string {
  const what = 'reason' in result ? `${result.kind} ${result.reason}` : result.kind;
  return `${clockTime(atMs)} ${how}: ${what}`;
}

export function tellAttempt({ door, command, target, startedMs, commandId, words, wasCutOff }: Attempt): string {
  const times = Object.entries(command).flatMap(([field, value]) =>
    field.endsWith('Ms') ? [`${field.slice(0, -2)} ${minute(Number(value))}`] : [],
  );
  const about = [...times, ...(target === null ? [] : [`event ${target}`])].join(', ');
  const id = commandId === null ? 'not journalled' : `${commandId.slice(0, 13)}..${commandId.slice(-2)}`;
  const said = words.map(tellWord).join('; ') || 'nothing was said';
  return `${clockTime(startedMs)} at ${door}: ${command.kind} ${about} (${id}): ${said}${wasCutOff ? '; the door had stopped' : ''}`;
}

/** What happened, in the order in which Exchange saw it. */
export function tellLived({ timeline, attempts }: LivedBookings): string {
  const states = timeline.moments.map(({ atMs, by, events, seenMs }) => {
    const held = [...events.values()].map((event) => {
      const marks = [
        event.blocks ? '' : 'free',
        event.isUndecided ? 'undecided' : '',
        event.settled ? `settled ${stretchOf(event.settled)}` : '',
      ];
      return `${nameOf(event)} ${[...marks, `seen ${clockTime(seenMs.get(event.key) ?? 0)}`].filter((mark) => mark !== '').join(', ')}`;
    });
    return { atMs, line: `${clockTime(atMs)} ${by}: ${held.join(' | ') || 'empty'}` };
  });
  const touches = attempts.map((attempt) => ({ atMs: attempt.startedMs, line: tellAttempt(attempt) }));
  return [...states, ...touches]
    .sort((a, b) => a.atMs - b.atMs)
    .map(({ line }) => `  ${line}`)
    .join('\n');
}

/** The history itself, without what makes no difference. */
export function tellHistory({ doors, standing, honoursIfMatch, lagsMs, attendantMs, acts }: BookingHistory): string {
  const lines = [
    `standing: ${standing}; If-Match is ${honoursIfMatch ? 'honoured' : 'ignored'}; lags ${lagsMs.join(', ')} ms; the attendant takes ${attendantMs.join(', ')} ms`,
    ...doors.map(({ clockOffMs, paceMs, reads, writes }, at) => {
      const fates = (name: string, list: typeof reads) =>
        list.map(({ thereMs, backMs, end }, nth) => `${name} ${nth + 1}: ${thereMs}+${backMs} ms ${end}`);
      return [
        `door ${at + 1}: clock ${clockOffMs} ms off, ${paceMs} ms a request`,
        ...fates('read', reads),
        ...fates('write', writes),
      ].join('; ');
    }),
    ...acts.map(({ afterMs, act }) => `after ${afterMs} ms: ${JSON.stringify(act)}`),
  ];
  return lines.map((line) => `  ${line}`).join('\n');
}
