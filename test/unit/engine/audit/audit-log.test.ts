import { expect, test } from 'vitest';
import { createAuditLog } from '../../../../shared/engine/audit/audit-log.ts';
import type { AuditRecord } from '../../../../shared/engine/audit/audit-record.ts';
import type { CommandResult } from '../../../../shared/protocol/command-result.ts';
import type { DoorCommand } from '../../../../shared/protocol/door-command.ts';
import { silentLog } from '../../../../shared/runtime/log.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';
import { createMemoryRecords } from '../../../support/unattended.ts';
import { buildBookEntry, buildRemoveEntry, elevenMs, tenMs } from '../journal/build-entry.ts';

const minute = 60_000;
const book: DoorCommand = { kind: 'bookNow', endMs: elevenMs };
const taken: CommandResult = { kind: 'refused', reason: 'roomTaken' };

function house(file = createMemoryRecords()) {
  const clock = createDrivenClock(tenMs);
  const errors: string[] = [];
  const log = { ...silentLog, error: (event: string) => void errors.push(event) };
  const trueClock = { nowMs: clock.nowMs, isSound: () => true };
  const records = (): AuditRecord[] => file.lines.map((line) => JSON.parse(line) as AuditRecord);
  return { clock, file, errors, records, audit: createAuditLog({ file, clock, trueClock, log }) };
}
const entry = (commandId: string) => buildBookEntry({ commandId });

test('E64 Graph’s ids stand with the command whose turn it was, not with the one that is settled first', async () => {
  const { audit, records } = house();
  await audit.begin('pinHolder', book, 'c1');
  await audit.begin('administrator', book, 'c2');
  audit.wrote('before anybody’s turn');
  for (const [commandId, requestId] of [
    ['c1', 'r1'],
    ['c2', 'r2'],
    ['c1', 'r3'],
  ] as const) {
    audit.turnOf(commandId);
    audit.wrote(requestId);
  }
  await audit.settle(entry('c2'), taken);
  await audit.settle(entry('c1'), taken);
  expect(records().slice(2)).toMatchObject([
    { commandId: 'c2', who: 'administrator', requestIds: ['r2'], result: 'refused', detail: 'roomTaken' },
    { commandId: 'c1', who: 'pinHolder', requestIds: ['r1', 'r3'] },
  ]);
});

test('E64 after a restart who had asked is read from the record; of what nobody asked for it is the door itself', async () => {
  const { audit, file } = house();
  await audit.begin('pinHolder', book, 'c1');
  const { audit: later, records } = house(file);
  await later.settle(entry('c1'), taken);
  await later.settle(entry('c9'), taken);
  await later.settle(buildBookEntry({ commandId: 'c1', stage: 'withdraw', withdrawal: 'stray' }), taken);
  expect(records().map(({ who, act, commandId, result }) => `${commandId} ${who} ${act} ${result}`)).toEqual([
    'c1 pinHolder bookNow begun',
    'c1 pinHolder bookNow refused',
    'c9 systemUser bookNow refused',
    'c1 systemUser removeStray refused',
  ]);
});

test('E66 sixty refusals at once and six an hour after that; what something came of is always written', async () => {
  const { audit, clock, records } = house();
  for (let turn = 0; turn < 100; turn += 1) await audit.note('systemUser', book, taken, null);
  expect(records()).toHaveLength(60);
  await clock.advance(20 * minute);
  for (let turn = 0; turn < 100; turn += 1) await audit.note('systemUser', book, taken, null);
  expect(
    records()
      .slice(60)
      .map(({ omitted }) => omitted),
  ).toEqual([40, 0]);
  await audit.note('systemUser', { kind: 'unlock', pin: '0000' }, { kind: 'pinNeeded', reason: 'wrong', retrySeconds: 0 }, null);
  await audit.begin('systemUser', book, 'c1');
  expect(
    records()
      .slice(62)
      .map(({ act, omitted }) => [act, omitted]),
  ).toEqual([
    ['unlock', 98],
    ['bookNow', 0],
  ]);
});

test('E66 wrong PINs, with a right one now and then, push nothing out either, and refusals hide none of them', async () => {
  const { audit, clock, records } = house();
  const wrong: CommandResult = { kind: 'pinNeeded', reason: 'wrong', retrySeconds: 0 };
  for (let turn = 0; turn < 1_000; turn += 1) await audit.note('systemUser', book, taken, null);
  for (let turn = 0; turn < 1_000; turn += 1) await audit.note('systemUser', book, wrong, null);
  expect(records().filter(({ detail }) => detail === 'wrong')).toHaveLength(60);
  await clock.advance(20 * minute);
  for (let turn = 0; turn < 1_000; turn += 1) await audit.note('systemUser', book, wrong, null);
  expect(records().filter(({ detail }) => detail === 'wrong')).toHaveLength(62);
  expect(records().reduce((sum, { omitted }) => sum + omitted, records().length)).toBe(3_000 - 998);
});

test('E64 what is written after a command is settled stands with none, not with the next', async () => {
  const { audit, records } = house();
  audit.turnOf('c1');
  await audit.settle(entry('c1'), taken);
  audit.wrote('late');
  audit.turnOf('c1');
  await audit.settle(entry('c1'), taken);
  expect(records().map(({ requestIds }) => requestIds)).toEqual([[], []]);
});

test('E66 what was left out is still counted when the line that should have said so was not written', async () => {
  const disk = { ...createMemoryRecords(), isFull: false };
  const file = { ...disk, append: (record: unknown) => (disk.isFull ? Promise.reject(new Error('disk full')) : disk.append(record)) };
  const { audit, records } = house(file);
  for (let turn = 0; turn < 70; turn += 1) await audit.note('systemUser', book, taken, null);
  disk.isFull = true;
  await expect(audit.begin('systemUser', book, 'c1')).rejects.toThrow('disk full');
  disk.isFull = false;
  await audit.begin('systemUser', book, 'c2');
  expect(records().at(-1)).toMatchObject({ commandId: 'c2', omitted: 10 });
});

test('E65 what cannot be written: a beginning rejects, an end goes to the log', async () => {
  const broken = { ...createMemoryRecords(), append: () => Promise.reject(new Error('disk full')) };
  const { audit, errors } = house(broken);
  await expect(audit.begin('systemUser', book, 'c1')).rejects.toThrow('disk full');
  await expect(audit.act('administrator', { kind: 'lock' }, { kind: 'locked' })).rejects.toThrow('disk full');
  await audit.settle(entry('c1'), taken);
  await audit.note('systemUser', book, taken, null);
  expect(errors).toEqual(['auditNotSaved', 'auditNotSaved', 'auditNotSaved', 'auditNotSaved']);
});

test.each([
  { entry: buildBookEntry({ withdrawal: 'stray', stage: 'withdraw' }), act: 'removeStray' },
  { entry: buildRemoveEntry({ act: 'noShow' }), act: 'releaseNoShow' },
  { entry: buildRemoveEntry({ act: 'withdrawHold' }), act: 'withdrawHold' },
  { entry: buildRemoveEntry({ act: 'release' }), act: 'release' },
  { entry: buildBookEntry({ commandKind: 'bookLater' }), act: 'bookLater' },
])('E64 what the door does by itself has names of its own: $act', async ({ entry: settled, act }) => {
  const { audit, records } = house();
  await audit.settle(settled, taken);
  expect(records()).toMatchObject([{ who: 'systemUser', act, commandId: settled.commandId }]);
});
