import { type Definitions, narrowed, objectOf, refTo, type Schema, text, textLike, variantOf } from './json-schema.ts';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:\d\d)$/;
const SEVEN_DIGITS_UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/;
const GUID = /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/;
const EVENTS_OF_ONE = /^\/?users\/[^/]+(\/calendar)?\/events$/;
const NOTIFIED_EVENT = /^Users\/[^/]+\/Events\/[A-Za-z0-9_\-+/]+=*$/;
const CHANGE_TYPE = /^(created|updated|deleted)(,(created|updated|deleted))*$/;

const url: Schema = { type: 'string', format: 'uri' };

type Patterns = Readonly<Record<string, readonly [pattern: RegExp, fact: string]>>;

const withPatterns = (schema: Schema, patterns: Patterns): Schema => ({
  ...schema,
  properties: {
    ...schema.properties,
    ...Object.fromEntries(
      Object.entries(patterns).map(([name, [pattern, fact]]) => [name, narrowed(schema.properties?.[name] ?? {}, pattern, fact)]),
    ),
  },
});

/** What Lintel asks of the subscription API. */
export function sentSubscriptions(microsoft: Definitions): Definitions {
  const expiry = { expirationDateTime: [INSTANT, '7.1.4'] } as const;
  const asked = variantOf(microsoft.Subscription, {
    only: [
      'changeType',
      'notificationUrl',
      'lifecycleNotificationUrl',
      'resource',
      'expirationDateTime',
      'clientState',
      'latestSupportedTlsVersion',
    ],
    required: {
      changeType: '7.1.1',
      notificationUrl: '7.1.1',
      lifecycleNotificationUrl: '7.4.2',
      resource: '7.1.1',
      expirationDateTime: '7.1.4',
      clientState: '7.1.6',
    },
  });
  const patterns: Patterns = {
    ...expiry,
    resource: [EVENTS_OF_ONE, '7.1.2'],
    changeType: [CHANGE_TYPE, '7.1.1'],
    clientState: [/^.{1,128}$/, '7.1.6'],
  };
  return {
    NewSubscription: withPatterns(asked, patterns),
    SubscriptionRenewal: withPatterns(
      variantOf(microsoft.Subscription, { only: ['expirationDateTime'], required: { expirationDateTime: '7.1.5' } }),
      expiry,
    ),
  };
}

/** What it answers, and what it posts to its subscribers. */
export function answeredSubscriptions(microsoft: Definitions): Definitions {
  const context = { '@odata.context': url };
  const required = {
    id: '7.1.1',
    resource: '7.1.1',
    changeType: '7.1.1',
    notificationUrl: '7.1.1',
    expirationDateTime: '7.1.1',
    applicationId: '7.1.1',
    creatorId: '7.1.1',
  };
  const formats = { id: [GUID, '7.1.1'], expirationDateTime: [SEVEN_DIGITS_UTC, '7.1.1'] } as const;
  const whole = withPatterns(variantOf(microsoft.Subscription, { annotations: context, required }), formats);
  // Told to nobody afterwards [7.1.6].
  const silent: Schema = { ...whole, properties: { ...whole.properties, clientState: { type: 'null', fact: '7.1.6' } } };
  return {
    NewlySubscribed: whole,
    Subscribed: silent,
    SubscriptionPage: objectOf(
      {
        '@odata.context': url,
        '@odata.nextLink': { allOf: [url, textLike(/[?&]\$skiptoken=./, '7.1.5')] },
        value: { type: 'array', items: refTo('Subscribed') },
      },
      { '@odata.context': '7.1.5', value: '7.1.5' },
    ),
    ...notifications(microsoft),
  };
}

function notifications(microsoft: Definitions): Definitions {
  const always = { subscriptionId: '7.3.1', subscriptionExpirationDateTime: '7.3.1', tenantId: '7.3.1' };
  const formats = {
    subscriptionId: [GUID, '7.3.1'],
    tenantId: [GUID, '7.3.1'],
    subscriptionExpirationDateTime: [INSTANT, '7.3.1'],
  } as const;
  const change = variantOf(microsoft.ChangeNotification, {
    without: ['encryptedContent', 'lifecycleEvent'],
    required: { ...always, changeType: '7.3.1', resource: '7.3.1' },
    present: { clientState: '7.3.1' },
  });
  const lifecycle = variantOf(microsoft.ChangeNotification, {
    without: ['encryptedContent', 'changeType', 'resource', 'resourceData'],
    required: { ...always, lifecycleEvent: '7.4.1' },
    present: { clientState: '7.4.1' },
  });
  const data = objectOf(
    {
      '@odata.type': { const: '#Microsoft.Graph.Event', fact: '7.3.1' },
      '@odata.id': textLike(NOTIFIED_EVENT, '7.3.1'),
      '@odata.etag': textLike(/^W\/"[^"]+"$/, '7.3.1'),
      id: text,
    },
    { '@odata.type': '7.3.1', '@odata.id': '7.3.1', '@odata.etag': '7.3.1', id: '7.3.1' },
  );
  return {
    ChangeItem: withPatterns(
      { ...change, properties: { ...change.properties, resourceData: data } },
      { ...formats, resource: [NOTIFIED_EVENT, '7.3.1'] },
    ),
    LifecycleItem: withPatterns(lifecycle, formats),
    NotificationItem: {
      if: { required: ['lifecycleEvent'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: refTo('LifecycleItem'),
      else: refTo('ChangeItem'),
    },
    ChangeNotificationCollection: {
      ...variantOf(microsoft.ChangeNotificationCollection, { required: { value: '7.3.1' } }),
      properties: {
        ...microsoft.ChangeNotificationCollection?.properties,
        value: { type: 'array', minItems: 1, items: refTo('NotificationItem') },
      },
    },
  };
}
