import { appendFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRecordFile } from '../../../shared/runtime/record-file.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lintel-records-'));
  path = join(folder, 'below/audit.jsonl');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const numbersIn = (text: string): number[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { n: number }).n);
const upTo = (count: number, from = 0): number[] => Array.from({ length: count - from }, (_, index) => from + index);

test('E64 records come back oldest first, also after a restart, and the file is its owner’s alone', async () => {
  const file = createRecordFile(path);
  expect(await file.read()).toBe('');
  await Promise.all(upTo(5).map((n) => file.append({ n })));
  await createRecordFile(path).append({ n: 5 });
  expect(numbersIn(await createRecordFile(path).read())).toEqual(upTo(6));
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('E64 two files of a bounded size are kept, and the newest records are in them', async () => {
  const file = createRecordFile(path, 200);
  for (const n of upTo(100)) await file.append({ n });
  const kept = numbersIn(await file.read());
  expect(kept).toEqual(upTo(100, kept[0]));
  expect(kept.length).toBeGreaterThan(20);
  expect((await stat(path)).size).toBeLessThanOrEqual(200);
  expect((await stat(`${path}.1`)).size).toBeLessThanOrEqual(200);
});

test.each([
  { left: '{"n":1,"who":"admin', because: 'the line was cut short' },
  { left: '{"n":1}', because: 'only the line break is missing' },
])('E64 what a crash left ($because) spoils no other line', async ({ left }) => {
  await createRecordFile(path).append({ n: 0 });
  await appendFile(path, left);
  const file = createRecordFile(path);
  await file.append({ n: 2 });
  const kept = numbersIn(await file.read());
  expect(kept.filter((n) => n !== 1)).toEqual([0, 2]);
  expect((await readFile(path, 'utf8')).split('\n')[1]).toBe(left);
});

test('E65 a record that the disk does not take rejects, and the next one is written all the same', async () => {
  const file = createRecordFile(path);
  await writeFile(join(folder, 'below'), 'in the way');
  await expect(file.append({ n: 0 })).rejects.toThrow();
  await rm(join(folder, 'below'));
  await mkdir(join(folder, 'below'));
  await file.append({ n: 1 });
  expect(numbersIn(await file.read())).toEqual([1]);
});
