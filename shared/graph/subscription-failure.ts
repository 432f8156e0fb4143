import type { GraphErrorKind, SubscriptionTrouble } from './graph-error.ts';

interface SubscriptionFailure {
  /** Where it is another than the status and the codes tell. */
  readonly kind?: GraphErrorKind;
  readonly trouble?: SubscriptionTrouble;
}

/**
 * What the subscription service says in words alone. Its codes are `InvalidRequest` and `ExtensionError` for nearly everything, so here, and
 * nowhere else, a message is read; one that nobody knows leaves the kind to the status.
 */
export function subscriptionFailureOf(status: number, codes: readonly string[], message: string): SubscriptionFailure {
  const has = (code: string): boolean => codes.some((candidate) => candidate.toLowerCase() === code);
  if (status === 409) return { trouble: 'alreadyExists' };
  if (has('validationerror') || /^subscription validation request/i.test(message))
    return { kind: 'badRequest', trouble: 'validationFailed' };
  if (status === 400 && /expiration can only be/i.test(message)) return { trouble: 'lifeTooLong' };
  if (has('extensionerror')) return mailboxFailureOf(message);
  if (status === 403 && /quota|limit|maximum/i.test(`${codes.join(' ')} ${message}`)) return { trouble: 'quotaReached' };
  return {};
}

/** The envelope holds what the mailbox's own service answered [7.1.9]: an outage is weather, anything else lasts. */
function mailboxFailureOf(message: string): SubscriptionFailure {
  const [, inner = ''] = /Status Code: (\w+)/i.exec(message) ?? [];
  switch (inner.toLowerCase()) {
    case 'serviceunavailable':
      return { kind: 'serviceFailing' };
    case 'notfound':
      return { kind: 'roomNotFound' };
    default:
      return { kind: 'forbidden', trouble: 'mailboxClosed' };
  }
}
