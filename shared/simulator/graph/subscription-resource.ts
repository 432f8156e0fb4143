import type { Subscription as GraphSubscription } from '@microsoft/microsoft-graph-types';
import type { Subscription } from '../subscriptions/subscription.ts';
import type { AppRegistration } from '../tenant/app-registration.ts';

/** A subscription as Graph writes it. Its client state is told once, to who set it (fact 7.1.6). */
export function subscriptionResource(
  subscription: Subscription,
  { clientId }: Pick<AppRegistration, 'clientId'>,
  clientState: string | null = null,
): GraphSubscription {
  return {
    id: subscription.id,
    resource: subscription.resource,
    applicationId: clientId,
    changeType: subscription.changes.join(','),
    clientState,
    notificationUrl: subscription.notificationUrl,
    notificationQueryOptions: null,
    lifecycleNotificationUrl: subscription.lifecycleUrl,
    expirationDateTime: `${new Date(subscription.expiresMs).toISOString().slice(0, 23)}0000Z`,
    // Entra makes one service principal for each app in a tenant.
    creatorId: `${clientId.slice(0, -4)}5e12`,
    includeResourceData: null,
    latestSupportedTlsVersion: subscription.tlsVersion,
    encryptionCertificate: null,
    encryptionCertificateId: null,
    notificationUrlAppId: null,
  };
}
