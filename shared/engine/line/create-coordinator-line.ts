import { coordinatorPaths, LINE_VERSION, type LineDoorMessage, type LineHello, lineProof } from '../../protocol/coordinator-line.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { DeviceKey } from '../../runtime/device-key.ts';
import type { Log } from '../../runtime/log.ts';
import type { OpenTextSocket, TextSocket } from '../../runtime/text-socket.ts';
import type { CoordinatorLine } from './coordinator-line.ts';
import { createLineKnowledge } from './line-knowledge.ts';
import { createQuestions } from './questions.ts';
import { type LineEnding, reconnectDelayMs } from './reconnect-delay.ts';
import { type LineNews, serveLine } from './serve-line.ts';

export interface CoordinatorLineDeps {
  readonly openSocket: OpenTextSocket;
  /** The coordinator's, e.g. `https://lintel.contoso.com`. */
  readonly address: string;
  readonly key: DeviceKey;
  readonly clock: Pick<Clock, 'monotonicMs' | 'sleep'>;
  readonly random: () => number;
  /** Lintel's. */
  readonly version: string;
  /** A one-time token of bulk enrolment, or null. */
  readonly enrolmentToken: string | null;
  readonly log: Log;
}

/** A line that lasted less, three times in a row, is no better than none: each would bring a round. */
const STEADY_MS = 60_000;
const SHORT_LINES = 3;

/** Keeps one line up, and comes back by itself whatever ends it (E80 to E82). */
export function createCoordinatorLine(deps: CoordinatorLineDeps): CoordinatorLine {
  const { clock, key, log } = deps;
  const url = `${deps.address.replace(/^http/, 'ws').replace(/\/+$/, '')}${coordinatorPaths.line}`;
  const hintListeners = new Set<() => void>();
  const knowledge = createLineKnowledge(() => {
    for (const listener of [...hintListeners]) listener();
  }, log);
  const { state, standing } = knowledge;
  const questions = createQuestions(clock);
  const life = new AbortController();
  const { signal } = life;
  let enrolmentToken = deps.enrolmentToken;
  let socket: TextSocket | null = null;
  let isGreeted = false;
  /** Since a coordinator last greeted this door, for long enough. */
  let failures = 0;
  let shortLines = 0;

  const helloTo = (challenge: string): LineHello => ({
    kind: 'hello',
    lineVersion: LINE_VERSION,
    publicKey: key.publicKey,
    signature: key.sign(lineProof(challenge)),
    version: deps.version,
    enrolmentToken,
  });

  const onNews = (news: LineNews): void => {
    if (news.kind === 'welcome' || news.kind === 'enrolling') isGreeted = true;
    if (news.kind === 'answer') questions.answered(news.id, news.answer);
    else knowledge.heard(news);
  };

  async function oneLine(): Promise<LineEnding> {
    try {
      socket = await deps.openSocket(url, signal);
    } catch (cause) {
      if (!signal.aborted && failures === 0) log.warn('coordinatorUnreachable', { cause });
      return { kind: 'unreachable' };
    }
    isGreeted = false;
    const sinceMs = clock.monotonicMs();
    const refusal = await serveLine(socket, { clock, helloTo, onNews, log }, signal);
    if (!isGreeted && refusal === null && !signal.aborted && failures === 0)
      log.warn('coordinatorUnreachable', { cause: 'it has not greeted this door' });
    socket = null;
    questions.lost();
    knowledge.ended(refusal);
    shortLines = clock.monotonicMs() - sinceMs < STEADY_MS ? shortLines + 1 : 0;
    const isLost = isGreeted && shortLines <= SHORT_LINES;
    if (isLost) failures = 0;
    if (refusal) return { kind: 'refused', reason: refusal };
    return { kind: isLost ? 'lost' : 'unreachable' };
  }

  async function keepUp(): Promise<void> {
    while (!signal.aborted) {
      const ending = await oneLine();
      failures = ending.kind === 'lost' ? 0 : failures + 1;
      // People can still confirm the code that the next line asks for.
      if (ending.kind === 'refused' && ending.reason === 'badEnrolmentToken') enrolmentToken = null;
      await clock.sleep(reconnectDelayMs(ending, failures, deps.random), signal);
    }
  }

  const done = keepUp();

  return {
    state: state.get,
    watch(listener) {
      const onHint = (): void => listener({ kind: 'roomChanged' });
      hintListeners.add(onHint);
      const stop = state.watch((now) => listener({ kind: 'state', state: now }));
      return () => {
        stop();
        hintListeners.delete(onHint);
      };
    },
    async ask(question, askSignal) {
      const line = state.get() === 'down' ? null : socket;
      if (line === null) return { kind: 'unreachable', trouble: 'offline' };
      const send = (message: LineDoorMessage): void => line.send(JSON.stringify(message));
      return questions.ask(question, send, askSignal);
    },
    standing: standing.get,
    watchStanding: standing.watch,
    async close() {
      life.abort();
      await done;
    },
  };
}
