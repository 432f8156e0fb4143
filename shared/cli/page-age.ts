import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What the pages are made from, below the project's folder. */
const sources = ['renderer', 'shared/kit', 'shared/domain', 'shared/view', 'shared/protocol', 'vite.config.ts', 'package-lock.json'];

export type PageAge = 'current' | 'outdated' | 'missing';

/** Whether the built pages are there and younger than all of their sources. A copy of Lintel without sources is current. */
export function pageAge(projectDir: string): PageAge {
  const builtMs = changedMs(resolve(projectDir, 'dist/pages/door/index.html'));
  if (builtMs === null) return 'missing';
  const newest = Math.max(0, ...sources.flatMap((source) => filesOf(resolve(projectDir, source))).map((file) => changedMs(file) ?? 0));
  return newest > builtMs ? 'outdated' : 'current';
}

function filesOf(path: string): readonly string[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isDirectory()) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

const changedMs = (path: string): number | null => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null;
