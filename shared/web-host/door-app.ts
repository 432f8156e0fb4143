import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { upgradeWebSocket } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { DoorEngine } from '../engine/door-engine.ts';
import type { Log } from '../runtime/log.ts';
import { requireToken } from './display-token.ts';
import { type GuardRules, judgeRequest } from './request-guard.ts';
import { securityHeaders } from './security-headers.ts';

export interface DoorAppDeps {
  readonly engine: Pick<DoorEngine, 'health'>;
  /** The built pages: `door/index.html` and `assets/`. */
  readonly pagesDir: string;
  readonly rules: GuardRules;
  readonly displayToken: string | null;
  readonly port: () => number;
  readonly log: Log;
}

/** What the display's address answers: the page, its assets, `/healthz`, and the way into `/bridge`, which passes the same guards. */
export function createDoorApp({ engine, pagesDir, rules, displayToken, port, log }: DoorAppDeps): Hono {
  const app = new Hono();

  app.use(async (context, next) => {
    for (const [name, value] of Object.entries(securityHeaders)) context.header(name, value);
    const verdict = judgeRequest(context.req.header('Host'), context.req.header('Origin'), rules);
    if (verdict === 'allowed') return next();
    log.warn('requestRefused', { reason: verdict, path: context.req.path });
    return context.text(verdict === 'foreignHost' ? 'This door does not go by that name.\n' : 'Not from another site.\n', 403);
  });
  if (displayToken !== null) app.use(requireToken(displayToken, port));

  app.get('/', async (context) => {
    context.header('Cache-Control', 'no-cache');
    const page = await readFile(join(pagesDir, 'door', 'index.html'), 'utf8').catch(() => null);
    return page === null ? context.text('The door page is not built: run "npm run build".\n', 503) : context.html(page);
  });
  app.use('/assets/*', async (context, next) => {
    await next();
    // Their names hold a hash of their content.
    if (context.res.ok) context.header('Cache-Control', 'public, max-age=31536000, immutable');
  });
  app.use('/assets/*', serveStatic({ root: pagesDir }));
  app.get('/healthz', (context) => {
    context.header('Cache-Control', 'no-store');
    return context.json(engine.health());
  });
  app.get(
    '/bridge',
    upgradeWebSocket(() => ({})),
    (context) => context.text('This is for a WebSocket.\n', 426, { Upgrade: 'websocket' }),
  );
  return app;
}
