import { Hono } from 'hono';
import type { Log } from '../../runtime/log.ts';
import type { CoordinatorRoom } from '../coordinator-room.ts';
import type { Enrolment } from '../enrolment/enrolment.ts';
import { RoomPlaceError } from '../enrolment/room-place.ts';
import type { GraphTime } from '../graph-time.ts';
import type { Lines } from '../lines/lines.ts';
import { createSeldom } from '../lines/seldom.ts';
import type { HeldElsewhere } from '../other-rooms/held-elsewhere.ts';
import type { SettingsRecords } from '../store/coordinator-store.ts';
import type { Subscriptions } from '../subscriptions/subscriptions.ts';
import { findRoom, roomNameOf } from './find-room.ts';
import { readJson } from './read-json.ts';
import { createSettingsRoutes } from './settings-routes.ts';
import { refuse } from './staff-answer.ts';
import { enrolmentBody, roomBody, tokensBody } from './staff-bodies.ts';
import { judgeStaff, type StaffGuard } from './staff-guard.ts';
import { buildStaffStatus } from './staff-status.ts';

export interface StaffRoutesDeps extends StaffGuard {
  readonly enrolment: Pick<Enrolment, 'rooms' | 'doors' | 'confirm' | 'issueTokens' | 'revoke' | 'connectRoom' | 'disconnectRoom'>;
  readonly subscriptions: Pick<Subscriptions, 'statusOf'>;
  readonly lines: Pick<Lines, 'present' | 'settingsChanged'>;
  readonly otherRooms: HeldElsewhere;
  readonly settings: SettingsRecords;
  readonly graphTime: Pick<GraphTime, 'clock' | 'offsetMs'>;
  readonly log: Log;
}

/**
 * What staff may do, under `/api`: JSON in and out, with the staff token as bearer. What is refused answers a `StaffError`. A room in a path
 * is named by its id, its address or its object id, with `?tenant=` where rooms of several tenants go by it.
 */
export function createStaffRoutes(deps: StaffRoutesDeps): Hono {
  const { enrolment, otherRooms, graphTime, log } = deps;
  const { clock } = graphTime;
  const app = new Hono();
  const seldom = createSeldom(clock);

  /** Of doors that were cut off, the ids of those that hold other rooms still (C62). */
  const holdingOf = async (doorIds: readonly string[]): Promise<readonly string[]> => {
    const held = await Promise.all(doorIds.map(async (id) => ({ id, count: (await otherRooms.heldBy(id))?.length ?? 0 })));
    return held.filter(({ count }) => count > 0).map(({ id }) => id);
  };
  const doorsAt = (rooms: readonly CoordinatorRoom[]): readonly string[] => {
    const ids = new Set(rooms.map(({ id }) => id));
    return enrolment.doors().flatMap(({ id, roomId }) => (ids.has(roomId) ? [id] : []));
  };

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
    if (result.kind === 'refused') return refuse(result.reason);
    return Response.json({ door: result.door, holding: await holdingOf(replaces === undefined ? [] : [replaces]) }, { status: 201 });
  });

  app.post('/api/tokens', async (context) => {
    const read = await readJson(context.req.raw, tokensBody);
    if (read.kind === 'refused') return read.response;
    const issued = await enrolment.issueTokens(read.body.places);
    return Response.json({ tokens: issued.map(({ place, token }) => ({ ...place, token })) }, { status: 201 });
  });

  // A door whose room was disconnected is none any more, and may hold other rooms still.
  app.post('/api/doors/:id/revoke', async (context) => {
    const id = context.req.param('id');
    const isRevoked = await enrolment.revoke(id);
    const held = await otherRooms.heldBy(id);
    return isRevoked || held !== null ? Response.json({ held: held ?? [] }) : refuse('unknownDoor');
  });

  app.post('/api/doors/:id/take-back', async (context) => {
    const id = context.req.param('id');
    const held = await otherRooms.takeBack(id);
    const isKnown = held !== null || enrolment.doors().some((door) => door.id === id);
    return isKnown ? Response.json({ held: held ?? [] }) : refuse('unknownDoor');
  });

  app.post('/api/rooms', async (context) => {
    const read = await readJson(context.req.raw, roomBody);
    return read.kind === 'refused' ? read.response : Response.json({ room: await enrolment.connectRoom(read.body) });
  });

  app.delete('/api/rooms/:id', async (context) => {
    const found = findRoom(enrolment, roomNameOf(context.req));
    if (found.kind === 'refused') return found.response;
    const { room } = found;
    const doorIds = doorsAt([room]);
    const removed = await enrolment.disconnectRoom(room.id);
    return removed ? Response.json({ room, removed, holding: await holdingOf(doorIds) }) : refuse('unknownRoom');
  });

  app.delete('/api/tenants/:id', async (context) => {
    const name = context.req.param('id').toLowerCase();
    const rooms = enrolment.rooms().filter(({ tenantId }) => tenantId.toLowerCase() === name);
    if (rooms.length === 0) return refuse('unknownTenant');
    const doorIds = doorsAt(rooms);
    const gone = (await Promise.all(rooms.map(({ id }) => enrolment.disconnectRoom(id)))).filter((one) => one !== null);
    const removed = { rooms: gone.length, doors: gone.reduce((sum, { doors }) => sum + doors, 0) };
    return Response.json({ removed, holding: await holdingOf(doorIds) });
  });

  app.route('/', createSettingsRoutes({ ...deps, clock }));
  app.all('/api/*', () => refuse('unknownPath'));
  return app;
}
