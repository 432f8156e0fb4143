import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrations } from '../../../../shared/coordinator/store/migrations.ts';
import { openSqlite } from '../../../../shared/coordinator/store/open-sqlite.ts';
import { openStore } from '../../../../shared/coordinator/store/open-store.ts';
import { silentLog } from '../../../../shared/runtime/log.ts';

const room = { id: 'r1', tenantId: 't1', address: 'oak@contoso.com', objectId: null, connectedMs: 1 };
const addColumn: Migration = {
  up: async (db: Kysely<unknown>) => void (await db.schema.alterTable('rooms').addColumn('floor', 'text').execute()),
};

let folder: string;
let path: string;
let nowMs = Date.parse('2026-11-21T08:00:00Z');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lintel-store-'));
  path = join(folder, 'data', 'coordinator.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (steps: Readonly<Record<string, Migration>> = migrations) =>
  openStore({ path, log: silentLog, nowMs: () => nowMs, migrations: steps });
const backups = (): readonly string[] => (existsSync(join(folder, 'data/backups')) ? readdirSync(join(folder, 'data/backups')).sort() : []);

async function keepRoom(): Promise<void> {
  const store = await open();
  await store.rooms.add(room);
  await store.close();
}

test('C30 what was acknowledged is there after a restart; the file is the owner’s alone', async () => {
  await keepRoom();
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700);
  const store = await open();
  expect(await store.rooms.all()).toEqual([room]);
  await store.close();
});

test('C30 every commit waits for the disk', async () => {
  const database = await openSqlite(path);
  expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 }); // FULL
  database.close();
});

test('C31 a first start and a plain restart make no backup; a migration makes one of what was there before', async () => {
  await keepRoom();
  await keepRoom();
  expect(backups()).toEqual([]);

  await (await open({ ...migrations, '0002-floor': addColumn })).close();

  expect(backups()).toEqual(['coordinator-2026-11-21T08-00-00.000Z.sqlite']);
  const copy = new DatabaseSync(join(folder, 'data/backups', backups()[0] ?? ''), { readOnly: true });
  expect(copy.prepare('SELECT * FROM rooms').all()).toEqual([
    { id: 'r1', tenant_id: 't1', address: 'oak@contoso.com', object_id: null, connected_ms: 1 },
  ]);
  copy.close();
});

test('C31 the last five backups are kept, and other files in the folder are not touched', async () => {
  await keepRoom();
  const steps: Record<string, Migration> = { ...migrations };
  for (let step = 2; step <= 8; step += 1) {
    nowMs += 60_000;
    steps[`000${step}-nothing`] = { up: async () => {} };
    await (await open(steps)).close();
    if (step === 2) writeFileSync(join(folder, 'data/backups/mine.sqlite'), '');
  }
  expect(backups()).toHaveLength(6);
  expect(backups()).toContain('mine.sqlite');
  expect(backups().at(-2)).toBe(`coordinator-${new Date(nowMs).toISOString().replaceAll(':', '-')}.sqlite`);
});

test('C31 a store that a newer Lintel wrote is refused, by name and with a way out, and left as it is', async () => {
  await (await open({ ...migrations, '0002-floor': addColumn })).close();
  const before = readFileSync(path);
  await expect(open()).rejects.toMatchObject({ name: 'StoreError', kind: 'newer' });
  await expect(open()).rejects.toThrow(/written by a newer Lintel \(it holds 0002-floor.*backups/s);
  expect(readFileSync(path)).toEqual(before);
});

test('C31 migrations that fail leave the store as it was, usable by the Lintel from before', async () => {
  await keepRoom();
  const broken: Migration = {
    up: async (db: Kysely<unknown>) => void (await db.schema.alterTable('no_such_table').addColumn('floor', 'text').execute()),
  };
  const opening = open({ ...migrations, '0002-floor': addColumn, '0003-broken': broken });
  await expect(opening).rejects.toMatchObject({ kind: 'notMigrated' });
  await expect(opening).rejects.toThrow(/a copy from before is .*backups/);
  const store = await open();
  expect(await store.rooms.all()).toEqual([room]);
  await store.close();
});

test.each([
  { name: 'a text', spoil: (file: string) => writeFileSync(file, 'not a database, and longer than a header would be. '.repeat(20)) },
  { name: 'half of itself', spoil: (file: string) => truncateSync(file, Math.floor(statSync(file).size / 2 / 4096) * 4096) },
  { name: 'overwritten in the middle', spoil: (file: string) => overwriteMiddle(file) },
])('C31 a file that became $name is refused with a way out, and never deleted', async ({ spoil }) => {
  await keepRoom();
  spoil(path);
  const before = readFileSync(path);
  const opening = open();
  await expect(opening).rejects.toMatchObject({ name: 'StoreError', kind: 'damaged' });
  await expect(opening).rejects.toThrow(/damaged.*left as it is.*backups/s);
  expect(readFileSync(path)).toEqual(before);
});

function overwriteMiddle(file: string): void {
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0x5a, 4096, 4096 * 4));
}

test('a place that nothing can be kept at is refused with what is to be done', async () => {
  writeFileSync(join(folder, 'data'), 'a file where the folder should be');
  await expect(open()).rejects.toMatchObject({
    kind: 'unusable',
    message: expect.stringMatching(/coordinator\.sqlite cannot be used \(.*folder/),
  });
});
