import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createJsonDocument } from '../../../shared/runtime/json-document.ts';
import { type Log, silentLog } from '../../../shared/runtime/log.ts';
import { redact } from '../../../shared/runtime/redact.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lintel-document-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const clock = { nowMs: () => Date.UTC(2026, 2, 2, 9, 30, 5, 7) };

describe('a document on the disk', () => {
  test('there is nothing before the first save', async () => {
    expect(await createJsonDocument(join(folder, 'journal.json'), { log: silentLog }).load()).toBeNull();
  });

  test('what was saved is there after a restart', async () => {
    const path = join(folder, 'deep', 'journal.json');
    await createJsonDocument(path, { log: silentLog }).save({ commands: ['ä', 1] });
    expect(await createJsonDocument(path, { log: silentLog }).load()).toEqual({ commands: ['ä', 1] });
  });

  test.skipIf(process.platform === 'win32')('folder and file are the owner’s alone', async () => {
    const path = join(folder, 'data', 'replica.json');
    await createJsonDocument(path, { log: silentLog }).save({});
    expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('saves are carried out in the order asked, each with the value of its moment, and leave no litter', async () => {
    const document = createJsonDocument(join(folder, 'journal.json'), { log: silentLog });
    const value = { count: 0 };
    const saves = Array.from({ length: 20 }, (_, count) => {
      value.count = count;
      return document.save(value);
    });
    value.count = 99;
    await Promise.all(saves);
    expect(await document.load()).toEqual({ count: 19 });
    expect(readdirSync(folder)).toEqual(['journal.json']);
  });

  test('a file that cannot be read just now stays where it is', async () => {
    const path = join(folder, 'unreadable.json');
    mkdirSync(path); // reading a folder fails as a bad disk does, whoever runs the test
    await expect(createJsonDocument(path, { log: silentLog }).load()).rejects.toThrow(/EISDIR/);
    expect(readdirSync(folder)).toEqual(['unreadable.json']);
  });

  test.each(['{"half":', '', 'not json'])('a file holding %j is set aside, reported, and never lost', async (text) => {
    const path = join(folder, 'journal.json');
    writeFileSync(path, text);
    const reported: string[] = [];
    const log: Log = { ...silentLog, error: (event) => void reported.push(event) };
    const document = createJsonDocument(path, { log, clock });
    expect(await document.load()).toBeNull();
    await document.save({ fresh: true });
    const brokenName = 'journal.json.broken-2026-03-02T09-30-05.007Z';
    expect(readdirSync(folder).sort()).toEqual(['journal.json', brokenName]);
    expect(readFileSync(join(folder, brokenName), 'utf8')).toBe(text);
    expect(reported).toEqual(['documentSetAside']);
  });

  test('what is reported of a broken file quotes nothing of it', async () => {
    const path = join(folder, 'replica.json');
    writeFileSync(path, 'Merger with Fabrikam');
    const reported: unknown[] = [];
    await createJsonDocument(path, { log: { ...silentLog, error: (_event, fields) => void reported.push(redact(fields)) }, clock }).load();
    expect(reported).toEqual([expect.objectContaining({ path, cause: 'not JSON' })]);
    expect(JSON.stringify(reported)).not.toContain('Merger');
  });

  test('a save that fails says so, leaves the old value, and does not hold up the next', async () => {
    const path = join(folder, 'journal.json');
    const document = createJsonDocument(path, { log: silentLog });
    await document.save({ n: 1 });
    // A folder in the temporary file's place stops a write even for root.
    const blocker = `${path}.tmp`;
    mkdirSync(blocker);
    await expect(document.save({ n: 2 })).rejects.toThrow(/EISDIR/);
    expect(await document.load()).toEqual({ n: 1 });
    rmSync(blocker, { recursive: true });
    await document.save({ n: 3 });
    expect(await document.load()).toEqual({ n: 3 });
  });
});
