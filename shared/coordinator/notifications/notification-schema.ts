import { z } from 'zod';
import { parsedJson } from '../../kit/parsed-json.ts';
import { exactEnum } from '../../protocol/exact-enum.ts';
import type { LifecycleKind } from '../subscriptions/subscriptions.ts';

/** One item of a delivery [7.3.1], as far as it matters here: hints carry no meeting data, so none is read. */
export type NotificationItem = ChangeItem | LifecycleItem;

interface AnyItem {
  readonly subscriptionId: string;
  readonly clientState: string;
  /** Null where the item names none. */
  readonly tenantId: string | null;
}

interface ChangeItem extends AnyItem {
  readonly kind: 'change';
  /** The same text for the same change told again; null where the item does not say which state of which event it means. */
  readonly change: string | null;
}

interface LifecycleItem extends AnyItem {
  readonly kind: 'lifecycle';
  readonly lifecycle: LifecycleKind;
}

const anyItem = {
  subscriptionId: z.string().min(1).max(100),
  // Graph allows 128 characters [7.1.6]; ours are shorter.
  clientState: z
    .string()
    .max(128)
    .nullish()
    .transform((state) => state ?? ''),
  tenantId: z
    .string()
    .max(100)
    .nullish()
    .transform((id) => id ?? null),
};

const lifecycleItem = z
  .object({
    ...anyItem,
    lifecycleEvent: exactEnum<LifecycleKind>({
      reauthorizationRequired: 'reauthorizationRequired',
      subscriptionRemoved: 'subscriptionRemoved',
      missed: 'missed',
    }),
  })
  .transform(({ lifecycleEvent, ...item }): LifecycleItem => ({ kind: 'lifecycle', ...item, lifecycle: lifecycleEvent }));

const changeItem = z
  .object({
    ...anyItem,
    changeType: z.enum(['created', 'updated', 'deleted']),
    resource: z.string().min(1).max(2_048),
    resourceData: z.object({ '@odata.etag': z.string().max(256).nullish() }).nullish(),
  })
  .transform(({ subscriptionId, clientState, tenantId, changeType, resource, resourceData }): ChangeItem => {
    const etag = resourceData?.['@odata.etag'];
    return { kind: 'change', subscriptionId, clientState, tenantId, change: etag ? `${changeType} ${resource} ${etag}` : null };
  });

/** More than fit a delivery of Graph's: its items have some eight hundred characters. */
const MOST_ITEMS = 4_000;

/** Graph sends none that cannot be understood, and to find out that one cannot takes longer than to read it: after so many nobody looks further. */
const MOST_MALFORMED = 50;

/** What a delivery holds beside: `validationTokens`, which belong to resource data that Lintel does not ask for. */
const delivery = z.object({ value: z.array(z.unknown()).max(MOST_ITEMS) });

/** The items that can be understood, and how many cannot, or were not looked at after too many such; null for what is no delivery at all. */
export function parseDelivery(text: string): { readonly items: readonly NotificationItem[]; readonly malformed: number } | null {
  const read = delivery.safeParse(parsedJson(text));
  if (!read.success) return null;
  const items: NotificationItem[] = [];
  let malformed = 0;
  for (const raw of read.data.value) {
    const item = parseItem(raw);
    if (item !== null) items.push(item);
    else malformed += 1;
    if (malformed > MOST_MALFORMED) break;
  }
  return { items, malformed: read.data.value.length - items.length };
}

function parseItem(raw: unknown): NotificationItem | null {
  // Nonsense by the thousand is dismissed before a schema takes the trouble to say what is wrong with it.
  if (typeof raw !== 'object' || raw === null || !('subscriptionId' in raw)) return null;
  const isLifecycle = 'lifecycleEvent' in raw && raw.lifecycleEvent !== null;
  return (isLifecycle ? lifecycleItem.safeParse(raw) : changeItem.safeParse(raw)).data ?? null;
}
