import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lintel } from '../support/run-lintel.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lintel-cli-'));
  writeFileSync(join(folder, 'broken.json'), '{\n  "room": ?\n}');
  writeFileSync(
    join(folder, 'wrong.json'),
    JSON.stringify({ room: 5, timeZone: 'Mars/Olympus', credential: { kind: 'secret', secret: '' }, colour: 1 }),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each<{ args: readonly string[]; env?: Record<string, string>; lines: readonly RegExp[] }>([
  { args: [], lines: [/command: found nothing/] },
  { args: ['paint'], lines: [/command: found "paint"/] },
  { args: ['display', '--config', 'nowhere.json'], lines: [/nowhere\.json: found no such file, expected a JSON file/] },
  { args: ['display', '--config', 'broken.json'], lines: [/broken\.json:2:11: found what is no JSON/] },
  {
    args: ['display', '--config', 'wrong.json'],
    lines: [
      /room: found 5/,
      /timeZone: found "Mars\/Olympus"/,
      /tenantId: found nothing/,
      /clientId: found nothing/,
      /credential/,
      /colour/,
    ],
  },
  { args: ['display', '--host', '0.0.0.0'], lines: [/LINTEL_DISPLAY_TOKEN: expected a token, found none/, /room: found nothing/] },
  {
    args: ['display'],
    env: { LINTEL_LOG_LEVEL: 'loud' },
    lines: [/LINTEL_LOG_LEVEL: found "loud", expected one of info, warn, error, silent/],
  },
  { args: ['simulate', '--scenario', 'doomsday'], lines: [/--scenario: found "doomsday", expected one of .*lively/] },
  {
    args: ['simulate', '--scenario', 'doomsday', '--quirk', 'lost-tokens', '--quirk', 'gremlins'],
    lines: [/--scenario: found "doomsday"/, /--quirk: found "gremlins", expected one of endless-pages, .*stale-address/],
  },
  { args: ['simulate', '--port', 'x'], lines: [/--port: found "x"/] },
])('lintel $args ends with 2 and says why, without a stack', async ({ args, env = {}, lines }) => {
  const run = lintel(
    args.map((arg) => (arg.endsWith('.json') ? join(folder, arg) : arg)),
    env,
  );
  expect(await run.exited).toBe(2);
  for (const line of lines) expect(run.output()).toMatch(line);
  expect(run.output()).not.toMatch(/^\s+at /m);
  for (const line of run.output().trim().split('\n')) expect(line).toMatch(/^lintel: /);
});

test.each([
  { args: ['--help'], says: /lintel display --config/ },
  { args: ['--version'], says: /^\d+\.\d+\.\d+\n$/ },
])('lintel $args is done', async ({ args, says }) => {
  const run = lintel(args);
  expect(await run.exited).toBe(0);
  expect(run.output()).toMatch(says);
});

test('what does not exist yet is not advertised', async () => {
  const run = lintel(['--help']);
  await run.exited;
  expect(run.output()).not.toMatch(/provision/);
});
