import {
  HEARTBEAT_MS,
  type LineDoorMessage,
  type LineHello,
  type LineRefusal,
  type LineServerMessage,
} from '../../protocol/coordinator-line.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { TextSocket } from '../../runtime/text-socket.ts';
import { parseLineMessage } from './parse-line-message.ts';

/** A line this long silent is lost: the other end has missed two of its beats. */
const SILENCE_MS = 2 * HEARTBEAT_MS;

/** What a line says once it is greeted; the rest is between its two ends. */
export type LineNews = Exclude<LineServerMessage, { readonly kind: 'challenge' | 'refused' | 'ping' }>;

export interface ServeLineDeps {
  readonly clock: Pick<Clock, 'monotonicMs' | 'sleep'>;
  readonly helloTo: (challenge: string) => LineHello;
  readonly onNews: (news: LineNews) => void;
  readonly log: Log;
}

/** Why the line ended: the coordinator's refusal, or null. */
export type LineEnd = LineRefusal | null;

/** Keeps one line, from the coordinator's challenge until either end is gone or the signal aborts. Never rejects. */
export async function serveLine(socket: TextSocket, deps: ServeLineDeps, signal: AbortSignal): Promise<LineEnd> {
  const { clock, log } = deps;
  const life = new AbortController();
  let refusal: LineRefusal | null = null;
  let heardMs = clock.monotonicMs();
  let beatMs = heardMs + HEARTBEAT_MS;

  const send = (message: LineDoorMessage): void => socket.send(JSON.stringify(message));
  const end = (): void => life.abort();

  socket.onText((text) => {
    if (life.signal.aborted) return;
    heardMs = clock.monotonicMs();
    const parsed = parseLineMessage(text);
    if (parsed.kind === 'foreign') return log.warn('lineMessageIgnored', { word: parsed.word });
    const { message } = parsed;
    if (message.kind === 'ping') return;
    if (message.kind === 'challenge') return send(deps.helloTo(message.challenge));
    if (message.kind !== 'refused') return deps.onNews(message);
    refusal = message.reason;
    end();
  });
  socket.onClose(end);
  signal.addEventListener('abort', end);
  if (signal.aborted) end();

  while (!life.signal.aborted) {
    const nowMs = clock.monotonicMs();
    if (nowMs >= heardMs + SILENCE_MS) {
      socket.terminate(); // nobody is there to hear a goodbye
      end();
    } else if (nowMs >= beatMs) {
      send({ kind: 'ping' });
      beatMs = nowMs + HEARTBEAT_MS;
    }
    await clock.sleep(Math.min(beatMs, heardMs + SILENCE_MS) - clock.monotonicMs(), life.signal);
  }
  signal.removeEventListener('abort', end);
  socket.close(1000, '');
  return refusal;
}
