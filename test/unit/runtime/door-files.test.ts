import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPinGate } from '../../../shared/engine/administrator/pin-gate.ts';
import { openDoorFiles, openRoomFiles } from '../../../shared/runtime/door-files.ts';
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

const aurora = { address: 'Aurora@contoso.com', tenantId: 'contoso' };

test.each([
  { what: 'another room', room: { ...aurora, address: 'borealis@contoso.com' }, isSame: false },
  { what: 'a room of that name in another tenant', room: { ...aurora, tenantId: 'fabrikam' }, isSame: false },
  { what: 'a room whose name differs in what no folder can hold', room: { ...aurora, address: 'aurora/@contoso.com' }, isSame: false },
  { what: 'the same room, written otherwise', room: { ...aurora, address: 'aurora@CONTOSO.com' }, isSame: true },
])('E93 $what has the same documents: $isSame', async ({ room, isSame }) => {
  await openRoomFiles(folder, aurora, silentLog).journal.save({ of: 'aurora' });
  expect(await openRoomFiles(folder, room, silentLog).journal.load()).toEqual(isSame ? { of: 'aurora' } : null);
  expect(await openDoorFiles(folder, silentLog).journal.load()).toBeNull();
  expect(readdirSync(join(folder, 'rooms'))).toEqual([expect.stringMatching(/^aurora-[0-9a-f]{12}$/)]);
});

test('E61 wrong PINs are the device’s, whichever room it stands at', async () => {
  await openRoomFiles(folder, aurora, silentLog).pinTries.save({ wrong: 3 });
  expect(await openDoorFiles(folder, silentLog).pinTries.load()).toEqual({ wrong: 3 });
});
