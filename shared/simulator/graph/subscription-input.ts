import { z } from 'zod';
import { type ChangeKind, changeKinds } from '../subscriptions/subscription.ts';
import type { Switches } from '../tenant/switches.ts';
import { refuse } from './graph-refusal.ts';
import { badSubscription } from './subscription-refusal.ts';

const LEAST_MS = 45 * 60_000;
const instant = z.string().refine((text) => /T.*(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)));

const newSubscriptionSchema = z.strictObject({
  '@odata.type': z.string().optional(),
  changeType: z.string(),
  notificationUrl: z.string(),
  lifecycleNotificationUrl: z.string().nullish(),
  resource: z.string(),
  expirationDateTime: instant,
  clientState: z.string().nullish(),
  latestSupportedTlsVersion: z.enum(['v1_0', 'v1_1', 'v1_2', 'v1_3']).nullish(),
});
/** Fact 7.1.5: nothing else can be changed. */
const renewalSchema = z.strictObject({ '@odata.type': z.string().optional(), expirationDateTime: instant });

export type NewSubscription = z.infer<typeof newSubscriptionSchema>;

function read<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw refuse.malformedBody();
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue?.path.join('.');
  throw badSubscription(`Property '${name}' is missing, has an invalid value or cannot be set.`);
}

export const readNewSubscription = (text: string): NewSubscription => read(newSubscriptionSchema, text);
export const readRenewal = (text: string): z.infer<typeof renewalSchema> => read(renewalSchema, text);

/** Fact 7.1.1: any of the three, with commas between. */
export function changesIn(changeType: string): readonly ChangeKind[] {
  const asked = changeType.split(',').map((part) => part.trim().toLowerCase());
  if (asked.some((kind) => !changeKinds.some((known) => known === kind))) throw badSubscription(`Invalid changeType '${changeType}'.`);
  return changeKinds.filter((kind) => asked.includes(kind));
}

/** Fact 7.1.4: too long is refused, too short is raised. */
export function expiryOf(text: string, nowMs: number, { subscriptionMaxMinutes }: Switches): number {
  const expiresMs = Date.parse(text);
  if (expiresMs <= nowMs) throw badSubscription('Subscription expiration must be in the future.');
  if (expiresMs > nowMs + subscriptionMaxMinutes * 60_000)
    throw badSubscription(`Subscription expiration can only be ${subscriptionMaxMinutes} minutes in the future.`);
  return Math.max(expiresMs, nowMs + LEAST_MS);
}

/** Fact 7.2.4, with the one exception that a switch makes for this machine. */
export function checkAddress(text: string, { allowsLoopbackHttp }: Switches): void {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isLoopback = url !== null && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback && allowsLoopbackHttp)) return;
  throw badSubscription(`The notification URL '${text}' is not valid: it has to begin with https.`);
}

/** Fact 7.1.2: the name or id of the mailbox in `/users/{id}/events`; null for what is watched nowhere here. */
export function mailboxIn(resource: string): string | null {
  const [, name = ''] = /^\/?users\/([^/]+)(?:\/calendar)?\/events\/?$/i.exec(resource) ?? [];
  return name === '' ? null : decodeURIComponent(name);
}
