import { notificationPaths } from '../notifications/notification-routes.ts';
import { createFreshToken } from './fresh-token.ts';
import { createMeteredSubscriptions } from './metered-subscriptions.ts';
import { createPace } from './pace.ts';
import { createRoomResources } from './room-resource.ts';
import type { SubscriptionClient } from './subscription-client.ts';
import { createSubscriptionLife } from './subscription-life.ts';
import type { SubscriptionsDeps } from './subscriptions-deps.ts';
import { createTenantKeeper, type TenantKeeper, type TenantKeeperDeps } from './tenant-keeper.ts';

/** A creation takes about a second, with its two handshakes. */
export const SUBSCRIPTIONS_IN_FLIGHT = 20;
/** Four fifths of what Graph takes from one app in one tenant, and from one app in all [7.1.8]. */
const TENANT_PER_SECOND = 40;
const APP_PER_SECOND = 200;
const LISTS_PER_SECOND = 1.6;

/** By tenant id; none where no public address is configured. */
export function openTenants(deps: SubscriptionsDeps, on: Pick<TenantKeeperDeps, 'onMove' | 'isKept'>): ReadonlyMap<string, TenantKeeper> {
  const { publicAddress, store, clients, clock, metrics, inFlight = SUBSCRIPTIONS_IN_FLIGHT } = deps;
  if (publicAddress === null) return new Map();
  const addresses = {
    notificationUrl: publicAddress + notificationPaths.notifications,
    lifecycleNotificationUrl: publicAddress + notificationPaths.lifecycle,
  };
  const appPace = createPace(clock, APP_PER_SECOND);
  const onResolved = (roomId: string, objectId: string): Promise<void> =>
    store.rooms.resolved(roomId, objectId).catch((error: unknown) => deps.log.error('roomNotStored', { roomId, message: String(error) }));

  const openTenant = ({ subscriptions, objectIdOf, renewToken }: SubscriptionClient): TenantKeeper =>
    createTenantKeeper({
      ...deps,
      ...on,
      addresses,
      inFlight,
      records: store.subscriptions,
      freshToken: createFreshToken(clock, renewToken),
      life: createSubscriptionLife(),
      resources: createRoomResources({ clock, objectIdOf, onResolved }),
      subscriptions: createMeteredSubscriptions({
        subscriptions,
        paces: [createPace(clock, TENANT_PER_SECOND), appPace],
        listPace: createPace(clock, LISTS_PER_SECOND),
        metrics,
      }),
    });
  return new Map([...clients].map(([tenantId, client]) => [tenantId, openTenant(client)]));
}
