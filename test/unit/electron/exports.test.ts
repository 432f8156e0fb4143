import { EventEmitter } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type ExportsDeps, keepExports } from '../../../electron/exports.ts';
import { silentLog } from '../../../shared/runtime/log.ts';

const parent = mkdtempSync(join(tmpdir(), 'lintel-exports-'));
afterEach(() => rmSync(parent, { recursive: true, force: true }));

function download(url: string, fileName: string) {
  const folder = join(parent, 'exports');
  const session = new EventEmitter();
  const told: string[] = [];
  const log = { ...silentLog, info: (what: string) => void told.push(what), error: (what: string) => void told.push(what) };
  keepExports({ session: session as unknown as ExportsDeps['session'], folder, log });
  const saved: string[] = [];
  const item = Object.assign(new EventEmitter(), {
    getURL: () => url,
    getFilename: () => fileName,
    setSavePath: (path: string) => void saved.push(path),
  });
  let isRefused = false;
  session.emit('will-download', { preventDefault: () => (isRefused = true) }, item);
  return { folder, saved, told, isRefused, end: (state: string) => item.emit('done', {}, state) };
}

test('E66 the audit log that the page made is saved beside the settings, without a dialog', () => {
  const { folder, saved, told, end } = download('blob:lintel://door/1', 'audit.jsonl');
  expect(saved).toEqual([join(folder, 'audit.jsonl')]);
  expect(existsSync(folder)).toBe(true);
  end('completed');
  expect(told).toEqual(['exportSaved']);
});

test('a disk that is full is told in the log', () => {
  const { told, end } = download('blob:lintel://door/1', 'audit.jsonl');
  end('interrupted');
  expect(told).toEqual(['exportFailed']);
});

test('a name cannot lead out of the folder', () => {
  const { folder, saved } = download('blob:lintel://door/1', '../../evil.sh');
  expect(saved).toEqual([join(folder, 'evil.sh')]);
});

test('nothing is downloaded from elsewhere', () => {
  const { saved, isRefused } = download('https://example.com/tool.exe', 'tool.exe');
  expect(saved).toEqual([]);
  expect(isRefused).toBe(true);
});
