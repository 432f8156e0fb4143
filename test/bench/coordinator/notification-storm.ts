import { randomUUID } from 'node:crypto';
import { systemClock } from '../../../shared/runtime/clock.ts';
import type { FleetDoors } from './fleet-doors.ts';
import type { FleetTenant } from './fleet-tenant.ts';

export interface StormResult {
  readonly sent: number;
  /** Rooms whose last notification was followed by no hint. */
  readonly lost: number;
  /** From sending a notification to its door's next hint, milliseconds; one for each room and second at most. */
  readonly latenciesMs: readonly number[];
  /** Deliveries that were not answered with 202. */
  readonly refused: number;
}

export interface Storm {
  readonly perSecond: number;
  readonly seconds: number;
  /** Items in one delivery. */
  readonly batch: number;
}

/** After the last notification its hint may wait for the end of a burst. */
const SETTLE_MS = 5_000;

/** Delivers notifications for room after room as Graph does, in batches at an even pace, and watches the doors. */
export async function runStorm(fleet: FleetTenant, doors: FleetDoors, { perSecond, seconds, batch }: Storm): Promise<StormResult> {
  const places = new Map(fleet.rooms.map(({ id }, door) => [id, door]));
  const subscriptions = fleet.tenant.subscriptions.book.all().filter(({ mailboxId }) => places.has(mailboxId));
  const tenantId = fleet.tenant.app.current.tenantId;
  const sentMs = new Float64Array(fleet.rooms.length);
  const waits = new Float64Array(fleet.rooms.length);
  const latenciesMs: number[] = [];
  doors.onHint = (door) => {
    const since = waits[door] ?? 0;
    if (since === 0) return;
    latenciesMs.push(performance.now() - since);
    waits[door] = 0;
  };

  let sent = 0;
  const out: Promise<boolean>[] = [];
  const startMs = performance.now();
  const total = perSecond * seconds;
  while (sent < total) {
    const items = Array.from({ length: batch }, () => {
      const subscription = subscriptions[sent % subscriptions.length];
      if (!subscription) throw new Error('nobody is subscribed');
      const door = places.get(subscription.mailboxId) ?? 0;
      sent += 1;
      sentMs[door] = performance.now();
      if (waits[door] === 0) waits[door] = sentMs[door];
      const resource = `Users/${subscription.mailboxId}/Events/${randomUUID()}`;
      return {
        ...{ subscriptionId: subscription.id, clientState: subscription.clientState, tenantId, changeType: 'updated', resource },
        subscriptionExpirationDateTime: new Date(subscription.expiresMs).toISOString(),
        resourceData: { '@odata.type': '#Microsoft.Graph.Event', '@odata.id': resource, '@odata.etag': `W/"${sent}"`, id: resource },
      };
    });
    const url = subscriptions[0]?.notificationUrl ?? '';
    const request = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ value: items }) };
    out.push(
      fetch(url, request).then(
        ({ status }) => status === 202,
        () => false,
      ),
    );
    const dueMs = startMs + (sent / perSecond) * 1_000;
    if (dueMs > performance.now()) await systemClock.sleep(dueMs - performance.now());
  }
  const refused = (await Promise.all(out)).filter((wasTaken) => !wasTaken).length;
  await systemClock.sleep(SETTLE_MS);
  const lost = [...sentMs].filter((atMs, door) => atMs > 0 && doors.heardMs(door) < atMs).length;
  return { sent, lost, latenciesMs, refused };
}
