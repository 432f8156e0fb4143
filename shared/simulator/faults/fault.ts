import { z } from 'zod';

const ms = z.number().int().min(0);
const retryAfter = z.string().min(1).nullable().default(null);

/** The closed list of what can go wrong. Numbers are facts and quirks. */
const faultEffectSchema = z.discriminatedUnion('kind', [
  // The way there and back.
  z.strictObject({ kind: z.literal('latency'), ms, spreadMs: ms.default(0) }),
  z.strictObject({ kind: z.literal('dropBeforeEffect') }),
  z.strictObject({ kind: z.literal('dropAfterEffect') }),
  /** The client is dropped at once; what it asked for happens later. */
  z.strictObject({ kind: z.literal('lateEffect'), afterMs: ms }),
  /** It happens at once; the answer comes so much later, perhaps to nobody. */
  z.strictObject({ kind: z.literal('lateAnswer'), afterMs: ms }),
  z.strictObject({ kind: z.literal('truncatedBody') }),
  z.strictObject({ kind: z.literal('wrongBody'), shape: z.enum(['notJson', 'otherShape', 'noLinks', 'empty']).default('otherShape') }),
  z.strictObject({ kind: z.literal('wrongDate'), offsetMs: z.number().int() }),
  // Refusals.
  z.strictObject({ kind: z.literal('tokenExpired') }),
  z.strictObject({ kind: z.literal('claimsChallenge') }),
  z.strictObject({ kind: z.literal('accessDenied') }),
  z.strictObject({ kind: z.literal('accessPolicy') }),
  /** Q42: ends once nobody has asked for so long. */
  z.strictObject({ kind: z.literal('stickyDenial'), restMs: ms }),
  z.strictObject({ kind: z.literal('mailboxNotEnabled') }),
  z.strictObject({ kind: z.literal('mailboxInfoStale') }),
  z.strictObject({ kind: z.literal('throttled'), retryAfter }),
  z.strictObject({ kind: z.literal('mailboxConcurrency'), retryAfter }),
  z.strictObject({ kind: z.literal('serverError') }),
  z.strictObject({ kind: z.literal('htmlError') }),
  z.strictObject({ kind: z.literal('unavailable'), retryAfter }),
  z.strictObject({ kind: z.literal('gatewayTimeout') }),
  // Reading.
  z.strictObject({ kind: z.literal('notFoundAfterCreate'), forMs: ms }),
  z.strictObject({ kind: z.literal('replicationLag'), minMs: ms, maxMs: ms }),
  z.strictObject({
    kind: z.literal('syncStateLost'),
    code: z.enum(['SyncStateNotFound', 'syncStateNotFound', 'resyncRequired', 'SyncStateInvalid']).default('SyncStateNotFound'),
    status: z.literal([410, 400]).default(410),
    location: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('endlessPages') }),
  // Subscribing. These strike the operations on subscriptions alone.
  z.strictObject({ kind: z.literal('validationTimedOut') }),
  z.strictObject({ kind: z.literal('subscriptionForbidden') }),
  z.strictObject({ kind: z.literal('subscriptionUnavailable') }),
  z.strictObject({ kind: z.literal('subscriptionQuota') }),
  // Signing in.
  z.strictObject({ kind: z.literal('wrongSecret') }),
  z.strictObject({ kind: z.literal('expiredSecret') }),
  z.strictObject({ kind: z.literal('unknownApp') }),
  z.strictObject({ kind: z.literal('unknownTenant') }),
  z.strictObject({ kind: z.literal('invalidAssertion') }),
  z.strictObject({ kind: z.literal('disabledApp') }),
  z.strictObject({ kind: z.literal('signInUnavailable') }),
  z.strictObject({ kind: z.literal('signInLoop') }),
]);

export const faultRuleSchema = z.strictObject({
  effect: faultEffectSchema,
  match: z
    .strictObject({
      method: z.enum(['GET', 'POST', 'PATCH', 'DELETE']).optional(),
      /** Path without query; `*` stands for anything. */
      path: z.string().min(1).optional(),
      operation: z.string().min(1).optional(),
      /** Address or object id. */
      mailbox: z.string().min(1).optional(),
    })
    .default({}),
  /** How many requests it strikes; null until it is removed. */
  count: z.number().int().min(1).nullable().default(null),
  /** How many matching requests pass before it strikes. */
  skip: z.number().int().min(0).default(0),
  probability: z.number().min(0).max(1).default(1),
});

export type FaultEffect = Readonly<z.infer<typeof faultEffectSchema>>;
export type FaultKind = FaultEffect['kind'];
export type EffectOf<Kind extends FaultKind> = Extract<FaultEffect, { kind: Kind }>;
/** As a caller writes it: fields with defaults may be left out. */
export type NewFaultRule = Readonly<z.input<typeof faultRuleSchema>>;

export interface FaultRule extends Readonly<z.infer<typeof faultRuleSchema>> {
  readonly id: string;
  readonly addedMs: number;
}

export const faultKinds: readonly FaultKind[] = faultEffectSchema.options.map((option) => option.shape.kind.value);

/** These strike the token endpoint unless the rule names an operation; all others strike Graph. */
export const signInKinds: ReadonlySet<FaultKind> = new Set([
  'wrongSecret',
  'expiredSecret',
  'unknownApp',
  'unknownTenant',
  'invalidAssertion',
  'disabledApp',
  'signInUnavailable',
  'signInLoop',
]);
