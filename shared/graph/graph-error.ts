/** What went wrong at Graph or the token endpoint; closed, so that each loop can say what it does about each. */
export type GraphErrorKind =
  | 'offline' // no answer: DNS, TLS, connection, time-out
  | 'aborted' // the caller's signal
  | 'throttled' // 429
  | 'serviceFailing' // 5xx
  | 'unexpectedReply' // not JSON, not the shape, or a status that fits nowhere
  | 'credentialRefused' // token endpoint says no, or 401 after a renewed token
  | 'forbidden' // 403
  | 'roomNotFound' // no such user, or no mailbox behind it
  | 'notFound' // 404 on an item
  | 'cursorExpired' // 410, or a sync-state code [1.3.5]
  | 'changed' // 412 or ErrorIrresolvableConflict
  | 'badRequest'; // our fault; never retried

/** What Graph has against a subscription, where its kind does not tell [7]. */
export type SubscriptionTrouble =
  | 'alreadyExists' // another one for the same resource [7.1.7]
  | 'quotaReached' // [7.1.7]
  | 'mailboxClosed' // the service that would notify may not look into the mailbox [7.1.9]
  | 'validationFailed' // the notification address did not answer the handshake as it must [7.2.3]
  | 'lifeTooLong'; // an expiry further away than Graph grants (Q19)

export interface GraphErrorFacts {
  readonly status?: number;
  /** Graph's or Entra's code, e.g. `ErrorAccessDenied`, `AADSTS7000222`. */
  readonly code?: string;
  /** Set only when the service told us when to come back. */
  readonly retryAfterMs?: number;
  readonly requestId?: string;
  readonly clientRequestId?: string;
  /** Where a 410 sends us [1.3.3]. */
  readonly location?: string;
  /** With `ErrorDuplicateTransactionId`: the event that has the id already, where Graph names it [3.1.3]. */
  readonly existingEventId?: string;
  readonly subscriptionTrouble?: SubscriptionTrouble;
  readonly cause?: unknown;
}

/** The only error that leaves `shared/graph`. The message is for logs; screens use the kind. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  readonly kind: GraphErrorKind;
  readonly facts: GraphErrorFacts;

  constructor(kind: GraphErrorKind, message: string, facts: GraphErrorFacts = {}) {
    super(message, { cause: facts.cause });
    this.kind = kind;
    this.facts = facts;
  }
}
