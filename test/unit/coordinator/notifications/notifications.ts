import { clientStateHash } from '../../../../shared/coordinator/subscriptions/client-state.ts';

export const TENANT = '7b9b1d52-6f9c-4a57-9f0c-5d2f0f9b9a01';
export const CLIENT_STATE = 'correct-horse-battery-staple-0123456789abcde';

/** An item as Graph posts it [7.3.1]. */
export function changeItem(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const id = 'AAMkAGI1AAAoZCfHAAA=';
  return {
    id: 'lsgTZMr9KwAAA',
    subscriptionId: 'sub-1',
    subscriptionExpirationDateTime: '2026-11-25T11:00:00.0000000Z',
    clientState: CLIENT_STATE,
    changeType: 'updated',
    resource: `Users/0d1f6cc4-4f0f-4b1a-9a55-8fd3c1f0a001/Events/${id}`,
    tenantId: TENANT,
    resourceData: {
      '@odata.type': '#Microsoft.Graph.Event',
      '@odata.id': `Users/0d1f6cc4-4f0f-4b1a-9a55-8fd3c1f0a001/Events/${id}`,
      '@odata.etag': 'W/"DwAAABYAAAA1"',
      id,
    },
    ...change,
  };
}

export function lifecycleItem(lifecycleEvent: string, change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    subscriptionId: 'sub-1',
    subscriptionExpirationDateTime: '2026-11-25T11:00:00.0000000Z',
    tenantId: TENANT,
    clientState: CLIENT_STATE,
    lifecycleEvent,
    ...change,
  };
}

export const delivery = (...items: readonly unknown[]): string => JSON.stringify({ value: items });

/** Two subscriptions of two rooms of one tenant, and one of another tenant; `lifecycle` writes down what it is told. */
export function knownSubscriptions() {
  const told: { readonly subscriptionId: string; readonly kind: string }[] = [];
  const known: Readonly<Record<string, { readonly roomId: string; readonly tenantId: string; readonly clientStateHash: string }>> = {
    'sub-1': { roomId: 'aurora', tenantId: TENANT, clientStateHash: clientStateHash(CLIENT_STATE) },
    'sub-2': { roomId: 'borealis', tenantId: TENANT, clientStateHash: clientStateHash(`${CLIENT_STATE}-2`) },
    'sub-3': {
      roomId: 'corona',
      tenantId: '9c2f0f9b-6f9c-4a57-9f0c-5d2f0f9b9a02',
      clientStateHash: clientStateHash(`${CLIENT_STATE}-3`),
    },
  };
  return {
    told,
    find: (subscriptionId: string) => (Object.hasOwn(known, subscriptionId) ? (known[subscriptionId] ?? null) : null),
    lifecycle: (event: { readonly subscriptionId: string; readonly kind: string }) => void told.push(event),
  };
}
