import { parsedJson } from '../../kit/parsed-json.ts';
import { LINE_VERSION } from '../../protocol/coordinator-line.ts';
import { LONGEST_DOOR_MESSAGE, lineDoorEnvelopeSchema } from '../../protocol/coordinator-line-schema.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Enrolment } from '../enrolment/enrolment.ts';
import type { CoordinatorMetrics } from '../operations/coordinator-metrics.ts';
import type { OtherRooms } from '../other-rooms/other-rooms.ts';
import type { SettingsRecords } from '../store/coordinator-store.ts';
import type { Subscriptions } from '../subscriptions/subscriptions.ts';
import { createAskDesk } from './ask-desk.ts';
import type { Line } from './line.ts';
import { createLineBook } from './line-book.ts';
import { createLineEnds } from './line-ends.ts';
import { followLines } from './line-rounds.ts';
import type { Lines } from './lines.ts';
import { createOutlet } from './outlet.ts';
import { createReception } from './reception.ts';
import { createSeldom } from './seldom.ts';
import { createWelcomes } from './welcomes.ts';

export interface LinesDeps {
  readonly enrolment: Pick<Enrolment, 'doorOf' | 'roomOf' | 'codeFor' | 'forget' | 'redeem' | 'watch'>;
  readonly subscriptions: Pick<Subscriptions, 'statusOf' | 'watch'>;
  readonly settings: Pick<SettingsRecords, 'forRoom'>;
  readonly otherRooms: OtherRooms;
  /** Where people confirm a code, for the door to show; null where there is no such page. */
  readonly confirmAddress: string | null;
  readonly clock: Pick<Clock, 'nowMs' | 'monotonicMs' | 'sleep'>;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly metrics: Pick<CoordinatorMetrics, 'line'>;
  readonly log: Log;
  readonly mostLines?: number;
  readonly mostWaiting?: number;
}

const MOST_LINES = 20_000;
/** A door sends a ping each heartbeat, and a question now and then. */
const MOST_MESSAGES_A_BEAT = 60;

/** A coordinator's end of all lines. Looks after them until it is closed. */
export function createLines(deps: LinesDeps): Lines {
  const { enrolment, subscriptions, clock, randomBytes, metrics, log, mostLines = MOST_LINES } = deps;
  const book = createLineBook();
  const held = new Set<Line>();
  const ends = createLineEnds({ book, held, enrolment, metrics });
  const welcomes = createWelcomes({ ...deps, book, ends, held });
  const reception = createReception({ ...deps, book, ends, welcomes });
  const ask = createAskDesk(deps);
  const seldom = createSeldom(clock);

  function receive(line: Line, text: string): void {
    const { standing } = line;
    if (standing.kind === 'ended') return;
    line.heardMs = clock.monotonicMs();
    line.messageCount += 1;
    const raw = text.length > LONGEST_DOOR_MESSAGE || line.messageCount > MOST_MESSAGES_A_BEAT ? undefined : parsedJson(text);
    if (standing.kind === 'challenged') {
      void reception.hello(line, standing.challenge, raw);
      return;
    }
    const message = lineDoorEnvelopeSchema.safeParse(raw);
    if (!message.success) ends.refuse(line, 'malformed');
    else if (message.data.kind === 'ask') void answer(line, message.data.id, message.data.question);
  }

  async function answer(line: Line, id: string, question: unknown): Promise<void> {
    ends.send(line, { kind: 'answer', id, answer: await ask(line, question) });
  }

  const closing = new AbortController();
  const rounds = followLines(
    {
      book,
      held,
      clock,
      onLate(line, lateness) {
        if (lateness === 'noHello') ends.refuse(line, 'tooSlow');
        else ends.cut(line, lateness === 'stuck' ? 'tooSlow' : 'silent');
      },
      onCodeRunOut: (line) => line.standing.kind === 'waiting' && reception.sendCode(line, line.standing.caller),
    },
    closing.signal,
  );
  const stopWatching = [enrolment.watch(reception.enrolmentChanged), subscriptions.watch(welcomes.pushChanged)];

  return {
    accept(socket, from) {
      if (book.size >= mostLines) {
        seldom(() => log.warn('tooManyLines', { most: mostLines }));
        // Who has not said yet who it is makes room, or whoever opens sockets would keep the doors out.
        const [stranger] = book.strangers;
        if (stranger !== undefined) ends.cut(stranger, 'tooSlow');
      }
      if (closing.signal.aborted || book.size >= mostLines) {
        metrics.line('refused');
        return socket.terminate();
      }
      const challenge = Buffer.from(randomBytes(32)).toString('base64url');
      const nowMs = clock.monotonicMs();
      const line: Line = {
        outlet: createOutlet(socket),
        from,
        openedMs: nowMs,
        standing: { kind: 'challenged', challenge },
        heardMs: nowMs,
        messageCount: 0,
        asks: null,
      };
      book.file(line, line.standing);
      socket.onText((text) => receive(line, text));
      socket.onClose(() => ends.gone(line));
      ends.send(line, { kind: 'challenge', lineVersion: LINE_VERSION, challenge });
    },
    hint: welcomes.hint,
    settingsChanged: welcomes.settingsChanged,
    count: () => book.admittedCount,
    present: () =>
      new Map(
        [...book.admitted()].flatMap(([doorId, { standing }]) =>
          standing.kind === 'admitted' ? [[doorId, { sinceMs: standing.sinceMs, version: standing.caller.version }]] : [],
        ),
      ),
    async close() {
      closing.abort();
      for (const stop of stopWatching) stop();
      for (const line of book.all()) ends.leave(line);
      await rounds;
    },
  };
}
