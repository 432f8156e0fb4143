import { Hono } from 'hono';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Enrolment } from '../enrolment/enrolment.ts';
import { RoomPlaceError } from '../enrolment/room-place.ts';
import type { Lines } from '../lines/lines.ts';
import { createSeldom } from '../lines/seldom.ts';
import type { SettingsRecords } from '../store/coordinator-store.ts';
import type { Subscriptions } from '../subscriptions/subscriptions.ts';
import { findRoom } from './find-room.ts';
import { readJson } from './read-json.ts';
import { createSettingsRoutes } from './settings-routes.ts';
import { refuse } from './staff-answer.ts';
import { enrolmentBody, roomBody, tokensBody } from './staff-bodies.ts';
import { judgeStaff, type StaffGuard } from './staff-guard.ts';
import { buildStaffStatus } from './staff-status.ts';

export interface StaffRoutesDeps extends StaffGuard {
  readonly enrolment: Pick<
    Enrolment,
    'rooms' | 'doors' | 'roomOf' | 'confirm' | 'issueTokens' | 'revoke' | 'connectRoom' | 'disconnectRoom'
  >;
  readonly subscriptions: Pick<Subscriptions, 'statusOf'>;
  readonly lines: Pick<Lines, 'present' | 'settingsChanged'>;
  readonly settings: SettingsRecords;
  readonly clock: Pick<Clock, 'nowMs' | 'monotonicMs'>;
  readonly log: Log;
}

/**
 * What staff may do, under `/api`: JSON in and out, with the staff token as bearer. What is refused answers a `StaffError`. A room in a path
 * is named by its id, its address or its object id.
 */
export function createStaffRoutes(deps: StaffRoutesDeps): Hono {
  const { enrolment, clock, log } = deps;
  const app = new Hono();
  const seldom = createSeldom(clock);

  app.use('/api/*', async (context, next) => {
    const verdict = judgeStaff(context.req.raw, deps);
    if (verdict === 'allowed') await next();
    else {
      seldom(() => log.warn('staffRequestRefused', { reason: verdict, path: context.req.path }));
      context.res = refuse(verdict);
    }
    context.header('Cache-Control', 'no-store');
  });
  app.onError((error, context) => {
    if (error instanceof RoomPlaceError) return refuse(error.kind, { about: error.place });
    log.error('staffRequestFailed', { path: context.req.path, error });
    return refuse('failed');
  });

  app.get('/api/status', () => Response.json(buildStaffStatus(deps)));

  app.post('/api/enrolments', async (context) => {
    const read = await readJson(context.req.raw, enrolmentBody);
    if (read.kind === 'refused') return read.response;
    const { code, replaces, ...place } = read.body;
    const result = await enrolment.confirm(code, place, replaces);
    return result.kind === 'enrolled' ? Response.json({ door: result.door }, { status: 201 }) : refuse(result.reason);
  });

  app.post('/api/tokens', async (context) => {
    const read = await readJson(context.req.raw, tokensBody);
    if (read.kind === 'refused') return read.response;
    const issued = await enrolment.issueTokens(read.body.places);
    return Response.json({ tokens: issued.map(({ place, token }) => ({ ...place, token })) }, { status: 201 });
  });

  app.post('/api/doors/:id/revoke', async (context) =>
    (await enrolment.revoke(context.req.param('id'))) ? Response.json({}) : refuse('unknownDoor'),
  );

  app.post('/api/rooms', async (context) => {
    const read = await readJson(context.req.raw, roomBody);
    return read.kind === 'refused' ? read.response : Response.json({ room: await enrolment.connectRoom(read.body) });
  });

  app.delete('/api/rooms/:id', async (context) => {
    const room = findRoom(enrolment, context.req.param('id'));
    const removed = room && (await enrolment.disconnectRoom(room.id));
    return removed ? Response.json({ room, removed }) : refuse('unknownRoom');
  });

  app.delete('/api/tenants/:id', async (context) => {
    const name = context.req.param('id').toLowerCase();
    const rooms = enrolment.rooms().filter(({ tenantId }) => tenantId.toLowerCase() === name);
    if (rooms.length === 0) return refuse('unknownTenant');
    const removed = (await Promise.all(rooms.map(({ id }) => enrolment.disconnectRoom(id)))).filter((one) => one !== null);
    return Response.json({ removed: { rooms: removed.length, doors: removed.reduce((sum, { doors }) => sum + doors, 0) } });
  });

  app.route('/', createSettingsRoutes(deps));
  app.all('/api/*', () => refuse('unknownPath'));
  return app;
}
