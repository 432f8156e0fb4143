import { Hono } from 'hono';
import type { PrometheusMetrics } from './prometheus-metrics.ts';

export interface OperationsDeps {
  readonly metrics: Pick<PrometheusMetrics, 'text'>;
  readonly version: string;
  /** False before the loops run and from the moment that it is told to stop. */
  readonly isReady: () => boolean;
  /** Numbers only: whoever watches the process may read them. */
  readonly counts: () => CoordinatorCounts;
}

/** What a glance at the coordinator shows. */
export interface CoordinatorCounts {
  readonly rooms: number;
  readonly subscribed: number;
  readonly doors: number;
  readonly lines: number;
}

/**
 * `/healthz`: the process answers; restart it when it does not. `/readyz`: it takes requests; 503 keeps a proxy away from it.
 * `/metrics`: for Prometheus.
 */
export function createOperationsRoutes({ metrics, version, isReady, counts }: OperationsDeps): Hono {
  const app = new Hono();
  let reading: ReturnType<typeof metrics.text> | null = null;
  app.get('/healthz', (context) => context.json({ status: 'ok', version, ...counts() }));
  app.get('/readyz', (context) => context.json({ ready: isReady() }, isReady() ? 200 : 503));
  app.get('/metrics', async () => {
    // Figures cost more than most requests: whoever asks meanwhile shares them.
    reading ??= metrics.text().finally(() => {
      reading = null;
    });
    const { text, contentType } = await reading;
    return new Response(text, { headers: { 'Content-Type': contentType } });
  });
  return app;
}
