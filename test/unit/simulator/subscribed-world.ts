import type { ChangeNotification } from '@microsoft/microsoft-graph-types';
import { followTenant } from '../../../shared/simulator/tenant/follow-tenant.ts';
import { createSimulatedWorld, type GraphAnswer, room, type SimulatedWorld } from './simulated-world.ts';

export const NOTIFICATIONS = 'https://subscriber.test/graph/notifications?site=one';
export const LIFECYCLE = 'https://subscriber.test/graph/lifecycle';
export const CLIENT_STATE = 'of this subscription alone';

interface Delivered {
  readonly atMs: number;
  readonly url: string;
  readonly items: readonly ChangeNotification[];
}

/** Somebody who subscribes, and what was posted to them. Answers as a good subscriber does until told otherwise. */
interface Subscriber {
  readonly handshakes: readonly URL[];
  readonly deliveries: readonly Delivered[];
  /** All items of all deliveries, in the order they came. */
  readonly items: readonly ChangeNotification[];
  /** Kinds of what came: of change, or of lifecycle. */
  readonly kinds: readonly string[];
  /** Answers in place of the good subscriber from now on; null answers well again. */
  answerBy(answer: ((request: Request) => Response | Promise<Response>) | null): void;
  forget(): void;
}

export interface SubscribedWorld extends SimulatedWorld {
  readonly subscriber: Subscriber;
  subscribe(more?: object, headers?: Record<string, string>): Promise<GraphAnswer>;
  /** Signs in anew and goes on with that token. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

const inThreeDays = (nowMs: number): string => new Date(nowMs + 3 * 86_400_000).toISOString();

/** A tenant that lives, as served ones do, and somebody at its webhooks. */
export async function createSubscribedWorld(): Promise<SubscribedWorld> {
  const handshakes: URL[] = [];
  const deliveries: Delivered[] = [];
  let answer: ((request: Request) => Response | Promise<Response>) | null = null;
  let authorization: string | null = null;

  const webhooks: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const token = url.searchParams.get('validationToken');
    if (token !== null) handshakes.push(url);
    else deliveries.push({ atMs: world.clock.nowMs(), url: url.href, items: (await request.clone().json()).value });
    if (answer) return answer(request);
    return token === null ? new Response(null, { status: 202 }) : new Response(token, { headers: { 'content-type': 'text/plain' } });
  };
  const world = await createSimulatedWorld({ webhooks });
  const stop = new AbortController();
  const following = followTenant(world.tenant, stop.signal);

  const call: SimulatedWorld['call'] = async (method, path, body, headers = {}) => {
    let answered: GraphAnswer | null = null;
    void world.call(method, path, body, { ...(authorization && { authorization }), ...headers }).then((given) => {
      answered = given;
    });
    await world.clock.settle();
    for (let step = 0; answered === null && step < 400; step += 1) await world.clock.advance(100);
    if (answered === null) throw new Error(`no answer to ${method} ${path}`);
    return answered;
  };
  return {
    ...world,
    call,
    get: (path, headers) => call('GET', path, undefined, headers),
    subscriber: {
      handshakes,
      deliveries,
      get items() {
        return deliveries.flatMap(({ items }) => items);
      },
      get kinds() {
        return this.items.map(({ changeType, lifecycleEvent }) => changeType ?? lifecycleEvent ?? 'neither');
      },
      answerBy(given) {
        answer = given;
      },
      forget() {
        deliveries.splice(0);
        handshakes.splice(0);
      },
    },
    subscribe: (more = {}, headers = {}) =>
      call(
        'POST',
        '/v1.0/subscriptions',
        {
          changeType: 'created,updated,deleted',
          notificationUrl: NOTIFICATIONS,
          lifecycleNotificationUrl: LIFECYCLE,
          resource: `/users/${world.tenant.directory.room(room)?.id}/events`,
          expirationDateTime: inThreeDays(world.clock.nowMs()),
          clientState: CLIENT_STATE,
          ...more,
        },
        headers,
      ),
    async refresh() {
      authorization = `Bearer ${(await world.signIn()).body.access_token}`;
    },
    async close() {
      stop.abort();
      await world.clock.settle();
      await following;
    },
  };
}
