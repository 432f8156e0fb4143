import type { Handshake } from '../subscriptions/handshake.ts';
import { GraphRefusal } from './graph-refusal.ts';

export const badSubscription = (message: string): GraphRefusal => new GraphRefusal(400, 'InvalidRequest', message);

/** Fact 7.1.9: mailbox trouble comes in an envelope of its own. Trouble of the service comes with 403 too, as it was seen to. */
export function extensionError(statusCode: 'Forbidden' | 'NotFound' | 'ServiceUnavailable'): GraphRefusal {
  const reason = statusCode === 'ServiceUnavailable' ? "Target resource is currently on backend 'Unknown'" : statusCode;
  const status = statusCode === 'NotFound' ? 404 : 403;
  return new GraphRefusal(status, 'ExtensionError', `Operation: Create; Exception: [Status Code: ${statusCode}; Reason: ${reason}]`);
}

/** Fact 7.1.7. */
export const subscriptionExists = (id: string): GraphRefusal =>
  new GraphRefusal(409, 'Conflict', `Subscription Id ${id} already exists for the requested combination`);

export const quotaReached = (): GraphRefusal =>
  new GraphRefusal(403, 'Forbidden', 'The number of active subscriptions has reached its limit.');

/** Fact 7.2.3. */
export function handshakeRefusal(handshake: Exclude<Handshake, 'valid'>): GraphRefusal {
  if (handshake === 'timedOut') return badSubscription('Subscription validation request timed out.');
  return new GraphRefusal(
    400,
    'ValidationError',
    'Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.',
  );
}

export const noSuchSubscription = (): GraphRefusal => new GraphRefusal(404, 'ResourceNotFound', 'The object was not found.');
