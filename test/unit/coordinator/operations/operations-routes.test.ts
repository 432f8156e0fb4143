import { expect, test } from 'vitest';
import { createOperationsRoutes } from '../../../../shared/coordinator/operations/operations-routes.ts';
import { createPrometheusMetrics, type SubscriptionState } from '../../../../shared/coordinator/operations/prometheus-metrics.ts';

const counts = { rooms: 3, subscribed: 2, doors: 4, lines: 1 };

function openOperations(isReady = true) {
  const states = new Map<SubscriptionState, number>([
    ['subscribed', 2],
    ['forbidden', 1],
  ]);
  const metrics = createPrometheusMetrics({ subscriptionsByState: () => states, lineCount: () => 1, clockOffsetMs: () => -90_000 });
  const routes = createOperationsRoutes({ metrics, version: '1.2.3', isReady: () => isReady, counts: () => counts });
  const read = async (path: string) => {
    const response = await routes.request(path);
    return { status: response.status, type: response.headers.get('Content-Type'), text: await response.text() };
  };
  return { metrics, states, read };
}

test('/healthz answers with figures and without names', async () => {
  const { status, text } = await openOperations().read('/healthz');
  expect(status).toBe(200);
  expect(JSON.parse(text)).toEqual({ status: 'ok', version: '1.2.3', ...counts });
});

test.each([
  { isReady: true, status: 200 },
  { isReady: false, status: 503 },
])('/readyz answers $status where ready is $isReady', async ({ isReady, status }) => {
  expect((await openOperations(isReady).read('/readyz')).status).toBe(status);
});

test('C75 whoever asks for the figures while they are gathered shares them', async () => {
  let gathered = 0;
  const text = async () => {
    gathered += 1;
    return { text: `${gathered}`, contentType: 'text/plain' };
  };
  const routes = createOperationsRoutes({ metrics: { text }, version: '1.2.3', isReady: () => true, counts: () => counts });
  const read = async () => (await routes.request('/metrics')).text();
  expect(await Promise.all([read(), read(), read()])).toEqual(['1', '1', '1']);
  expect(await read()).toBe('2');
});

test('/metrics tells every series that somebody on duty would look for, in Prometheus’s format', async () => {
  const { metrics, states, read } = openOperations();
  metrics.notification('accepted');
  metrics.notification('accepted');
  metrics.notification('wrongClientState');
  metrics.hintLatency(30);
  metrics.line('opened');
  metrics.gatewayCall(403);
  metrics.throttled();
  metrics.subscriptionCall('create', 'ok');
  const { type, text } = await read('/metrics');
  expect(type).toMatch(/^text\/plain/);
  for (const line of [
    'lintel_notifications_total{outcome="accepted"} 2',
    'lintel_notifications_total{outcome="wrongClientState"} 1',
    'lintel_hint_latency_seconds_bucket{le="0.025"} 0',
    'lintel_hint_latency_seconds_bucket{le="0.05"} 1',
    'lintel_line_events_total{event="opened"} 1',
    'lintel_gateway_calls_total{status="403"} 1',
    'lintel_throttled_total 1',
    'lintel_subscription_calls_total{operation="create",outcome="ok"} 1',
    'lintel_lines 1',
    'lintel_clock_offset_seconds -90',
    'lintel_subscriptions{state="subscribed"} 2',
    'lintel_subscriptions{state="forbidden"} 1',
    'process_resident_memory_bytes ',
  ]) {
    expect(text).toContain(line);
  }
  states.delete('forbidden');
  expect((await read('/metrics')).text).not.toContain('state="forbidden"');
});

test('two coordinators in one process count apart', async () => {
  openOperations().metrics.throttled();
  expect((await openOperations().read('/metrics')).text).toContain('lintel_throttled_total 0');
});
