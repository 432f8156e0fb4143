import { z } from 'zod';
import type { Example } from './read-examples.ts';

/** An event as an example writes it: an id and times, and whatever else. */
const eventSchema = z.looseObject({
  id: z.string(),
  start: z.looseObject({ dateTime: z.string(), timeZone: z.string() }),
  end: z.looseObject({ dateTime: z.string(), timeZone: z.string() }),
  type: z.string().nullish(),
});
export type PublishedEvent = z.infer<typeof eventSchema>;

const pageSchema = z.looseObject({ value: z.array(z.unknown()) });
const removalSchema = z.looseObject({ id: z.string(), '@removed': z.unknown() }).refine((item) => '@removed' in item);
const errorSchema = z.looseObject({
  error: z.looseObject({ code: z.string(), message: z.string().catch(''), '@event.existingEventId': z.string().optional() }),
});
const tokenErrorSchema = z.looseObject({ error: z.string(), error_codes: z.tuple([z.number()]) });
const tokenSchema = z.looseObject({ access_token: z.string() });
const userSchema = z.looseObject({ id: z.string(), userPrincipalName: z.string(), displayName: z.string() });
const settingsSchema = z.looseObject({ timeZone: z.string(), workingHours: z.unknown() });
const ruleSchema = z.union([
  z.strictObject({ pattern: z.looseObject({ type: z.string() }) }),
  z.strictObject({ range: z.looseObject({ type: z.string(), startDate: z.string() }) }),
]);

const subscriptionSchema = z.looseObject({
  id: z.string(),
  changeType: z.string(),
  notificationUrl: z.string(),
  expirationDateTime: z.string(),
});
const notificationSchema = z.looseObject({
  subscriptionId: z.string(),
  changeType: z.string().optional(),
  lifecycleEvent: z.string().optional(),
  clientState: z.string().optional(),
});
const roomSchema = z.looseObject({
  emailAddress: z.string(),
  displayName: z.string(),
  capacity: z.number(),
  building: z.string(),
  tags: z.array(z.string()).optional(),
});
const zonedTime = z.looseObject({ dateTime: z.string(), timeZone: z.string() });
const scheduleSchema = z.looseObject({
  scheduleId: z.string(),
  error: z.unknown().optional(),
  scheduleItems: z.array(z.looseObject({ status: z.string(), start: zonedTime, end: zonedTime })).optional(),
});
const all = <Item extends z.ZodType>(item: Item) => z.looseObject({ value: z.array(item).min(1) });

/** What an example is to Lintel, by its form alone; `unknown` is what nobody has thought of. */
export type ExampleKind =
  | { readonly kind: 'request' }
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'tokenError' }
  | { readonly kind: 'error'; readonly code: string; readonly message: string; readonly existingEventId: string | null }
  | { readonly kind: 'user'; readonly user: z.infer<typeof userSchema> }
  | { readonly kind: 'mailboxSettings'; readonly timeZone: string }
  | { readonly kind: 'subscription'; readonly id: string; readonly expires: string }
  | { readonly kind: 'notifications'; readonly items: readonly z.infer<typeof notificationSchema>[] }
  | { readonly kind: 'rooms'; readonly rooms: readonly z.infer<typeof roomSchema>[] }
  | { readonly kind: 'schedules'; readonly schedules: readonly z.infer<typeof scheduleSchema>[] }
  /** Events and removals, on a page or alone. */
  | {
      readonly kind: 'events';
      readonly events: readonly PublishedEvent[];
      readonly removedIds: readonly string[];
      readonly isPage: boolean;
    }
  /** A part of a recurrence, for who writes series. */
  | { readonly kind: 'recurrence'; readonly recurrence: Readonly<Record<string, unknown>> }
  | { readonly kind: 'unknown'; readonly because: string };

export function kindOfExample({ request, body, file }: Example): ExampleKind {
  // What is posted to a subscriber's address is nothing that Lintel sends.
  const isToGraph = request?.path.startsWith('/') ?? false;
  if (isToGraph || /-request\.json$/.test(file)) return { kind: 'request' };
  const tokenError = tokenErrorSchema.safeParse(body);
  if (tokenError.success) return { kind: 'tokenError' };
  const error = errorSchema.safeParse(body).data?.error;
  if (error) return { kind: 'error', code: error.code, message: error.message, existingEventId: error['@event.existingEventId'] ?? null };
  const token = tokenSchema.safeParse(body).data?.access_token;
  if (token) return { kind: 'token', token };
  const user = userSchema.safeParse(body).data;
  if (user) return { kind: 'user', user };
  const settings = settingsSchema.safeParse(body).data;
  if (settings) return { kind: 'mailboxSettings', timeZone: settings.timeZone };
  const whole = z
    .object({ recurrence: z.record(z.string(), z.unknown()) })
    .strict()
    .safeParse(body).data;
  if (whole) return { kind: 'recurrence', recurrence: whole.recurrence };
  const rule = ruleSchema.safeParse(body).data;
  if (rule) return { kind: 'recurrence', recurrence: rule };
  return coordinatorsOf(body) ?? eventsOf(body);
}

/** What comes to the coordinator alone; null for anything else. */
function coordinatorsOf(body: unknown): ExampleKind | null {
  const subscription = subscriptionSchema.safeParse(body).data;
  if (subscription) return { kind: 'subscription', id: subscription.id, expires: subscription.expirationDateTime };
  const notifications = all(notificationSchema).safeParse(body).data;
  if (notifications) return { kind: 'notifications', items: notifications.value };
  const room = roomSchema.safeParse(body).data;
  const rooms = room ? [room] : all(roomSchema).safeParse(body).data?.value;
  if (rooms) return { kind: 'rooms', rooms };
  const schedules = all(scheduleSchema).safeParse(body).data;
  return schedules ? { kind: 'schedules', schedules: schedules.value } : null;
}

function eventsOf(body: unknown): ExampleKind {
  const page = pageSchema.safeParse(body).data;
  const items = page?.value ?? [z.looseObject({ event: eventSchema }).safeParse(body).data?.event ?? body];
  const events: PublishedEvent[] = [];
  const removedIds: string[] = [];
  for (const item of items) {
    const removal = removalSchema.safeParse(item).data;
    const event = eventSchema.safeParse(item).data;
    if (removal) removedIds.push(removal.id);
    else if (event) events.push(event);
    else return { kind: 'unknown', because: 'an item is neither an event with an id and times nor a removal' };
  }
  return { kind: 'events', events, removedIds, isPage: page !== undefined };
}
