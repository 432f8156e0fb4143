import { expect, test } from 'vitest';
import { createBodyReader } from '../../../../shared/coordinator/notifications/read-body.ts';

/** A body that arrives in the given pieces, one a pull; `cancelled` tells whether its sender was told to stop. */
function slowBody(pieces: readonly (Uint8Array | Error)[]) {
  const seen = { pulled: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const piece = pieces[seen.pulled];
        seen.pulled += 1;
        if (piece === undefined) controller.close();
        else if (piece instanceof Error) controller.error(piece);
        else controller.enqueue(piece);
      },
      cancel() {
        seen.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { body, seen };
}

const post = (body: BodyInit | null, headers: HeadersInit = {}) =>
  new Request('http://coordinator.test/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
const bytes = (count: number) => new Uint8Array(count).fill(0x61);

test('a body in pieces that cut through its characters is read whole', async () => {
  const whole = new TextEncoder().encode('{"é":"日本"}');
  const { body } = slowBody([whole.slice(0, 3), whole.slice(3, 8), whole.slice(8)]);
  const read = createBodyReader({ longestBytes: 100, mostBytes: 100 });
  expect(await read(post(body))).toEqual({ kind: 'read', text: '{"é":"日本"}' });
});

test('no body is an empty one', async () => {
  const read = createBodyReader({ longestBytes: 100, mostBytes: 100 });
  expect(await read(post(null))).toEqual({ kind: 'read', text: '' });
});

test('C2 a body that says it is too long is not read at all', async () => {
  const { body, seen } = slowBody([bytes(10)]);
  const read = createBodyReader({ longestBytes: 100, mostBytes: 100 });
  expect(await read(post(body, { 'Content-Length': '101' }))).toEqual({ kind: 'tooLarge' });
  expect(seen.pulled).toBe(0);
});

test('C2 a body that does not say how long it is ends where it becomes too long', async () => {
  const { body, seen } = slowBody(Array.from({ length: 50 }, () => bytes(40)));
  const read = createBodyReader({ longestBytes: 100, mostBytes: 1_000 });
  expect(await read(post(body))).toEqual({ kind: 'tooLarge' });
  expect(seen).toEqual({ pulled: 3, cancelled: true });
});

test('a body that lies about its length is held to what comes', async () => {
  const { body } = slowBody([bytes(90), bytes(90)]);
  const read = createBodyReader({ longestBytes: 100, mostBytes: 1_000 });
  expect(await read(post(body, { 'Content-Length': '5' }))).toEqual({ kind: 'tooLarge' });
});

test('a body that breaks off is one', async () => {
  const { body } = slowBody([bytes(10), new Error('reset')]);
  const read = createBodyReader({ longestBytes: 100, mostBytes: 100 });
  expect(await read(post(body))).toEqual({ kind: 'brokenOff' });
});

test('all bodies together are bounded too: slow ones make room for one that comes at once, the oldest first', async () => {
  const read = createBodyReader({ longestBytes: 100, mostBytes: 150 });
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  const slow = (count: number) => {
    const pieces = [bytes(count)];
    return new ReadableStream<Uint8Array>({
      async pull(controller) {
        const piece = pieces.pop();
        if (piece) return controller.enqueue(piece);
        await held;
        controller.close();
      },
    });
  };
  const oldest = read(post(slow(90)));
  const older = read(post(slow(30)));
  await new Promise((resolve) => setImmediate(resolve));
  expect((await read(post(slowBody([bytes(90)]).body))).kind).toBe('read');
  expect(await oldest).toEqual({ kind: 'noRoom' });
  letGo();
  expect((await older).kind).toBe('read');
  // What they held is free again, once.
  const both = [read(post(slowBody([bytes(75)]).body)), read(post(slowBody([bytes(75)]).body))];
  expect((await Promise.all(both)).map(({ kind }) => kind)).toEqual(['read', 'read']);
});
