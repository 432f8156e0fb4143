import type { Call } from '../http/call.ts';
import { shakeHands } from '../subscriptions/handshake.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { handshakeRefusal } from './subscription-refusal.ts';

/** Fact 7.2.2: both addresses, in two requests even if they are one; `again` is on renewal, which a switch decides. */
export async function checkHandshakes(
  { tenant, struck }: Call,
  { notificationUrl, lifecycleUrl }: Pick<Subscription, 'notificationUrl' | 'lifecycleUrl'>,
  when: 'first' | 'again',
): Promise<void> {
  if (when === 'again' && !tenant.switches.current.validatesOnRenewal) return;
  if (tenant.faults.strike('validationTimedOut', struck)) throw handshakeRefusal('timedOut');
  for (const url of lifecycleUrl === null ? [notificationUrl] : [notificationUrl, lifecycleUrl]) {
    const handshake = await shakeHands(tenant.subscriptions.webhooks, url, tenant.values.guid());
    if (handshake !== 'valid') throw handshakeRefusal(handshake);
  }
}
