import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../shared/runtime/clock.ts';
import type { FaultEffect } from '../../shared/simulator/faults/fault.ts';
import { type ServedTenant, serveTenant } from '../../shared/simulator/serve-tenant.ts';
import { contosoApp } from '../../shared/simulator/tenant/contoso.ts';
import { type CheckingProxy, openCheckingProxy } from '../support/wire-check/checking-proxy.ts';
import { takeViolations } from '../support/wire-check/planted-graph.ts';
import { createWireRecord } from '../support/wire-check/violation.ts';

const record = createWireRecord();
let tenant: ServedTenant;
let proxy: CheckingProxy;
let authorization: string;

const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${proxy.address}/v1.0/users/aurora@contoso.com${path}`, {
    ...init,
    headers: { authorization, 'content-type': 'application/json' },
  });

beforeAll(async () => {
  tenant = await serveTenant({ host: '127.0.0.1', port: 0, scenario: 'busy-day', pagesDir: null, clock: systemClock });
  proxy = await openCheckingProxy(tenant, record);
  const form = { client_id: contosoApp.clientId, client_secret: contosoApp.secret, grant_type: 'client_credentials' };
  const body = new URLSearchParams({ ...form, scope: `${proxy.address}/.default` });
  const token = await (await fetch(`${proxy.address}/${contosoApp.tenantId}/oauth2/v2.0/token`, { method: 'POST', body })).json();
  authorization = `Bearer ${(token as { access_token: string }).access_token}`;
});
afterAll(async () => {
  await proxy.close();
  await tenant.close();
});

test('honest traffic passes, and its links lead through the proxy', async () => {
  const day = new Date().toISOString().slice(0, 10);
  const answer = await ask(`/calendarView?startDateTime=${day}&endDateTime=${day}T23:59:00Z&$top=1`);
  expect(await answer.json()).toMatchObject({ '@odata.nextLink': expect.stringMatching(`^${proxy.address}/`), value: [{}] });
  expect(takeViolations(record)).toEqual([]);
});

test('a violation drops the connection, never reaches the tenant, and is in the record', async () => {
  tenant.tenant.requests.clear();
  await expect(ask('/events', { method: 'POST', body: '{"attendees":[]}' })).rejects.toThrow('fetch failed');
  expect(takeViolations(record)).toContain('event.create sent $.attendees [null]');
  expect(tenant.tenant.requests.counts()).toEqual({});
});

test.each<{ effect: FaultEffect; says: string }>([
  { effect: { kind: 'dropAfterEffect' }, says: 'fetch failed' },
  { effect: { kind: 'truncatedBody' }, says: 'terminated' },
])('$effect.kind comes through as it is', async ({ effect, says }) => {
  tenant.tenant.faults.add({ effect, count: 1 });
  await expect(ask('').then((answer) => answer.text())).rejects.toThrow(says);
  expect(takeViolations(record)).toEqual([]);
});
