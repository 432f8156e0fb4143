import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Where this copy of Lintel stands. */
export const projectDir = resolve(import.meta.dirname, '../..');

export const launcherPath = resolve(import.meta.dirname, 'lintel.js');

export const buildScriptPath = resolve(import.meta.dirname, 'build-part.ts');

export const devPagesScriptPath = resolve(import.meta.dirname, 'serve-dev-pages.ts');

export const pagesDir = resolve(projectDir, 'dist/pages');

export function readVersion(): string {
  const { version } = JSON.parse(readFileSync(resolve(projectDir, 'package.json'), 'utf8')) as { readonly version: string };
  return version;
}
