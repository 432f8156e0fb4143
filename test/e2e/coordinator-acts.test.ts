import { expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { LineServerMessage } from '../../shared/protocol/coordinator-line.ts';
import { textSocketOf } from '../../shared/runtime/web-socket.ts';
import { contosoApp } from '../../shared/simulator/tenant/contoso.ts';
import { coordinatorProcesses } from '../support/coordinator-process.ts';
import { createLineDoor } from '../support/line-door.ts';

const { tenantId } = contosoApp;
const { served, tenantConfigOf, writeConfig, coordinate, act, write } = coordinatorProcesses();

test('rooms are connected and subscribed, shown, given tokens and settings, and disconnected with what was theirs', async () => {
  const { path } = await writeConfig();
  await coordinate(path);
  expect(await act(path, 'connect', 'aurora@contoso.com')).toMatchObject({ code: 0, said: 'aurora@contoso.com is connected\n' });
  const isSubscribed = async () => (await act(path, 'status')).said.includes('aurora@contoso.com: subscribed until 20');
  await vi.waitUntil(isSubscribed, { timeout: 30_000, interval: 500 });
  expect(served().tenant.subscriptions.book.all()).toHaveLength(1);

  const tokens = await act(path, 'tokens', write('rooms.csv', 'Room;Floor\naurora@contoso.com;3\nborealis@contoso.com;3\n'));
  expect(tokens.said).toMatch(/^room,tenant,token\naurora@contoso\.com,,\S{20,}\nborealis@contoso\.com,,\S{20,}\n$/);

  const settings = write('settings.json', '{"policy":{"privacy":"busyOnly"}}');
  expect(await act(path, 'settings', '--file', settings)).toMatchObject({ code: 0 });
  const merged = JSON.parse((await act(path, 'settings', '--room', 'aurora@contoso.com', '--merged')).said);
  expect(merged).toMatchObject({ policy: { privacy: 'busyOnly' } });

  expect(await act(path, 'disconnect', 'aurora@contoso.com')).toMatchObject({ code: 0, said: expect.stringContaining('is disconnected') });
  await vi.waitUntil(
    () =>
      !served()
        .tenant.subscriptions.book.all()
        .some(({ resource }) => resource.includes('aurora')),
    {
      timeout: 30_000,
    },
  );
  expect((await act(path, 'status')).said).not.toContain('aurora');
});

test('C63 an address that two tenants have is told with both, and goes with its tenant', async () => {
  const { path } = await writeConfig({ tenants: [tenantConfigOf(tenantId), tenantConfigOf('fabrikam.example')] });
  await coordinate(path);
  for (const id of [tenantId, 'fabrikam.example']) await act(path, 'connect', 'aurora@contoso.com', '--tenant', id);
  const { code, said } = await act(path, 'disconnect', 'aurora@contoso.com');
  expect([code, said]).toEqual([1, expect.stringMatching(/^lintel: 2 rooms go by aurora@contoso\.com: .*of fabrikam\.example.*--tenant/)]);
  expect(await act(path, 'settings', '--room', 'aurora@contoso.com', '--tenant', tenantId)).toMatchObject({ code: 0 });
  expect(await act(path, 'disconnect', 'aurora@contoso.com', '--tenant', 'fabrikam.example')).toMatchObject({ code: 0 });
  expect(await act(path, 'disconnect', 'aurora@contoso.com')).toMatchObject({ code: 0 });
});

test('C62 staff who cut a door off are told what it holds elsewhere, and take it back', async () => {
  const { path, port } = await writeConfig();
  await coordinate(path);
  await act(path, 'connect', 'borealis@contoso.com');
  const socket = new WebSocket(`ws://127.0.0.1:${port}/line`);
  const line = createLineDoor(textSocketOf(socket));
  const told = <Kind extends LineServerMessage['kind']>(kind: Kind) =>
    vi.waitUntil(() => line.told.find((message): message is Extract<LineServerMessage, { kind: Kind }> => message.kind === kind), 30_000);
  await act(path, 'enrol', (await told('enrolling')).code, '--room', 'aurora@contoso.com');
  const { doorId } = await told('welcome');
  const startMs = Math.ceil(Date.now() / 3_600_000 + 1) * 3_600_000;
  const slot = { room: 'borealis@contoso.com', startMs, endMs: startMs + 3_600_000, parent: null };
  line.send({ kind: 'ask', id: 'a', question: { kind: 'bookOtherRoom', commandId: 'c1', ...slot } });
  expect((await told('answer')).answer).toMatchObject({ kind: 'booked' });

  const cutOff = await act(path, 'revoke', doorId);
  expect(cutOff.said).toMatch(
    /is cut off\nit still holds one booking in other rooms, which stay:\n {2}borealis@contoso\.com, 20[\s\S]*--take-back\n$/,
  );
  expect((await act(path, 'disconnect-tenant', tenantId)).said).toMatch(
    new RegExp(`\n${doorId} still holds other rooms; .*--take-back\nthat needs ${tenantId} in the configuration still\n$`),
  );
  expect(await act(path, 'revoke', doorId, '--take-back')).toMatchObject({ code: 0, said: expect.stringMatching(/: taken back\n$/) });
  expect(await act(path, 'revoke', doorId)).toEqual({ code: 0, said: `${doorId} is cut off\n` });
});
