import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Figure } from './figure.ts';

const page = resolve(import.meta.dirname, '../../dist/pages/door/index.html');

/** Everything that the door page loads before it shows anything: its scripts, gzipped one by one as a server would send them. */
export function measurePageSize(): readonly Figure[] {
  const figure = { what: 'door page, first load, gzipped script', budget: 120, unit: 'KB' } as const;
  if (!existsSync(page)) return [{ ...figure, measured: null, why: 'the pages are not built: npm run build' }];
  const html = readFileSync(page, 'utf8');
  const scripts = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path = '']) => resolve(page, '..', path));
  const bytes = scripts.reduce((sum, path) => sum + gzipSync(readFileSync(path), { level: 9 }).byteLength, 0);
  return [{ ...figure, measured: bytes / 1024 }];
}
