import { expect, test } from 'vitest';
import { tellStatus, tellStatusAsJson } from '../../../shared/cli/tell-status.ts';
import type { StaffStatus } from '../../../shared/coordinator/staff/staff-status.ts';
import type { SubscriptionStatus } from '../../../shared/coordinator/subscriptions/subscriptions.ts';

const atMs = Date.parse('2026-11-18T10:00:00Z');

const room = (id: string, subscription: SubscriptionStatus) => ({
  ...{ id, tenantId: 'contoso', address: `${id}@contoso.com`, objectId: null, connectedMs: 0, subscription },
});
const door = (id: string, roomId: string, line: StaffStatus['doors'][number]['line'], revokedMs: number | null = null) => ({
  ...{ id, roomId, enrolledMs: 0, revokedMs, line },
});
const counts = { rooms: 1, subscribed: 0, doors: 0, present: 0 };
const linesOf = (subscription: SubscriptionStatus) =>
  tellStatus({ counts, clockOffsetMs: null, rooms: [room('aurora', subscription)], doors: [] });

test('each room with its subscription, and its doors below it', () => {
  const status: StaffStatus = {
    counts: { rooms: 2, subscribed: 1, doors: 2, present: 1 },
    clockOffsetMs: 59_000,
    rooms: [
      room('aurora', { kind: 'subscribed', untilMs: atMs }),
      room('borealis', { kind: 'unsubscribed', because: 'forbidden', nextTryMs: atMs }),
    ],
    doors: [door('d1', 'borealis', null), door('d2', 'aurora', { sinceMs: atMs, version: '1.2.3' }), door('d3', 'aurora', null, atMs)],
  };
  expect(tellStatus(status)).toEqual([
    'rooms: 2, subscribed: 1; doors: 2, with a line: 1',
    '',
    'aurora@contoso.com: subscribed until 2026-11-18T10:00:00Z',
    '  d2  line since 2026-11-18T10:00:00Z, Lintel 1.2.3',
    '  d3  cut off 2026-11-18T10:00:00Z',
    '',
    'borealis@contoso.com: not subscribed, the app may not subscribe to this mailbox; next try 2026-11-18T10:00:00Z',
    '  d1  no line',
  ]);
});

test.each([
  {
    clockOffsetMs: -10 * 60_000,
    said: ["The clock of the coordinator's machine is 10 min fast: Lintel goes by Microsoft's; set it right"],
  },
  { clockOffsetMs: 61_000, said: ["The clock of the coordinator's machine is 1 min slow: Lintel goes by Microsoft's; set it right"] },
  { clockOffsetMs: 60_000, said: [] },
  { clockOffsetMs: null, said: [] },
])('S11 of a clock that is off by $clockOffsetMs ms the status says: $said', ({ clockOffsetMs, said }) => {
  expect(tellStatus({ counts, clockOffsetMs, rooms: [], doors: [] }).slice(1)).toEqual(said);
});

test('C76 a version that a door made up moves nothing on the terminal', () => {
  const made = door('d1', 'aurora', { sinceMs: atMs, version: '1.0\u001b[2J\nall is well' });
  const unsubscribed = { kind: 'unsubscribed', because: 'offline', nextTryMs: null } as const;
  expect(tellStatus({ counts, clockOffsetMs: null, rooms: [room('aurora', unsubscribed)], doors: [made] }).at(-1)).toBe(
    '  d1  line since 2026-11-18T10:00:00Z, Lintel 1.0?[2J?all is well',
  );
});

test('C76 nor does it as JSON, which stays the same JSON', () => {
  const version = '1.0\u001b[2J\u009b2J\u202eäll is well\u{1f6aa}';
  const status = { counts, clockOffsetMs: null, rooms: [], doors: [door('d1', 'aurora', { sinceMs: atMs, version })] };
  const said = tellStatusAsJson(status);
  expect(said).toMatch(/^[\x20-\x7e\n]+$/);
  expect(JSON.parse(said)).toEqual(status);
});

test('without a public address the status says so, and that nothing will be tried', () => {
  expect(linesOf({ kind: 'unsubscribed', because: 'noPublicAddress', nextTryMs: null })).toContain(
    'aurora@contoso.com: not subscribed, no publicAddress is configured; doors poll',
  );
});

test('a room of a tenant that the configuration has no longer is told so, and that nothing will be tried', () => {
  const [, , line] = linesOf({ kind: 'unsubscribed', because: 'credentialRefused', nextTryMs: null });
  expect(line).toBe('aurora@contoso.com: not subscribed, the configuration has no tenant contoso');
});

test('C64 a mailbox that is connected by two names is told at both, and what to do', () => {
  const resolved = { ...room('aurora', { kind: 'subscribed', untilMs: atMs }), objectId: 'O-1' };
  const twin = { ...room('o-1', { kind: 'subscribed', untilMs: atMs }), address: 'o-1' };
  const lines = tellStatus({ counts, clockOffsetMs: null, rooms: [resolved, twin, { ...twin, id: 'x', tenantId: 'fabrikam' }], doors: [] });
  const told = lines.filter((line) => line.includes('same mailbox'));
  expect(told).toMatchObject([
    expect.stringMatching(/same mailbox as o-1: keep one/),
    expect.stringMatching(/same mailbox as aurora@contoso.com/),
  ]);
});

test('C63 where there are several tenants each room says whose it is', () => {
  const other = { ...room('aurora', { kind: 'subscribed', untilMs: atMs }), id: 'x', tenantId: 'fabrikam' };
  const lines = tellStatus({
    counts,
    clockOffsetMs: null,
    rooms: [room('aurora', { kind: 'subscribed', untilMs: atMs }), other],
    doors: [],
  });
  expect(lines.filter((line) => line.includes('subscribed until'))).toEqual([
    'aurora@contoso.com of contoso: subscribed until 2026-11-18T10:00:00Z',
    'aurora@contoso.com of fabrikam: subscribed until 2026-11-18T10:00:00Z',
  ]);
});
