import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLogFile } from '../../../electron/log-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lintel-log-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a log keeps the newest lines in two files and no more', async () => {
  const path = join(folder, 'logs/kiosk.log');
  for (let line = 1; line <= 8; line += 1) createLogFile(path, 20).write(`line ${line}..\n`); // a new life for every line
  expect(await readFile(path, 'utf8')).toBe('line 7..\nline 8..\n');
  expect(await readFile(`${path}.1`, 'utf8')).toBe('line 4..\nline 5..\nline 6..\n');
});

test('a line that cannot be written does not bring the kiosk down', async () => {
  const log = createLogFile(join(folder, 'logs/kiosk.log'));
  await rm(join(folder, 'logs'), { recursive: true });
  expect(() => log.write('lost\n')).not.toThrow();
});
