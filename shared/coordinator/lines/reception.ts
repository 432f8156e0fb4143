import type { LineHello } from '../../protocol/coordinator-line.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { EnrolledDoor } from '../coordinator-room.ts';
import type { Enrolment, EnrolmentEvent } from '../enrolment/enrolment.ts';
import type { CoordinatorMetrics } from '../operations/coordinator-metrics.ts';
import { judgeHello } from './judge-hello.ts';
import type { Caller, Line } from './line.ts';
import type { LineBook } from './line-book.ts';
import type { LineEnds } from './line-ends.ts';
import { createSeldom } from './seldom.ts';
import type { Welcomes } from './welcomes.ts';
import { largestCrowd, whoMakesRoom } from './who-makes-room.ts';

/** Lets doors in: by their key, by a one-time token, or by the code that staff confirm. */
export interface Reception {
  /** The first message of a line. Never rejects. */
  hello(line: Line, challenge: string, raw: unknown): Promise<void>;
  /** Sends the code of a door that waits, a new one where the one before has run out. */
  sendCode(line: Line, caller: Caller): void;
  enrolmentChanged(event: EnrolmentEvent): void;
}

export interface ReceptionDeps {
  readonly book: LineBook;
  readonly ends: LineEnds;
  readonly welcomes: Pick<Welcomes, 'welcome'>;
  readonly enrolment: Pick<Enrolment, 'doorOf' | 'codeFor' | 'redeem'>;
  readonly confirmAddress: string | null;
  readonly clock: Pick<Clock, 'nowMs' | 'monotonicMs'>;
  readonly metrics: Pick<CoordinatorMetrics, 'line'>;
  readonly log: Pick<Log, 'info' | 'warn' | 'error'>;
  readonly mostWaiting?: number;
}

/** Keys cost nothing to make, codes do: so many doors at a time can wait to be let in. */
const MOST_WAITING = 1_000;

export function createReception(deps: ReceptionDeps): Reception {
  const { book, ends, welcomes, enrolment, confirmAddress, clock, metrics, log, mostWaiting = MOST_WAITING } = deps;
  const seldom = createSeldom(clock);

  /** Of each key one line: the newer, since the older may be dead without our knowing. */
  function replaceOlder(line: Line, publicKey: string, refile: () => void): void {
    const older = book.ofKey(publicKey);
    refile();
    if (older !== null && older !== line) ends.refuse(older, 'replaced');
  }

  function admit(line: Line, caller: Caller, door: EnrolledDoor): void {
    const wasAdmitted = line.standing.kind === 'admitted';
    const sinceMs = clock.nowMs();
    replaceOlder(line, caller.publicKey, () =>
      book.file(line, { kind: 'admitted', caller, door, sinceMs, isWelcomed: false, newerSettings: null, toldVersion: null }),
    );
    if (!wasAdmitted) metrics.line('opened');
    void welcomes.welcome(line);
  }

  function sendCode(line: Line, caller: Caller): void {
    const { code, expiresInMs } = enrolment.codeFor(caller.publicKey);
    const codeUntilMs = clock.monotonicMs() + expiresInMs;
    replaceOlder(line, caller.publicKey, () => book.file(line, { kind: 'waiting', caller, codeUntilMs }));
    ends.send(line, { kind: 'enrolling', code, expiresInMs, confirmAddress });
  }

  /** Whether one more may wait, after somebody else has made room where that is fair. */
  function isRoomFor(line: Line, { publicKey }: Caller): boolean {
    if (book.waitingCount < mostWaiting || book.ofKey(publicKey) !== null) return true; // it takes over the place that it has
    // Whom staff may want to turn away is the crowd, and not whoever comes to be the next.
    seldom(() => log.warn('tooManyDoorsWaiting', { most: mostWaiting, crowd: largestCrowd(book.waiting()) }));
    const leaving = whoMakesRoom(book.waiting(), line.from, clock.monotonicMs());
    if (leaving !== null) ends.cut(leaving, 'closed');
    return leaving !== null;
  }

  /** Looked up at the last moment: between then and the line's being filed nobody can be revoked. */
  function receive(line: Line, caller: Caller): void {
    const door = enrolment.doorOf(caller.publicKey);
    if (door?.revokedMs === null) admit(line, caller, door);
    else if (door !== null) ends.refuse(line, 'revoked');
    else if (isRoomFor(line, caller)) sendCode(line, caller);
    else ends.cut(line, 'closed');
  }

  async function redeem({ publicKey, enrolmentToken }: LineHello): Promise<boolean> {
    if (enrolmentToken === null || enrolment.doorOf(publicKey) !== null) return true;
    return (await enrolment.redeem(publicKey, enrolmentToken)).kind === 'enrolled';
  }

  return {
    async hello(line, challenge, raw) {
      const verdict = judgeHello(raw, challenge);
      if (verdict.kind === 'refused') return ends.refuse(line, verdict.reason);
      const { publicKey, version } = verdict.hello;
      book.file(line, { kind: 'checking' });
      try {
        const isRedeemed = await redeem(verdict.hello);
        if (line.standing.kind !== 'checking') return;
        if (isRedeemed) receive(line, { publicKey, version });
        else ends.refuse(line, 'badEnrolmentToken');
      } catch (error) {
        log.error('helloFailed', { error });
        ends.cut(line, 'closed');
      }
    },

    sendCode,

    enrolmentChanged(event) {
      if (event.kind === 'enrolled') {
        const line = book.ofKey(event.door.publicKey);
        if (line?.standing.kind === 'waiting' || line?.standing.kind === 'admitted') admit(line, line.standing.caller, event.door);
      } else if (event.kind === 'revoked') {
        const line = book.ofDoor(event.door.id);
        if (line !== null) ends.refuse(line, 'revoked');
      } else if (event.kind === 'disconnected') {
        for (const line of [...book.ofRoom(event.room.id)]) ends.refuse(line, 'revoked');
      }
    },
  };
}
