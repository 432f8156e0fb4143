import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { RecordedCall } from '../../shared/doctor/recording/recorded-call.ts';
import { openRecording } from '../../shared/doctor/recording/recording.ts';
import { defaultPolicy } from '../../shared/domain/policy.ts';
import { contosoApp, contosoPeople, contosoRooms } from '../../shared/simulator/tenant/contoso.ts';
import type { Tenant } from '../../shared/simulator/tenant/tenant.ts';
import { digest, findRecordings, readRecording, textOf } from '../support/recorded-replay.ts';
import { checkAnswered, checkSent, type SentMessage } from '../support/wire-check/check-exchange.ts';
import { address, type ExaminationOptions, examine } from '../unit/doctor/examined.ts';

const fixtures = join(import.meta.dirname, '../fixtures/recorded');
const recorded = findRecordings(fixtures);
if (recorded.length === 0) {
  process.stderr.write(
    `\nNO RECORDING of a real tenant at ${fixtures}: make one with "lintel doctor --record" (docs/doctor.md); one of the simulator is tested\n`,
  );
}

const scratch = mkdtempSync(join(tmpdir(), 'lintel-recorded-'));
afterAll(() => rm(scratch, { recursive: true }));

/** What the doctor sees of the simulator, written down as it would be of a tenant. */
async function recordSimulator(name: string, options: ExaminationOptions): Promise<string> {
  const folder = join(scratch, name);
  const opened = await openRecording(folder, { cloud: { login: address, graph: address }, version: 'test', key: name });
  if (opened.kind === 'refused') throw new Error(opened.problem);
  await examine({ ...options, between: opened.recording.wrap, deps: { otherMailbox: 'ada@contoso.com', mayWrite: true } });
  await opened.recording.close();
  return folder;
}

const striking = (effect: Parameters<Tenant['faults']['add']>[0]['effect'], operation: string): ExaminationOptions => ({
  tenant: (tenant) => void tenant.faults.add({ effect, match: { operation } }),
});

const simulated = [
  await recordSimulator('sound', { tenant: (tenant) => tenant.switches.change({ tokenRoles: ['Place.Read.All'] }) }),
  await recordSimulator('other-calendars', {
    config: {
      policy: { ...defaultPolicy, changeOrganizersEvent: true, nearbyRooms: [{ address: 'borealis@contoso.com', name: 'Borealis' }] },
    },
    tenant: (tenant) => tenant.app.change({ scope: 'everyone' }),
  }),
  await recordSimulator('refused', { tenant: (tenant) => tenant.app.change({ secretExpiresMs: 0 }) }),
  await recordSimulator('no-room', { config: { room: 'nowhere@contoso.com' } }),
  await recordSimulator('no-calendar', { tenant: (tenant) => tenant.app.change({ scope: [] }) }),
  await recordSimulator('delta-lost', striking({ kind: 'syncStateLost' }, 'calendarView.delta')),
  await recordSimulator('throttled', striking({ kind: 'throttled', retryAfter: '2.5' }, 'calendarView')),
];

const nameOf = (folder: string, { number, request }: RecordedCall): string =>
  `${basename(folder)} ${number}: ${request.method} ${new URL(request.url).pathname}`;

const calls = [...recorded, ...simulated].flatMap((folder) => readRecording(folder).map((call) => ({ name: nameOf(folder, call), call })));

describe('a recorded answer goes through the client as at a door', () => {
  test.each(calls)('$name', async ({ call }) => {
    const { response } = call;
    if (response !== null && response.status < 400) return expect(await digest(call)).toSatisfy((made: unknown) => holds(call, made));
    const code = response?.body.kind === 'json' ? (response.body.value as { error?: { code?: string } }).error?.code : undefined;
    await expect(digest(call)).rejects.toMatchObject({
      name: 'GraphError',
      ...(response === null ? { kind: 'offline' } : { facts: { status: response.status, ...(code && { code }) } }),
    });
  });
});

/** Nothing of the answer was lost on the way. */
function holds({ request, response }: RecordedCall, made: unknown): boolean {
  const { pathname } = new URL(request.url);
  const value = response?.body.kind === 'json' ? (response.body.value as { value?: readonly { type?: string }[] }).value : undefined;
  if (pathname.endsWith('/delta')) return (made as { changes: readonly unknown[] }).changes.length === value?.length;
  if (!/\/(calendarView|events)$/.test(pathname) || request.method !== 'GET') return true;
  return (made as { items: readonly unknown[] }).items.length === value?.filter(({ type }) => type !== 'seriesMaster').length;
}

describe('a recorded call is one that Microsoft describes', () => {
  test.each(calls.filter(({ call }) => call.response !== null))('$name', ({ call }) => {
    const { request, response } = call;
    const sent: SentMessage = {
      method: request.method,
      url: new URL(request.url),
      headers: new Headers(request.headers),
      body: textOf(request.body),
    };
    expect(checkSent(sent)).toEqual([]);
    if (response) expect(checkAnswered(sent, { status: response.status, body: textOf(response.body) })).toEqual([]);
  });
});

test('a recording holds nothing of the tenant that it was made of', () => {
  const { tenantId, clientId, secret } = contosoApp;
  const names = [...contosoPeople, ...contosoRooms].flatMap(({ id, name, address: mail }) => [id, mail, name, ...name.split(' ')]);
  const buildings = contosoRooms.map(({ building }) => building);
  const subjects = ['Lintel doctor: test', 'contoso', 'simulated.Secret', 'eyJ'];
  const planted = [tenantId, clientId, secret, ...names, ...buildings, ...subjects].filter((text) => text.length > 3);
  const texts = simulated.flatMap((folder) => readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8').toLowerCase()));
  expect(texts.length).toBeGreaterThan(40);
  for (const text of planted)
    expect(
      texts.some((file) => file.includes(text.toLowerCase())),
      text,
    ).toBe(false);
});

test('a recording does not begin in a folder that is in use', async () => {
  const folder = simulated[0] ?? '';
  expect(await openRecording(folder, { cloud: { login: address, graph: address }, version: 'test' })).toMatchObject({ kind: 'refused' });
});

test('a spoiled recording is noticed', async () => {
  const delta = calls.find(({ call }) => call.request.url.includes('/delta'))?.call;
  if (!delta?.response) throw new Error('no delta page was recorded');
  const spoiled: RecordedCall = { ...delta, response: { ...delta.response, body: { kind: 'json', value: { value: [] } } } };
  await expect(digest(spoiled)).rejects.toMatchObject({ kind: 'unexpectedReply' });
});
