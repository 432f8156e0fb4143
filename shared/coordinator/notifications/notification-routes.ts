import { Hono } from 'hono';
import type { Clock } from '../../runtime/clock.ts';
import type { CoordinatorMetrics } from '../operations/coordinator-metrics.ts';
import type { NotificationInbox } from './notification-inbox.ts';
import { parseDelivery } from './notification-schema.ts';
import { createOneATurn } from './one-a-turn.ts';
import { createBodyReader } from './read-body.ts';
import { validationAnswer } from './validation-answer.ts';

export interface NotificationRoutesDeps {
  readonly inbox: Pick<NotificationInbox, 'take'>;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly metrics: Pick<CoordinatorMetrics, 'notification'>;
}

/** Below the public address. Either takes both kinds of item: Graph may send them to one address as well [7.4.1]. */
export const notificationPaths = { notifications: '/graph/notifications', lifecycle: '/graph/lifecycle' } as const;

/** Over a thousand items; Graph's deliveries are far smaller. */
const LONGEST_BODY_BYTES = 1024 * 1024;
const MOST_BYTES_UNDER_WAY = 64 * LONGEST_BODY_BYTES;
/** Some eighty items. To make sense of longer ones may take a twentieth of a second each, and anybody may send them. */
const SHORT = 64 * 1024;

const comeAgain = (): Response => new Response(null, { status: 503, headers: { 'Retry-After': '1' } }); // Graph does [7.3.3]

/**
 * What Graph calls. It is answered before any work is done: 202, which also says nothing of what was believed. A delivery that
 * cannot be Graph's is refused with a 4xx; of items that cannot be understood the rest of their delivery is not held back.
 */
export function createNotificationRoutes({ inbox, clock, metrics }: NotificationRoutesDeps): Hono {
  const readBody = createBodyReader({ longestBytes: LONGEST_BODY_BYTES, mostBytes: MOST_BYTES_UNDER_WAY });
  const oneATurn = createOneATurn({ most: 64 });

  async function receive(request: Request): Promise<Response> {
    const receivedMs = clock.monotonicMs();
    const token = new URL(request.url).searchParams.get('validationToken');
    if (token !== null) return validationAnswer(token);
    const body = await readBody(request);
    if (body.kind === 'noRoom') return comeAgain();
    if (body.kind !== 'read') {
      metrics.notification(body.kind === 'tooLarge' ? 'oversized' : 'malformed');
      return new Response(null, { status: body.kind === 'tooLarge' ? 413 : 400 });
    }
    const parse = () => ({ delivery: parseDelivery(body.text) });
    const parsed = await (body.text.length <= SHORT ? parse() : oneATurn(parse));
    if (parsed === null) return comeAgain();
    const { delivery } = parsed;
    if (delivery === null) {
      metrics.notification('malformed');
      return new Response(null, { status: 400 });
    }
    if (delivery.malformed > 0) metrics.notification('malformed', delivery.malformed);
    inbox.take(delivery.items, receivedMs);
    return new Response(null, { status: 202 });
  }

  const app = new Hono();
  for (const path of Object.values(notificationPaths)) {
    app.post(path, (context) => receive(context.req.raw));
    app.all(path, () => new Response(null, { status: 405, headers: { Allow: 'POST' } }));
  }
  return app;
}
