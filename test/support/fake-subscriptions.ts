import type { SubscriptionClient } from '../../shared/coordinator/subscriptions/subscription-client.ts';
import { GraphError, type GraphErrorFacts, type GraphErrorKind } from '../../shared/graph/graph-error.ts';
import type { GraphSubscriptions } from '../../shared/graph/graph-subscriptions.ts';
import type { Clock } from '../../shared/runtime/clock.ts';

/** What Graph keeps of one subscription. */
interface HeldSubscription {
  readonly id: string;
  readonly resource: string;
  readonly notificationUrl: string;
  readonly clientState: string;
  readonly madeMs: number;
  readonly expiresMs: number;
}

type Operation = 'create' | 'renew' | 'delete' | 'list' | 'resolve' | 'token';

export interface FakeCall {
  readonly operation: Operation;
  /** The resource, the id or the address. */
  readonly about: string;
  readonly atMs: number;
}

/** Subscriptions of one tenant in memory, answering as the port promises. */
export interface FakeSubscriptions extends SubscriptionClient {
  /** All that are alive. */
  held(): readonly HeldSubscription[];
  /** All that ever were, with their end: by deletion, or by expiry. */
  lives(): readonly { readonly resource: string; readonly fromMs: number; readonly untilMs: number }[];
  readonly calls: readonly FakeCall[];
  asked(operation: Operation): readonly string[];
  /** As Exchange does now and then; nobody is told. */
  drop(id: string): void;
  /** Somebody's, made by none of the calls. */
  plant(held: Omit<HeldSubscription, 'madeMs'>): void;
  /** Awaited before each call's effect; may throw. */
  before: (call: FakeCall) => Promise<void> | void;
  /** Awaited after it: the answer is lost where it throws. */
  after: (call: FakeCall) => Promise<void> | void;
  /** What is granted of what was asked for. */
  grantedMs: (askedMs: number, nowMs: number) => number;
  /** The most calls that were out at a time. */
  mostAtOnce(): number;
}

export const refusal = (kind: GraphErrorKind, facts: GraphErrorFacts = {}): GraphError => new GraphError(kind, 'refused', facts);

export function createFakeSubscriptions(
  clock: Clock,
  objectIds: (address: string) => string | null = (address) => `id-${address}`,
): FakeSubscriptions {
  const alive = new Map<string, HeldSubscription>();
  const idOf = new Map<string, string>();
  const ended: HeldSubscription[] = [];
  const calls: FakeCall[] = [];
  let made = 0;
  let out = 0;
  let most = 0;

  const put = (held: HeldSubscription): void => {
    alive.set(held.id, held);
    idOf.set(held.resource, held.id);
  };
  const end = (held: HeldSubscription, atMs: number): void => {
    alive.delete(held.id);
    idOf.delete(held.resource);
    ended.push({ ...held, expiresMs: Math.min(atMs, held.expiresMs) });
  };
  /** As long as it has not expired; one that has ends here. */
  const find = (id: string | undefined): HeldSubscription | null => {
    const held = alive.get(id ?? '');
    if (held && held.expiresMs <= clock.nowMs()) end(held, held.expiresMs);
    return alive.get(id ?? '') ?? null;
  };
  const all = (): readonly HeldSubscription[] => [...alive.keys()].flatMap((id) => find(id) ?? []);

  const perform = async <T>(operation: Operation, about: string, signal: AbortSignal, effect: () => T): Promise<T> => {
    const call = { operation, about, atMs: clock.monotonicMs() };
    calls.push(call);
    out += 1;
    most = Math.max(most, out);
    try {
      await fake.before(call);
      if (signal.aborted) throw refusal('aborted');
      const answer = effect();
      await fake.after(call);
      return answer;
    } finally {
      out -= 1;
    }
  };

  const subscriptions: GraphSubscriptions = {
    create: (wanted, signal) =>
      perform('create', wanted.resource, signal, () => {
        if (find(idOf.get(wanted.resource))) throw refusal('changed', { subscriptionTrouble: 'alreadyExists' });
        made += 1;
        const nowMs = clock.nowMs();
        const held = { ...wanted, id: `sub-${made}`, madeMs: nowMs, expiresMs: fake.grantedMs(wanted.expiresMs, nowMs) };
        put(held);
        return { id: held.id, expiresMs: held.expiresMs };
      }),
    renew: (id, expiresMs, signal) =>
      perform('renew', id, signal, () => {
        const held = find(id);
        if (!held) return null;
        const renewed = { ...held, expiresMs: fake.grantedMs(expiresMs, clock.nowMs()) };
        put(renewed);
        return { id, expiresMs: renewed.expiresMs };
      }),
    remove: (id, signal) =>
      perform('delete', id, signal, () => {
        const held = find(id);
        if (held) end(held, clock.nowMs());
      }),
    async list(beforePage, signal) {
      await beforePage(signal);
      return perform('list', '', signal, () =>
        all().map(({ id, resource, notificationUrl, expiresMs }) => ({ id, resource, notificationUrl, expiresMs })),
      );
    },
  };

  const fake: FakeSubscriptions = {
    subscriptions,
    renewToken: () => perform('token', '', new AbortController().signal, () => {}),
    objectIdOf: (address, signal) => perform('resolve', address, signal, () => objectIds(address)),
    held: all,
    lives: () => [...ended, ...alive.values()].map(({ resource, madeMs, expiresMs }) => ({ resource, fromMs: madeMs, untilMs: expiresMs })),
    calls,
    asked: (operation) => calls.filter((call) => call.operation === operation).map(({ about }) => about),
    drop(id) {
      const held = find(id);
      if (held) end(held, clock.nowMs());
    },
    plant: (held) => put({ ...held, madeMs: clock.nowMs() }),
    before: () => {},
    after: () => {},
    grantedMs: (askedMs) => askedMs,
    mostAtOnce: () => most,
  };
  return fake;
}
