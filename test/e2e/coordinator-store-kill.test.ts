import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../shared/coordinator/store/open-store.ts';
import { silentLog } from '../../shared/runtime/log.ts';

const rooms = ['aurora', 'borealis', 'cumulus', 'dune'];
const TURNS_A_LIFE = 1_000;

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lintel-store-kill-'));
  path = join(folder, 'coordinator.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Lets a process write until it has said so many lines, and kills it so much later, in the midst of the next writes. Answers the last turn
 * that it said was kept, by room.
 */
async function writeUntilKilled(life: number, lines: number, laterMs: number): Promise<ReadonlyMap<string, number>> {
  const writer = resolve(import.meta.dirname, '../support/store-writer.ts');
  const child = spawn(process.execPath, [writer, path, String(life * TURNS_A_LIFE), rooms.join(',')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const acknowledged = new Map<string, number>();
  let heard = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    heard += 1;
    if (heard === lines) setTimeout(() => child.kill('SIGKILL'), laterMs);
    const [room = '', turn] = line.split(' ');
    if (turn !== undefined) acknowledged.set(room, Number(turn)); // also what was said between the signal and the end
  }
  const [, signal] = await ended;
  expect(signal, 'the process ended before it was killed').toBe('SIGKILL');
  return acknowledged;
}

function findings(pragma: string): readonly unknown[] {
  const database = new DatabaseSync(path);
  const rows = database.prepare(`PRAGMA ${pragma}`).all();
  database.close();
  return rows;
}

/** Every acknowledged turn is there, if not a later one; in each room exactly one door may act, as after every swap. */
async function expectKept(acknowledged: ReadonlyMap<string, number>): Promise<void> {
  const store = await openStore({ path, log: silentLog, nowMs: Date.now });
  const doors = await store.doors.all();
  const subscriptions = await store.subscriptions.all();
  for (const [room, turn] of acknowledged) {
    const active = doors.filter(({ roomId, revokedMs }) => roomId === room && revokedMs === null).map(({ enrolledMs }) => enrolledMs);
    expect(active, `doors of ${room} that may act after turn ${turn}`).toHaveLength(1);
    const kept = [
      ...active,
      subscriptions.find(({ roomId }) => roomId === room)?.expiresMs,
      (await store.settings.read({ kind: 'room', roomId: room })).policy.stubMinutes,
      ((await store.documents.read(`journal-${room}`)) as { readonly turn: number }).turn,
    ];
    for (const value of kept) expect(value, `${room} after turn ${turn}`).toBeGreaterThanOrEqual(turn);
  }
  await store.close();
}

test('C30 a real SIGKILL at many moments under load: nothing acknowledged is lost, no swap is half done, the database is sound', async () => {
  const all = new Map<string, number>();
  const moments = [
    { lines: 3, laterMs: 0 },
    { lines: 10, laterMs: 7 },
    { lines: 47, laterMs: 2 },
    { lines: 6, laterMs: 12 },
    { lines: 100, laterMs: 5 },
    { lines: 250, laterMs: 9 },
    { lines: 5, laterMs: 15 },
    { lines: 33, laterMs: 3 },
    { lines: 61, laterMs: 11 },
  ];
  for (const [life, { lines, laterMs }] of moments.entries()) {
    for (const [room, turn] of await writeUntilKilled(life, lines, laterMs)) all.set(room, turn);
    expect(findings('integrity_check'), `killed ${laterMs} ms after ${lines} lines`).toEqual([{ integrity_check: 'ok' }]);
    expect(findings('foreign_key_check')).toEqual([]);
    await expectKept(all);
  }
  expect(all.size).toBe(rooms.length);
}, 60_000);

test('C31 a real SIGKILL while the store is being made: the next start makes it whole', async () => {
  for (let life = 0; life < 3; life += 1) {
    await writeUntilKilled(life, 1, life * 40);
    await expectKept(await writeUntilKilled(life, 8, 0));
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
