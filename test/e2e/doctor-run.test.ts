import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../shared/runtime/clock.ts';
import { type ServedTenant, serveTenant } from '../../shared/simulator/serve-tenant.ts';
import { contosoApp } from '../../shared/simulator/tenant/contoso.ts';
import { lintel } from '../support/run-lintel.ts';

let folder: string;
let served: ServedTenant;
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lintel-doctor-'));
  served = await serveTenant({ host: '127.0.0.1', port: 0, scenario: 'busy-day', pagesDir: null, clock: systemClock });
  writeFileSync(
    at('door.json'),
    JSON.stringify({
      room: 'aurora@contoso.com',
      tenantId: contosoApp.tenantId,
      clientId: contosoApp.clientId,
      credential: { kind: 'secret', secret: contosoApp.secret },
      cloud: { login: served.address, graph: served.address },
    }),
  );
  const settings = await (await fetch(`${served.address}/sim/rooms/aurora@contoso.com/calendar-processing`)).text();
  writeFileSync(at('processing.json'), `\uFEFF${settings}`); // as PowerShell writes UTF-8
  writeFileSync(at('no-settings.json'), '{"Identity":"Aurora"}');
  writeFileSync(at('gateway.json'), '{"credential":{"kind":"gateway"},"coordinator":"https://doors.contoso.com"}');
});
afterEach(() => served.tenant.faults.clear());
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true });
});

test('a sound tenant: every line, exit 0, and no secret', async () => {
  const all = [
    '--write',
    '--other-mailbox',
    'ada@contoso.com',
    '--calendar-processing',
    at('processing.json'),
    '--record',
    at('recording'),
  ];
  const run = lintel(['doctor', '--config', at('door.json'), ...all]);
  expect(await run.exited).toBe(0);
  const output = run.output();
  expect(output).toMatch(/^ok {7}Delta +a whole round of \d+ items?/m);
  expect(output).toMatch(/^ok {7}Write +a test event on \d{4}-\d\d-\d\d 03:00 was made, found by its mark, and deleted$/m);
  expect(output).toMatch(/^ok {7}Least privilege +ada@contoso\.com is refused/m);
  expect(output).toMatch(/^ +PS> Set-CalendarProcessing -Identity aurora@contoso\.com -DeleteComments \$false$/m);
  expect(output).toMatch(/0 failures, 1 not tried\. This door works; see the warnings\./);
  expect(output).not.toContain(contosoApp.secret);
  const files = readdirSync(at('recording'));
  expect(files).toContain('index.json');
  expect(output).toContain(`${files.length - 1} calls recorded`);
  for (const file of files) expect(readFileSync(join(at('recording'), file), 'utf8')).not.toMatch(/aurora|contoso|simulated-Secret/i);
});

test('a failure: exit 1, the remedy, the request id, and what failed on standard error', async () => {
  served.tenant.faults.add({ effect: { kind: 'accessPolicy' }, match: { operation: 'calendarView', mailbox: 'aurora@contoso.com' } });
  const run = lintel(['doctor', '--config', at('door.json')]);
  expect(await run.exited).toBe(1);
  expect(run.output()).toMatch(/^failure {2}Calendar +Exchange refuses the calendar of aurora@contoso\.com \(403 ErrorAccessDenied\)$/m);
  expect(run.output()).toContain(`PS> New-ManagementRoleAssignment -App ${contosoApp.clientId} -Role "Application Calendars.ReadWrite"`);
  expect(run.output()).toMatch(/request id [0-9a-f-]{36}, client request id [0-9a-f-]{36}/);
  expect(run.output()).toMatch(/^lintel: doctor: failed: Calendar$/m);
});

test('--json is one value with every line, and nothing beside it', async () => {
  served.tenant.faults.add({ effect: { kind: 'expiredSecret' } });
  const run = lintel(['doctor', '--config', at('door.json'), '--json']);
  expect(await run.exited).toBe(1);
  const [json = '', said] = run.output().split(/^lintel: /m);
  const report = JSON.parse(json);
  expect(said).toBe('doctor: failed: Token\n');
  expect(report.summary).toMatchObject({ failure: 1 });
  expect(report.lines.find(({ check }: { check: string }) => check === 'token')).toMatchObject({
    result: 'failure',
    code: 'expiredSecret',
    call: { status: 401, code: 'AADSTS7000222', requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  });
  expect(json).not.toContain(contosoApp.secret);
});

test.each<{ args: readonly string[]; line: RegExp }>([
  { args: ['--config', 'nowhere.json'], line: /^lintel: .*nowhere\.json: found no such file/m },
  { args: ['--config', 'door.json', '--calendar-processing', 'nowhere.json'], line: /^lintel: --calendar-processing: .*no such file/m },
  {
    args: ['--config', 'door.json', '--calendar-processing', 'no-settings.json'],
    line: /^lintel: --calendar-processing: .*AutomateProcessing/m,
  },
  {
    args: ['--config', 'gateway.json'],
    line: /^lintel: credential\.kind: found "gateway", .* goes through https:\/\/doors\.contoso\.com; examine its room there/m,
  },
  { args: ['--config', 'door.json', '--record', '.'], line: /^lintel: --record: found .* in use, expected an empty folder/m },
])('$args is bad usage, exit 2, and nothing is tried', async ({ args, line }) => {
  served.tenant.requests.clear();
  const run = lintel(['doctor', ...args.map((arg) => (/^\.$|\.json$/.test(arg) ? at(arg) : arg))]);
  expect(await run.exited).toBe(2);
  expect(run.output()).toMatch(line);
  expect(run.output()).not.toMatch(/^\s+at /m);
  expect(served.tenant.requests.latest()).toEqual([]);
});
