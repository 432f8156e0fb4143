import type { ChangeNotification } from '@microsoft/microsoft-graph-types';
import type { Agenda } from '../tenant/agenda.ts';
import type { Setting } from '../tenant/setting.ts';
import type { Switches } from '../tenant/switches.ts';
import type { DeliveryLog } from './delivery-log.ts';
import type { HostScores } from './host-scores.ts';
import type { Outgoing } from './notification-item.ts';
import type { Subscription } from './subscription.ts';
import type { SubscriptionBook } from './subscription-book.ts';
import type { Webhooks } from './webhooks.ts';

/** Facts 7.3.3 and 7.3.4. */
const RETRY_ANSWER_MS = 10_000;
const FIRST_RETRY_MS = 10_000;
const RETRIED_FOR_MS = 4 * 3_600_000;
const SLOW_HOST_WAITS_MS = 600_000;
const MOST_ITEMS = 100;

/** Brings notifications to their addresses: gathered, tried again, and dropped in the end. */
export interface Delivery {
  /** To be sent at that time, by the tenant's clock. */
  add(url: string, item: Outgoing, dueMs: number): void;
}

export interface DeliveryDeps {
  readonly agenda: Pick<Agenda, 'add'>;
  readonly book: Pick<SubscriptionBook, 'find'>;
  readonly webhooks: Pick<Webhooks, 'post'>;
  readonly scores: Pick<HostScores, 'stateOf' | 'record'>;
  readonly log: DeliveryLog;
  readonly switches: Pick<Setting<Switches>, 'current'>;
  nowMs(): number;
  /** What else is in every body of changes. */
  strangers(): readonly ChangeNotification[];
  /** The items will never be told. */
  onDropped(items: readonly Outgoing[]): void;
}

/** Items that go in one body, first tried at `firstMs`. */
interface Parcel {
  readonly url: string;
  readonly items: readonly Outgoing[];
  readonly firstMs: number;
  readonly retry: number;
}

export function createDelivery(deps: DeliveryDeps): Delivery {
  const { agenda, book, webhooks, scores, log, switches, nowMs } = deps;
  const gathering = new Map<string, Outgoing[]>();

  const drop = (items: readonly Outgoing[]): void => {
    if (items.length === 0) return;
    log.drop(items.length);
    deps.onDropped(items);
  };

  const again = (parcel: Parcel): void => {
    const now = nowMs();
    if (now - parcel.firstMs >= RETRIED_FOR_MS) drop(parcel.items);
    else agenda.add(now + FIRST_RETRY_MS * 2 ** parcel.retry, () => void send({ ...parcel, retry: parcel.retry + 1 }));
  };

  /** Fact 7.3.9: changes wait for a token; what is to be done about it does not. */
  const isPaused = ({ tokenExpiresMs }: Subscription, { event }: Outgoing): boolean =>
    switches.current.subscriptionTokensExpire && event === null && tokenExpiresMs <= nowMs();

  const send = async (parcel: Parcel): Promise<void> => {
    const { url, firstMs, retry } = parcel;
    // Whose subscription has ended is told nothing more, except that it was removed.
    const found = parcel.items.map((item) => ({ item, subscription: item.removed ?? book.find(item.subscriptionId) }));
    const alive = found.flatMap(({ item, subscription }) => (subscription === null ? [] : [{ item, subscription }]));
    const paused = alive.filter(({ item, subscription }) => isPaused(subscription, item));
    if (paused.length > 0) again({ url, items: paused.map(({ item }) => item), firstMs, retry });
    const ready = alive.filter((one) => !paused.includes(one));
    if (ready.length === 0) return;
    const isOfChanges = ready.some(({ item }) => item.event === null);
    const value = [...(isOfChanges ? deps.strangers() : []), ...ready.map(({ item, subscription }) => item.write(subscription))];
    const message = { contentType: 'application/json; charset=utf-8', body: JSON.stringify({ value }) };
    const atMs = nowMs();
    const answer = await webhooks.post(url, message, RETRY_ANSWER_MS);
    const status = answer.kind === 'answered' ? answer.status : 0;
    scores.record(url, answer.tookMs);
    log.add({ atMs, url, subscriptionIds: ready.map(({ item }) => item.subscriptionId), retry, status, tookMs: answer.tookMs });
    const isInTime = answer.tookMs <= (retry === 0 ? switches.current.webhookAnswerMs : RETRY_ANSWER_MS);
    if (!isInTime || status < 200 || status > 299) again({ url, items: ready.map(({ item }) => item), firstMs, retry });
  };

  /** Fact 7.3.4: what a slow host gets is late, and what a very slow one would get is not sent at all, but for news of subscriptions. */
  const dispatch = (url: string, items: readonly Outgoing[]): void => {
    const state = switches.current.judgesSlowHosts ? scores.stateOf(url) : 'good';
    const sendAll = (): void => {
      for (let from = 0; from < items.length; from += MOST_ITEMS) {
        void send({ url, items: items.slice(from, from + MOST_ITEMS), firstMs: nowMs(), retry: 0 });
      }
    };
    if (state === 'good') sendAll();
    else if (state === 'slow' || items.some(({ event }) => event !== null)) agenda.add(nowMs() + SLOW_HOST_WAITS_MS, sendAll);
    else drop(items);
  };

  /** Changes with changes, news of subscriptions with such news. */
  const gather = (url: string, item: Outgoing): void => {
    const pile = `${item.event === null ? 'changes' : 'lifecycle'} ${url}`;
    const waiting = gathering.get(pile);
    if (waiting) return void waiting.push(item);
    const items = [item];
    gathering.set(pile, items);
    agenda.add(nowMs() + switches.current.notificationBatchMs, () => {
      gathering.delete(pile);
      dispatch(url, items);
    });
  };

  return {
    add: (url, item, dueMs) => agenda.add(dueMs, () => gather(url, item)),
  };
}
