import { timingSafeEqual } from 'node:crypto';
import type { NotificationOutcome } from '../operations/coordinator-metrics.ts';
import { clientStateHash } from '../subscriptions/client-state.ts';
import type { Subscriptions } from '../subscriptions/subscriptions.ts';
import type { NotificationItem } from './notification-schema.ts';
import type { SeenChanges } from './seen-changes.ts';

export type ItemVerdict =
  | { readonly kind: 'trusted'; readonly roomId: string }
  | { readonly kind: 'ignored'; readonly outcome: Extract<NotificationOutcome, 'unknownSubscription' | 'wrongClientState' | 'replayed'> };

/** What an unknown subscription's `clientState` is compared with: nothing hashes to it, and the comparison takes as long as any other. */
const NO_HASH = '-'.repeat(64);
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Whether an item is of Graph: only Graph was told the `clientState` of that subscription. It is hashed and compared in every case, so that the time
 * of an answer tells neither which subscriptions exist nor how much of a guess was right. A change that was told before is ignored:
 * Graph repeats itself [7.3.6], the doors heard it the first time, and whoever replays a delivery shall not keep them busy.
 */
export function judgeItem(item: NotificationItem, subscriptions: Pick<Subscriptions, 'find'>, seen: SeenChanges): ItemVerdict {
  const known = subscriptions.find(item.subscriptionId);
  const isRight = isSameText(clientStateHash(item.clientState), known?.clientStateHash ?? NO_HASH);
  if (known === null || !isOfTenant(item.tenantId, known.tenantId)) return { kind: 'ignored', outcome: 'unknownSubscription' };
  if (!isRight) return { kind: 'ignored', outcome: 'wrongClientState' };
  if (item.kind === 'change' && item.change !== null && seen.wasSeen(item.subscriptionId, item.change)) {
    return { kind: 'ignored', outcome: 'replayed' };
  }
  return { kind: 'trusted', roomId: known.roomId };
}

/** A tenant may be configured by one of its domains, which cannot be compared with the id that Graph names. */
function isOfTenant(given: string | null, expected: string): boolean {
  return given === null || !guid.test(expected) || given.toLowerCase() === expected.toLowerCase();
}

function isSameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left, 'latin1'), Buffer.from(right, 'latin1')];
  return a.length === b.length && timingSafeEqual(a, b);
}
