import type { Call, Operation, Reply } from '../http/call.ts';
import { readToken } from '../login/access-token.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { checkHandshakes } from './check-handshakes.ts';
import { rolesOf } from './check-token.ts';
import { createSubscription } from './create-subscription.ts';
import { refuse, throttled } from './graph-refusal.ts';
import { expiryOf, readRenewal } from './subscription-input.ts';
import { noSuchSubscription } from './subscription-refusal.ts';
import { subscriptionResource } from './subscription-resource.ts';

const PAGE = 100;

/** Facts 7.1.3 and 7.1.8: who may, and not too often. */
function admit(call: Call, kind: 'list' | 'other'): void {
  const { switches, subscriptions } = call.tenant;
  const waitMs = subscriptions.limits.exceededBy(kind);
  if (waitMs !== null && switches.current.throttlesSubscriptions) throw throttled('TooManyRequests', String(Math.ceil(waitMs / 1000)));
  const roles = rolesOf(call);
  const onlyWrites = roles.includes('Calendars.ReadWrite') && !roles.includes('Calendars.Read');
  if (onlyWrites && switches.current.subscribingNeedsRead) throw refuse.accessDenied();
}

const subscriptionAt = ({ tenant, params }: Call): Subscription => {
  const found = tenant.subscriptions.book.find(params.subscription ?? '');
  if (!found) throw noSuchSubscription();
  return found;
};

/** Fact 7.3.9: from now on it delivers on the token of this call. */
const tokenExpiryOf = ({ headers }: Call): number => (readToken((headers.get('authorization') ?? '').split(' ')[1] ?? '')?.exp ?? 0) * 1000;

const entity = (call: Call, status: number, subscription: Subscription, clientState: string | null = null): Reply => ({
  status,
  body: {
    '@odata.context': `${call.url.origin}/v1.0/$metadata#subscriptions/$entity`,
    ...subscriptionResource(subscription, call.tenant.app.current, clientState),
  },
});

const create: Operation = {
  isGraph: true,
  name: 'subscription.create',
  method: 'POST',
  paths: ['/v1.0/subscriptions'],
  async run(call) {
    admit(call, 'other');
    const subscription = await createSubscription(call, tokenExpiryOf(call));
    return entity(call, 201, subscription, subscription.clientState);
  },
};

const list: Operation = {
  isGraph: true,
  name: 'subscriptions.list',
  method: 'GET',
  paths: ['/v1.0/subscriptions'],
  run(call) {
    admit(call, 'list');
    const { tenant, url } = call;
    const from = Number(url.searchParams.get('$skiptoken') ?? 0);
    const all = tenant.subscriptions.book.all();
    const end = from + PAGE;
    return {
      status: 200,
      body: {
        '@odata.context': `${url.origin}/v1.0/$metadata#subscriptions`,
        value: all.slice(from, end).map((subscription) => subscriptionResource(subscription, tenant.app.current)),
        ...(end < all.length ? { '@odata.nextLink': `${url.origin}${url.pathname}?$skiptoken=${end}` } : {}),
      },
    };
  },
};

const get: Operation = {
  isGraph: true,
  name: 'subscription.get',
  method: 'GET',
  paths: ['/v1.0/subscriptions/:subscription'],
  run(call) {
    admit(call, 'other');
    return entity(call, 200, subscriptionAt(call));
  },
};

const renew: Operation = {
  isGraph: true,
  name: 'subscription.renew',
  method: 'PATCH',
  paths: ['/v1.0/subscriptions/:subscription'],
  async run(call) {
    admit(call, 'other');
    const { tenant, body } = call;
    const { expirationDateTime } = readRenewal(body);
    const expiresMs = expiryOf(expirationDateTime, tenant.clock.nowMs(), tenant.switches.current);
    await checkHandshakes(call, subscriptionAt(call), 'again');
    const renewed = { ...subscriptionAt(call), expiresMs, tokenExpiresMs: tokenExpiryOf(call) };
    tenant.subscriptions.keep(renewed);
    return entity(call, 200, renewed);
  },
};

const reauthorize: Operation = {
  isGraph: true,
  name: 'subscription.reauthorize',
  method: 'POST',
  paths: ['/v1.0/subscriptions/:subscription/reauthorize'],
  async run(call) {
    admit(call, 'other');
    await checkHandshakes(call, subscriptionAt(call), 'again');
    call.tenant.subscriptions.keep({ ...subscriptionAt(call), tokenExpiresMs: tokenExpiryOf(call) });
    return { status: 204, body: null };
  },
};

const remove: Operation = {
  isGraph: true,
  name: 'subscription.delete',
  method: 'DELETE',
  paths: ['/v1.0/subscriptions/:subscription'],
  run(call) {
    admit(call, 'other');
    call.tenant.subscriptions.book.remove(subscriptionAt(call).id);
    return { status: 204, body: null };
  },
};

/** Facts 7.1. */
export const subscriptionOperations: readonly Operation[] = [create, list, get, renew, reauthorize, remove];
