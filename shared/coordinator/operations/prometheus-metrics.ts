import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { UnsubscribedReason } from '../subscriptions/subscriptions.ts';
import type { CoordinatorMetrics } from './coordinator-metrics.ts';

/** A room's subscription, as a figure counts it. */
export type SubscriptionState = 'subscribed' | UnsubscribedReason;

export interface PrometheusSources {
  /** Asked when the figures are read. */
  readonly subscriptionsByState: () => ReadonlyMap<SubscriptionState, number>;
  readonly lineCount: () => number;
  /** Graph's time minus the machine's; null while Graph has not told. */
  readonly clockOffsetMs: () => number | null;
}

export interface PrometheusMetrics extends CoordinatorMetrics {
  /** All series in Prometheus's text format. */
  text(): Promise<{ readonly text: string; readonly contentType: string }>;
}

/** Seconds: the budget of a hint is 0.1. */
const HINT_BUCKETS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** The coordinator's figures. A registry of its own: two coordinators in one process count apart. */
export function createPrometheusMetrics({ subscriptionsByState, lineCount, clockOffsetMs }: PrometheusSources): PrometheusMetrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter<Label>({ name, help, labelNames: [...labelNames], registers });

  const notifications = counter('lintel_notifications_total', 'Notification items from Graph, by what became of them.', ['outcome']);
  const lines = counter('lintel_line_events_total', 'Lines of doors that came up, ended or were turned away, by why.', ['event']);
  const gatewayCalls = counter('lintel_gateway_calls_total', 'Graph calls forwarded for doors, by the status that the door got.', [
    'status',
  ]);
  const throttled = counter('lintel_throttled_total', 'Answers by which Microsoft told the coordinator to slow down.', []);
  const subscriptionCalls = counter('lintel_subscription_calls_total', 'Calls about subscriptions, by operation and outcome.', [
    'operation',
    'outcome',
  ]);
  const latency = new Histogram({
    name: 'lintel_hint_latency_seconds',
    help: 'From the arrival of a notification to its hint on the lines.',
    buckets: HINT_BUCKETS,
    registers,
  });
  new Gauge({
    name: 'lintel_lines',
    help: 'Lines of enrolled doors.',
    registers,
    collect() {
      this.set(lineCount());
    },
  });
  new Gauge({
    name: 'lintel_clock_offset_seconds',
    help: 'By how much Graph is ahead of the clock of this machine; 0 while Graph has not told.',
    registers,
    collect() {
      this.set((clockOffsetMs() ?? 0) / 1_000);
    },
  });
  new Gauge({
    name: 'lintel_subscriptions',
    help: 'Rooms by the state of their subscription.',
    labelNames: ['state'],
    registers,
    collect() {
      this.reset();
      for (const [state, count] of subscriptionsByState()) this.set({ state }, count);
    },
  });

  return {
    notification: (outcome, count = 1) => notifications.inc({ outcome }, count),
    hintLatency: (ms) => latency.observe(ms / 1_000),
    line: (event) => lines.inc({ event }),
    gatewayCall: (status) => gatewayCalls.inc({ status: String(status) }),
    throttled: () => throttled.inc(),
    subscriptionCall: (operation, outcome) => subscriptionCalls.inc({ operation, outcome }),
    text: async () => ({ text: await register.metrics(), contentType: register.contentType }),
  };
}
