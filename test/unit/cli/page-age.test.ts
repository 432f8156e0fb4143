import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pageAge } from '../../../shared/cli/page-age.ts';

let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'lintel-project-'));
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

function write(name: string, atSeconds: number): void {
  const path = join(project, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '');
  utimesSync(path, atSeconds, atSeconds);
}

test('without a built door page the pages are missing', () => {
  write('renderer/door/main.tsx', 100);
  expect(pageAge(project)).toBe('missing');
});

test.each(['renderer/door/parts/free-panel.tsx', 'shared/protocol/door-bridge.ts', 'vite.config.ts'])(
  'a newer %s makes them outdated',
  (name) => {
    write('dist/pages/door/index.html', 200);
    write(name, 100);
    expect(pageAge(project)).toBe('current');
    write(name, 300);
    expect(pageAge(project)).toBe('outdated');
  },
);

test('a newer file that is no source of theirs does not', () => {
  write('dist/pages/door/index.html', 200);
  write('shared/engine/rounds/follow-room.ts', 300);
  expect(pageAge(project)).toBe('current');
});
