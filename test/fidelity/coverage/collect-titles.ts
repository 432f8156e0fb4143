import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { projectRoot, runVitest } from './run-vitest.ts';

/** A test of the project, by the words it is found by. */
export interface TitledTest {
  /** Below the project's root. */
  readonly file: string;
  /** With the titles of what it stands in, and the values of its table put in. */
  readonly title: string;
}

const listSchema = z.array(z.object({ name: z.string(), file: z.string() }));

/** Every test of the project but those that start processes; files are loaded, so that titles out of tables are whole. */
export function collectTitles(): readonly TitledTest[] {
  const folder = mkdtempSync(join(tmpdir(), 'lintel-titles-'));
  try {
    const report = join(folder, 'titles.json');
    const { status, output } = runVitest(['list', '--no-static-parse', `--json=${report}`, '--project', '!e2e']);
    if (status !== 0) throw new Error(`the tests could not be listed\n${output}`);
    const listed = listSchema.parse(JSON.parse(readFileSync(report, 'utf8')));
    return listed.map(({ name, file }) => ({ title: name, file: relative(projectRoot, file) }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
