import { describe, expect, test } from 'vitest';
import { parseCommandLine } from '../../../shared/cli/command-line.ts';
import type { CoordinatorInvocation } from '../../../shared/cli/coordinator-line.ts';

const act = { kind: 'coordinatorAct', configPath: null, address: null } as const;

describe('what can be asked of a coordinator', () => {
  test.each<{ line: string; invocation: CoordinatorInvocation }>([
    { line: '', invocation: { kind: 'coordinator', configPath: null } },
    { line: '--config c.json', invocation: { kind: 'coordinator', configPath: 'c.json' } },
    { line: 'status', invocation: { ...act, act: { kind: 'status', asJson: false } } },
    {
      line: 'status --json --config c.json --address http://127.0.0.1:1',
      invocation: { ...act, configPath: 'c.json', address: 'http://127.0.0.1:1', act: { kind: 'status', asJson: true } },
    },
    {
      line: 'status --address https://doors.contoso.com/lintel/',
      invocation: { ...act, address: 'https://doors.contoso.com/lintel', act: { kind: 'status', asJson: false } },
    },
    {
      line: 'enrol K7M4PQRT --room a@contoso.com',
      invocation: { ...act, act: { kind: 'enrol', code: 'K7M4PQRT', room: 'a@contoso.com', tenantId: null, replaces: null } },
    },
    {
      line: 'enrol K7M4PQRT --room a@contoso.com --tenant contoso.com --replaces d1',
      invocation: { ...act, act: { kind: 'enrol', code: 'K7M4PQRT', room: 'a@contoso.com', tenantId: 'contoso.com', replaces: 'd1' } },
    },
    { line: 'revoke d1', invocation: { ...act, act: { kind: 'revoke', doorId: 'd1', isTakingBack: false } } },
    { line: 'revoke d1 --take-back', invocation: { ...act, act: { kind: 'revoke', doorId: 'd1', isTakingBack: true } } },
    { line: 'connect a@contoso.com', invocation: { ...act, act: { kind: 'connect', room: 'a@contoso.com', tenantId: null } } },
    { line: 'disconnect a@contoso.com', invocation: { ...act, act: { kind: 'disconnect', room: 'a@contoso.com', tenantId: null } } },
    {
      line: 'disconnect a@contoso.com --tenant contoso.com',
      invocation: { ...act, act: { kind: 'disconnect', room: 'a@contoso.com', tenantId: 'contoso.com' } },
    },
    { line: 'disconnect-tenant contoso.com', invocation: { ...act, act: { kind: 'disconnectTenant', tenantId: 'contoso.com' } } },
    { line: 'tokens rooms.csv', invocation: { ...act, act: { kind: 'tokens', csvPath: 'rooms.csv' } } },
    { line: 'settings', invocation: { ...act, act: { kind: 'settings', room: null, tenantId: null, filePath: null, isMerged: false } } },
    {
      line: 'settings --room a@contoso.com --file s.json',
      invocation: { ...act, act: { kind: 'settings', room: 'a@contoso.com', tenantId: null, filePath: 's.json', isMerged: false } },
    },
    {
      line: 'settings --room a@contoso.com --tenant contoso.com --merged',
      invocation: { ...act, act: { kind: 'settings', room: 'a@contoso.com', tenantId: 'contoso.com', filePath: null, isMerged: true } },
    },
  ])('coordinator $line', ({ line, invocation }) => {
    expect(parseCommandLine(['coordinator', ...line.split(' ').filter((word) => word !== '')])).toEqual(invocation);
  });
});

describe('what cannot gets a line each', () => {
  test.each<{ line: string; lines: readonly RegExp[] }>([
    { line: 'enroll', lines: [/^coordinator: found "enroll", expected an option or one of status, enrol/] },
    { line: 'enrol', lines: [/^enrol: found nothing, expected the code that the door shows$/, /^--room: found nothing/] },
    { line: 'enrol K7M4 PQRT --room a@contoso.com', lines: [/^enrol: found "PQRT" as well/] },
    { line: 'revoke', lines: [/^revoke: found nothing, expected the id of a door/] },
    { line: 'disconnect-tenant', lines: [/^disconnect-tenant: found nothing, expected the id of a tenant/] },
    { line: 'status now', lines: [/^coordinator: Unexpected argument 'now'/] },
    { line: 'status --room a', lines: [/^coordinator: Unknown option '--room'/] },
    { line: '--config=', lines: [/^--config: found nothing/] },
    { line: 'status --address http://doors.contoso.com', lines: [/^--address: found "http:.*", expected an https address/] },
    { line: 'status --address doors.contoso.com', lines: [/^--address: found "doors\.contoso\.com", expected an https address/] },
    { line: 'settings --merged', lines: [/^--merged: goes with --room/] },
    { line: 'settings --tenant contoso.com', lines: [/^--tenant: goes with --room/] },
    { line: 'settings --file=', lines: [/^--file: found nothing/] },
  ])('coordinator $line', ({ line, lines }) => {
    const invocation = parseCommandLine(['coordinator', ...line.split(' ')]);
    if (invocation.kind !== 'badUsage') throw new Error(`it was taken as ${invocation.kind}`);
    expect(invocation.lines).toHaveLength(lines.length);
    for (const [at, expected] of lines.entries()) expect(invocation.lines[at]).toMatch(expected);
  });
});
