import type { Call } from '../http/call.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { isInScope } from '../tenant/app-scope.ts';
import { checkHandshakes } from './check-handshakes.ts';
import { readPreferences } from './preferences.ts';
import { changesIn, checkAddress, expiryOf, mailboxIn, readNewSubscription } from './subscription-input.ts';
import { badSubscription, extensionError, quotaReached, subscriptionExists } from './subscription-refusal.ts';

/** Facts 7.1.6 and 7.1.7. */
const LONGEST_CLIENT_STATE = 128;
const MOST_FOR_MAILBOX = 1000;

/** The mailbox that is watched, if there is one and the app may reach it (facts 7.1.2 and 7.1.9). */
function mailboxFor({ tenant }: Call, resource: string): string {
  const name = mailboxIn(resource);
  const isByAddress = name?.includes('@') && !/\/calendar\//i.test(resource);
  if (name === null || (isByAddress && tenant.oddities.current.refusesAddressedResources))
    throw badSubscription(`Resource '${resource}' is invalid.`);
  const member = tenant.directory.find(name);
  if (!member) throw extensionError('NotFound');
  if (!isInScope(tenant, member)) throw extensionError('Forbidden');
  return member.id;
}

function checkFaults({ tenant, struck }: Call): void {
  if (tenant.faults.strike('subscriptionForbidden', struck)) throw extensionError('Forbidden');
  if (tenant.faults.strike('subscriptionUnavailable', struck)) throw extensionError('ServiceUnavailable');
  if (tenant.faults.strike('subscriptionQuota', struck)) throw quotaReached();
}

/** Makes what the call asks for, after everything that can be said against it and the handshakes. */
export async function createSubscription(call: Call, tokenExpiresMs: number): Promise<Subscription> {
  const { tenant, headers, body } = call;
  const switches = tenant.switches.current;
  const { book } = tenant.subscriptions;
  const { notificationUrl, lifecycleNotificationUrl, resource, clientState, ...asked } = readNewSubscription(body);
  const lifecycleUrl = lifecycleNotificationUrl ?? null;
  for (const address of lifecycleUrl === null ? [notificationUrl] : [notificationUrl, lifecycleUrl]) checkAddress(address, switches);
  if ((clientState ?? '').length > LONGEST_CLIENT_STATE) throw badSubscription('The clientState is longer than 128 characters.');
  const changes = changesIn(asked.changeType);
  const expiresMs = expiryOf(asked.expirationDateTime, tenant.clock.nowMs(), switches);
  const mailboxId = mailboxFor(call, resource);
  checkFaults(call);

  const checkCount = (): void => {
    const twin = switches.subscriptionsAreUnique ? book.twinOf({ mailboxId, changes }) : null;
    if (twin) throw subscriptionExists(twin.id);
    if (book.of(mailboxId).length >= MOST_FOR_MAILBOX) throw quotaReached();
  };
  checkCount();
  await checkHandshakes(call, { notificationUrl, lifecycleUrl }, 'first');
  checkCount(); // somebody else may have been quicker
  const subscription: Subscription = {
    id: tenant.values.guid(),
    resource,
    mailboxId,
    changes,
    clientState: clientState ?? null,
    notificationUrl,
    lifecycleUrl,
    tlsVersion: asked.latestSupportedTlsVersion ?? 'v1_2',
    idFormat: readPreferences(headers.get('prefer')).idFormat,
    expiresMs,
    tokenExpiresMs,
  };
  tenant.subscriptions.keep(subscription);
  return subscription;
}
