import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockFolder } from '../../../shared/runtime/folder-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lintel-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a folder is one process’s at a time, and free again after the release', async () => {
  const path = join(folder, 'door-data');
  const first = await lockFolder(path);
  expect(first).not.toBeNull();
  expect(await lockFolder(path)).toBeNull();
  first?.release();
  const second = await lockFolder(path);
  expect(second).not.toBeNull();
  second?.release();
});

test('a process that is killed leaves no lock behind', async () => {
  const holder = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { lockFolder } from ${JSON.stringify(resolve('shared/runtime/folder-lock.ts'))};
     globalThis.held = await lockFolder(${JSON.stringify(folder)});
     console.log('held');
     setInterval(() => {}, 1000);`,
  ]);
  await once(holder.stdout, 'data');
  expect(await lockFolder(folder)).toBeNull();
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const taken = await lockFolder(folder);
  expect(taken).not.toBeNull();
  taken?.release();
});
