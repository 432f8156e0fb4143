import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPinGate } from '../../../shared/engine/administrator/pin-gate.ts';
import { openDoorFiles } from '../../../shared/runtime/door-files.ts';
import { silentLog } from '../../../shared/runtime/log.ts';
import { createDrivenClock } from '../../support/driven-clock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lintel-door-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A start of the door, and one guess at its PIN. */
async function guess() {
  const check = { kinds: ['administrator'] as const, identify: async () => null };
  const document = openDoorFiles(folder, silentLog).pinTries;
  const gate = await openPinGate({ check, document, clock: createDrivenClock(0), trueClock: { knownOffsetMs: () => null } });
  return gate.attempt('0000', ['administrator']);
}

test('E62 a record of tries that a cut or a hand has spoilt counts as full, at this start and at the next', async () => {
  expect(await guess()).toMatchObject({ kind: 'wrong' });
  writeFileSync(join(folder, 'pin-tries.json'), '{"version":1,"admin');
  expect(await guess()).toEqual({ kind: 'locked', retryMs: 15 * 60_000 });
  expect(await guess()).toEqual({ kind: 'locked', retryMs: 15 * 60_000 });
});
