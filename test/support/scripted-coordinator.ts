import {
  HEARTBEAT_MS,
  LINE_VERSION,
  type LineDoorMessage,
  type LineHello,
  type LineServerMessage,
} from '../../shared/protocol/coordinator-line.ts';
import { noSettings } from '../../shared/protocol/room-settings.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import type { TextSocket } from '../../shared/runtime/text-socket.ts';
import { createSocketNetwork, type SocketNetwork } from './socket-pair.ts';

/** The coordinator's end of one line, which says what the test has it say. */
export interface ScriptedLine {
  /** When the door came, by the clock. */
  readonly openedMs: number;
  readonly challenge: string;
  /** What the door said after its hello, beats left out. */
  readonly heard: readonly LineDoorMessage[];
  readonly hello: () => LineHello | null;
  readonly pings: () => number;
  say(message: LineServerMessage | { readonly kind: string }): void;
  sayRaw(text: string): void;
  /** As a coordinator lets a door in: the welcome, and the hint that always follows it. */
  welcome(changes?: Partial<Extract<LineServerMessage, { readonly kind: 'welcome' }>>): void;
  /** What it was closed with; null while it is open. */
  readonly closedWith: () => number | null;
  close(): void;
  /** Nothing gets through any more, and nobody is told. */
  unplug(): void;
}

export interface ScriptedCoordinator {
  readonly network: SocketNetwork;
  /** Every line, oldest first. */
  readonly lines: readonly ScriptedLine[];
  /** The newest. */
  line(): ScriptedLine;
  /** Ends every line at once, as a process does that is killed. */
  crash(): void;
}

/** A coordinator that challenges each door and keeps its heart beating; all else the test says, or `onHello` does. */
export function createScriptedCoordinator(clock: Clock, onHello: (line: ScriptedLine) => void = () => {}): ScriptedCoordinator {
  const lines: ScriptedLine[] = [];

  function accept(socket: TextSocket): void {
    const heard: LineDoorMessage[] = [];
    const over = new AbortController();
    const challenge = `challenge-${lines.length + 1}`;
    let hello: LineHello | null = null;
    let pings = 0;
    let closedWith: number | null = null;
    const say = (message: object): void => socket.send(JSON.stringify(message));
    const line: ScriptedLine = {
      ...{ openedMs: clock.monotonicMs(), challenge, heard, say, sayRaw: socket.send },
      hello: () => hello,
      pings: () => pings,
      welcome(changes = {}) {
        const room = { address: 'aurora@contoso.com', tenantId: 'contoso' };
        say({ kind: 'welcome', doorId: 'door-1', room, settings: noSettings, hasPush: true, ...changes });
        say({ kind: 'roomChanged', atMs: clock.nowMs() });
      },
      closedWith: () => closedWith,
      close: () => socket.close(1000, ''),
      unplug: () => coordinator.network.pairs[lines.indexOf(line)]?.unplug(),
    };
    lines.push(line);
    socket.onText((text) => {
      const message = JSON.parse(text) as LineDoorMessage;
      if (message.kind === 'hello') {
        hello = message;
        onHello(line);
      } else if (message.kind === 'ping') pings += 1;
      else heard.push(message);
    });
    socket.onClose((code) => {
      closedWith = code;
      over.abort();
    });
    say({ kind: 'challenge', lineVersion: LINE_VERSION, challenge });
    const beat = async (): Promise<void> => {
      while (!over.signal.aborted) {
        await clock.sleep(HEARTBEAT_MS, over.signal);
        say({ kind: 'ping' });
      }
    };
    void beat();
  }

  const coordinator: ScriptedCoordinator = {
    network: createSocketNetwork(accept),
    lines,
    line() {
      const last = lines.at(-1);
      if (!last) throw new Error('no door has come yet');
      return last;
    },
    crash() {
      for (const line of lines) line.close();
    },
  };
  return coordinator;
}
