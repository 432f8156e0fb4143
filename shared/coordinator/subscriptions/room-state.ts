import type { SubscriptionGrant } from '../../graph/subscription-schema.ts';
import type { SubscriptionRecord } from '../store/coordinator-store.ts';
import type { SubscriptionStatus, UnsubscribedReason } from './subscriptions.ts';

/** One room's subscription as it stands. Times named `…AtMs` are monotonic, since the wall clock may be set right at any moment. */
export interface RoomState {
  readonly subscription: KeptSubscription | null;
  /** The last failures in a row; null after a success. */
  readonly failure: { readonly because: UnsubscribedReason; readonly count: number } | null;
  /** When it is next created or renewed. */
  readonly dueAtMs: number;
}

export interface KeptSubscription {
  readonly id: string;
  readonly clientStateHash: string;
  /** Epoch milliseconds. */
  readonly createdMs: number;
  /** As granted, epoch milliseconds. */
  readonly expiresMs: number;
  readonly lapsesAtMs: number;
  /** False for one from the store that Graph has not shown to be there yet. */
  readonly isShown: boolean;
  /** Of the last renewal, or of its creation; null where that was before this process. */
  readonly grantedAtMs: number | null;
}

/** What a moment is by both clocks. */
export interface Moment {
  readonly nowMs: number;
  readonly atMs: number;
}

/** A room that nothing has been tried for. */
export const untried: RoomState = { subscription: null, failure: null, dueAtMs: 0 };

const lapsesAtMs = (expiresMs: number, { nowMs, atMs }: Moment): number => atMs + expiresMs - nowMs;

/** One that Graph has just granted or renewed. */
export const grantedSubscription = (
  { id, expiresMs }: SubscriptionGrant,
  { clientStateHash, createdMs }: Pick<KeptSubscription, 'clientStateHash' | 'createdMs'>,
  at: Moment,
): KeptSubscription => {
  const kept = { id, expiresMs, clientStateHash, createdMs };
  return { ...kept, lapsesAtMs: lapsesAtMs(expiresMs, at), isShown: true, grantedAtMs: at.atMs };
};

/** One from the store. */
export const recalledSubscription = ({ roomId: _, ...kept }: SubscriptionRecord, at: Moment): KeptSubscription => ({
  ...kept,
  lapsesAtMs: lapsesAtMs(kept.expiresMs, at),
  isShown: false,
  grantedAtMs: null,
});

/** The clocks run a little apart. */
const SLACK_MS = 60_000;

/** As Graph's list shows it; the same object where that is no news. It may end sooner than was thought, after a machine has slept, and never later. */
export function shownSubscription(kept: KeptSubscription, listedMs: number | null, at: Moment): KeptSubscription {
  const expiresMs = listedMs ?? kept.expiresMs;
  const lapsesMs = lapsesAtMs(expiresMs, at);
  if (kept.isShown && expiresMs === kept.expiresMs && lapsesMs > kept.lapsesAtMs - SLACK_MS) return kept;
  return { ...kept, expiresMs, lapsesAtMs: lapsesMs, isShown: true };
}

/** About half of what is left, so that renewals spread and one that fails has as long again to come right. */
export const renewAtMs = (expiresMs: number, { nowMs, atMs }: Moment, random: () => number): number =>
  atMs + Math.max(SOONEST_MS, (expiresMs - nowMs) * (0.45 + random() * 0.1));

/** Whatever Graph grants, or a clock that is wrong makes of it. */
const SOONEST_MS = 60_000;

export const isSubscribed = ({ subscription }: RoomState, atMs: number): boolean =>
  subscription?.isShown === true && atMs < subscription.lapsesAtMs;

/** `closed` while no room of the tenant is served. */
export function subscriptionStatus(
  state: RoomState,
  { nowMs, atMs }: Moment,
  closed: { readonly because: UnsubscribedReason; readonly restMs: number } | null,
): SubscriptionStatus {
  if (state.subscription !== null && isSubscribed(state, atMs)) return { kind: 'subscribed', untilMs: state.subscription.expiresMs };
  const because = closed?.because ?? state.failure?.because ?? 'notTriedYet';
  const restMs = Math.max(0, state.dueAtMs - atMs, closed === null || closed.restMs === Number.POSITIVE_INFINITY ? 0 : closed.restMs);
  return { kind: 'unsubscribed', because, nextTryMs: Math.round(nowMs + restMs) };
}
