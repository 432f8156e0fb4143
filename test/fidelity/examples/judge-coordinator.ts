import { expect } from 'vitest';
import { parseDelivery } from '../../../shared/coordinator/notifications/notification-schema.ts';
import { createGraphSubscriptions, type WantedSubscription } from '../../../shared/graph/graph-subscriptions.ts';
import { createPlaces } from '../../../shared/graph/places.ts';
import { createSchedules } from '../../../shared/graph/schedules.ts';
import type { ExampleKind } from './kind-of-example.ts';
import { openPublishedTenant } from './published-tenant.ts';
import type { Example } from './read-examples.ts';
import { instantOf } from './told-by-example.ts';

type Known<Kind extends ExampleKind['kind']> = Extract<ExampleKind, { kind: Kind }>;

const signal = new AbortController().signal;
const reply = ({ body, status, headers }: Example): Response => Response.json(body, { status: status ?? 200, headers });

export const wanted: WantedSubscription = {
  resource: '/users/4d2d1b9a-5f0f-4bb0-9f0b-0c7a6a3f7c11/events',
  notificationUrl: 'https://lintel.contoso.com/graph/notifications',
  lifecycleNotificationUrl: 'https://lintel.contoso.com/graph/lifecycle',
  clientState: 'secret',
  expiresMs: Date.parse('2027-03-03T10:00:00Z'),
};
export const window = { startMs: Date.parse('2027-03-01T10:00:00Z'), endMs: Date.parse('2027-03-01T11:00:00Z') };

/** What was granted is the published id and expiry, whether it answers a creation, a renewal or stands in a list. */
export async function judgeSubscription({ id, expires }: Known<'subscription'>, example: Example): Promise<void> {
  const { transport } = openPublishedTenant(() => reply(example));
  const subscriptions = createGraphSubscriptions(transport);
  const granted = { id, expiresMs: Date.parse(expires) };
  expect(await subscriptions.create(wanted, signal)).toEqual(granted);
  expect(await subscriptions.renew(id, wanted.expiresMs, signal)).toEqual(granted);
  const listing = createGraphSubscriptions(openPublishedTenant(() => Response.json({ value: [example.body] })).transport);
  expect(await listing.list(async () => {}, signal)).toMatchObject([granted]);
}

/** Every item is understood for what it is, with what it is known by. */
export function judgeNotifications({ items }: Known<'notifications'>, { body }: Example): void {
  const delivery = parseDelivery(JSON.stringify(body));
  expect(delivery?.malformed).toBe(0);
  expect(delivery?.items).toMatchObject(
    items.map(({ subscriptionId, lifecycleEvent, clientState }) => ({
      subscriptionId,
      clientState: clientState ?? '',
      ...(lifecycleEvent === undefined ? { kind: 'change' } : { kind: 'lifecycle', lifecycle: lifecycleEvent }),
    })),
  );
}

function troubleIn({ code, message }: Known<'error'>, status: number | null): string | undefined {
  if (status === 409) return 'alreadyExists';
  if (code === 'ExtensionError') return message.includes('ServiceUnavailable') ? undefined : 'mailboxClosed';
  return /validation request/.test(message) ? 'validationFailed' : undefined;
}

/** A subscription that is refused so says why, and an outage of the mailbox's own service is no refusal. */
export async function judgeSubscriptionError(known: Known<'error'>, example: Example): Promise<void> {
  const { transport } = openPublishedTenant(() => reply(example));
  const error = await createGraphSubscriptions(transport)
    .create(wanted, signal)
    .catch((caught: unknown) => caught);
  expect(error).toMatchObject({ name: 'GraphError' });
  const { kind, facts } = error as { readonly kind: string; readonly facts: { readonly subscriptionTrouble?: string } };
  expect(facts.subscriptionTrouble).toBe(troubleIn(known, example.status));
  if (known.message.includes('ServiceUnavailable')) expect(kind).toBe('serviceFailing');
}

/** Each room is known by its address, and what it says of itself is in what is known of it. */
export async function judgeRooms({ rooms }: Known<'rooms'>): Promise<void> {
  const { transport } = openPublishedTenant(() => Response.json({ value: rooms }));
  expect(await createPlaces({ transport }).readRooms(signal)).toMatchObject(
    rooms.map(({ emailAddress, displayName, capacity, building, tags = [] }) => ({
      address: emailAddress.toLowerCase(),
      name: displayName,
      capacity,
      building,
      features: expect.arrayContaining(tags),
    })),
  );
}

/** Taken is what is not free, to the minute; an address that has an error is not in the answer. */
export async function judgeSchedules({ schedules }: Known<'schedules'>, example: Example): Promise<void> {
  const { transport } = openPublishedTenant(() => reply(example));
  const read = await createSchedules({ transport }).read('room@contoso.com', ['other@contoso.com'], window, signal);
  const told = schedules.filter(({ error }) => error === undefined);
  expect([...read.keys()].sort()).toEqual(told.map(({ scheduleId }) => scheduleId.toLowerCase()).sort());
  for (const { scheduleId, scheduleItems = [] } of told) {
    const taken = scheduleItems
      .filter(({ status }) => status !== 'free')
      .map(({ start, end }) => ({ startMs: instantOf(start), endMs: instantOf(end) }))
      .sort((a, b) => a.startMs - b.startMs);
    expect(read.get(scheduleId.toLowerCase())).toEqual(taken);
  }
}

/** A question that is too big is our own fault: nothing to try again. */
export async function judgeScheduleError(example: Example): Promise<void> {
  const { transport } = openPublishedTenant(() => reply({ ...example, status: example.status ?? 400 }));
  const asking = createSchedules({ transport }).read('room@contoso.com', ['other@contoso.com'], window, signal);
  await expect(asking).rejects.toMatchObject({ kind: 'badRequest' });
}
