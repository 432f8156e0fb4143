import { expect, test } from 'vitest';
import { tellStatus } from '../../../shared/cli/tell-status.ts';
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
const linesOf = (subscription: SubscriptionStatus) => tellStatus({ counts, rooms: [room('aurora', subscription)], doors: [] });

test('each room with its subscription, and its doors below it', () => {
  const status: StaffStatus = {
    counts: { rooms: 2, subscribed: 1, doors: 2, present: 1 },
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

test('without a public address the status says so, and that nothing will be tried', () => {
  expect(linesOf({ kind: 'unsubscribed', because: 'noPublicAddress', nextTryMs: null })).toContain(
    'aurora@contoso.com: not subscribed, no publicAddress is configured; doors poll',
  );
});

test('a room of a tenant that the configuration has no longer is told so, and that nothing will be tried', () => {
  const [, , line] = linesOf({ kind: 'unsubscribed', because: 'credentialRefused', nextTryMs: null });
  expect(line).toBe('aurora@contoso.com: not subscribed, the configuration has no tenant contoso');
});
