import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { syncFolder } from '../../runtime/write-whole-file.ts';

const KEPT = 5;

/** Writes a whole copy into `backups/` beside the database, on the disk when this resolves, and keeps the last few. Answers the copy's path. */
export async function backUp(database: DatabaseSync, path: string, nowMs: number): Promise<string> {
  const folder = join(dirname(path), 'backups');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { name, ext } = parse(path);
  const copy = join(folder, `${name}-${new Date(nowMs).toISOString().replaceAll(':', '-')}${ext}`);
  const temporary = `${copy}.tmp`;
  await rm(temporary, { force: true });
  // SQLite fills an empty file that is there already, so that the copy is the owner's alone from its first byte.
  await (await open(temporary, 'w', 0o600)).close();
  database.prepare('VACUUM INTO ?').run(temporary);
  const file = await open(temporary, 'r+');
  await file.sync().finally(() => file.close());
  await rename(temporary, copy);
  await syncFolder(folder);
  await dropOldest(folder, { name, ext });
  return copy;
}

/** The names hold the time, so that they sort by it. */
async function dropOldest(folder: string, { name, ext }: { readonly name: string; readonly ext: string }): Promise<void> {
  const copies = (await readdir(folder)).filter((file) => file.startsWith(`${name}-2`) && file.endsWith(ext)).sort();
  for (const file of copies.slice(0, -KEPT)) await rm(join(folder, file), { force: true });
}
