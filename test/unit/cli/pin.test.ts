import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { pin } from '../../../shared/cli/pin.ts';
import { isPinOf, parsePinHash } from '../../../shared/runtime/pin-hash.ts';

function terminal(isTTY: boolean) {
  const stream = new PassThrough();
  const raw: boolean[] = [];
  const asked: string[] = [];
  const said: string[] = [];
  const stop = new AbortController();
  const input = Object.assign(stream, isTTY ? { isTTY, setRawMode: (isRaw: boolean) => void raw.push(isRaw) } : {});
  const outcome = pin(
    { say: (line) => void said.push(line), signal: stop.signal },
    {
      input,
      ask(text) {
        asked.push(text);
        if (text.endsWith(': ')) stream.emit('asked');
      },
    },
  );
  return { stream, raw, asked, said, stop, outcome };
}

/** Types each line when it is asked for. */
async function type(lines: readonly string[]) {
  const typing = terminal(true);
  const rest = [...lines];
  const next = (): void => void setImmediate(() => typing.stream.write(rest.shift() ?? '\u0003'));
  next();
  typing.stream.on('asked', next);
  return { ...typing, outcome: await typing.outcome };
}

const refused = (line: string) => ({ kind: 'badUsage', lines: [`pin: ${line}`] });

test.each(['471100\n', '471100\r\n', '471100', '471100\nand more'])('a pipe says the PIN once: %j', async (text) => {
  const { stream, said, asked, outcome } = terminal(false);
  stream.end(text);
  expect(await outcome).toEqual({ kind: 'done' });
  expect(await isPinOf(parsePinHash(said[0] ?? ''), '471100')).toBe(true);
  expect([said.length, asked.length]).toEqual([1, 0]);
});

test('a person types it twice, sees nothing of it, and may mistype', async () => {
  const { raw, asked, said, outcome } = await type(['4713\u007f\b12\r', '4712\r']);
  expect(outcome).toEqual({ kind: 'done' });
  expect(await isPinOf(parsePinHash(said[0] ?? ''), '4712')).toBe(true);
  expect(raw).toEqual([true, false, true, false]);
  expect(asked.join('')).not.toMatch(/47/);
});

test.each<{ lines: readonly string[]; outcome: object }>([
  { lines: ['471\r'], outcome: refused('found something else, expected 4 to 12 digits') },
  { lines: ['secret\r'], outcome: refused('found something else, expected 4 to 12 digits') },
  { lines: ['4711\r', '4712\r'], outcome: refused('the two are not the same') },
  { lines: ['\u0003'], outcome: { kind: 'failed', lines: ['pin: no PIN was given'] } },
  { lines: ['4711\r', '\u0004'], outcome: refused('the two are not the same') },
])('$lines comes to nothing, and the terminal is as it was', async ({ lines, outcome }) => {
  const typed = await type(lines);
  expect(typed.outcome).toEqual(outcome);
  expect([typed.said, typed.raw.at(-1)]).toEqual([[], false]);
});

test('told to stop, it stops', async () => {
  const { stop, said, outcome } = terminal(false);
  stop.abort();
  expect(await outcome).toMatchObject({ kind: 'failed' });
  expect(said).toEqual([]);
});
