import { generateKeyPairSync, sign } from 'node:crypto';
import {
  LINE_VERSION,
  type LineDoorMessage,
  type LineHello,
  type LineServerMessage,
  lineProof,
} from '../../shared/protocol/coordinator-line.ts';
import { lineServerMessageSchema } from '../../shared/protocol/coordinator-line-schema.ts';
import type { TextSocket } from '../../shared/runtime/text-socket.ts';

/** A device's key, as a door would hold it. */
export interface TestKey {
  readonly publicKey: string;
  sign(text: string): string;
}

export function createTestKey(): TestKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: String(publicKey.export({ format: 'jwk' }).x),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64url'),
  };
}

/** The door's end of a line, at its plainest: it says hello when it is challenged and writes down what it hears. */
export interface LineDoor {
  readonly key: TestKey;
  /** Everything it was told, but pings. Each message was held to the protocol's schema. */
  readonly told: readonly LineServerMessage[];
  readonly pings: () => number;
  /** The code with which the line was closed; null while it is open. */
  readonly closedWith: () => number | null;
  send(message: LineDoorMessage): void;
  sendText(text: string): void;
  /** The kinds of what was told, in order. */
  kinds(): readonly string[];
  close(): void;
}

export interface LineDoorOptions {
  readonly key?: TestKey;
  readonly enrolmentToken?: string | null;
  /** Changes the hello, or sends something else instead; null sends none. */
  readonly hello?: (hello: LineHello) => unknown;
}

export function createLineDoor(socket: TextSocket, options: LineDoorOptions = {}): LineDoor {
  const { key = createTestKey(), enrolmentToken = null, hello = (usual) => usual } = options;
  const told: LineServerMessage[] = [];
  let pings = 0;
  let closedWith: number | null = null;

  socket.onText((text) => {
    const message = lineServerMessageSchema.parse(JSON.parse(text));
    if (message.kind === 'ping') {
      pings += 1;
      return;
    }
    told.push(message);
    if (message.kind !== 'challenge') return;
    const signature = key.sign(lineProof(message.challenge));
    const usual: LineHello = {
      kind: 'hello',
      lineVersion: LINE_VERSION,
      publicKey: key.publicKey,
      signature,
      version: '1.2.3',
      enrolmentToken,
    };
    const said = hello(usual);
    if (said !== null) socket.send(JSON.stringify(said));
  });
  socket.onClose((code) => {
    closedWith = code;
  });

  return {
    key,
    told,
    pings: () => pings,
    closedWith: () => closedWith,
    send: (message) => socket.send(JSON.stringify(message)),
    sendText: (text) => socket.send(text),
    kinds: () => told.map(({ kind }) => kind),
    close: () => socket.close(1000, ''),
  };
}
