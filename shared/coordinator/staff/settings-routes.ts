import { setImmediate as nextTurn } from 'node:timers/promises';
import { Hono } from 'hono';
import { z } from 'zod';
import { formatProblem } from '../../config/config-problem.ts';
import { parseSettings } from '../../config/parse-settings.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Enrolment } from '../enrolment/enrolment.ts';
import type { Lines } from '../lines/lines.ts';
import type { SettingsRecords, SettingsScope } from '../store/coordinator-store.ts';
import { findRoom, roomNameOf } from './find-room.ts';
import { readJson } from './read-json.ts';
import { refuse } from './staff-answer.ts';

export interface SettingsRoutesDeps {
  readonly enrolment: Pick<Enrolment, 'rooms'>;
  readonly lines: Pick<Lines, 'settingsChanged'>;
  readonly settings: SettingsRecords;
  readonly clock: Pick<Clock, 'nowMs'>;
}

const ROOMS_A_TURN = 50;

/** `GET` answers what is set at that place, `PUT` takes the same, replaces it and answers the new version. `merged` is what the doors of a room get. */
export function createSettingsRoutes({ enrolment, lines, settings, clock }: SettingsRoutesDeps): Hono {
  async function put(request: Request, scope: SettingsScope, roomIds: readonly string[]): Promise<Response> {
    const read = await readJson(request, z.unknown());
    if (read.kind === 'refused') return read.response;
    const parsed = parseSettings(read.body);
    if (parsed.kind === 'invalid') {
      return refuse('invalidSettings', { message: parsed.problems.map(formatProblem).join('; '), problems: parsed.problems });
    }
    const version = await settings.write(scope, parsed.settings, clock.nowMs());
    for (const [index, roomId] of roomIds.entries()) {
      if (index % ROOMS_A_TURN === 0) await nextTurn(); // the store answers without one, and nobody else would have a turn
      await lines.settingsChanged(roomId);
    }
    return Response.json({ version });
  }

  const app = new Hono();
  app.get('/api/settings/organisation', async () => Response.json(await settings.read({ kind: 'organisation' })));
  app.put('/api/settings/organisation', (context) => {
    const roomIds = enrolment.rooms().map(({ id }) => id);
    return put(context.req.raw, { kind: 'organisation' }, roomIds);
  });
  app.get('/api/settings/rooms/:id', async (context) => {
    const found = findRoom(enrolment, roomNameOf(context.req));
    return found.kind === 'found' ? Response.json(await settings.read({ kind: 'room', roomId: found.room.id })) : found.response;
  });
  app.get('/api/settings/rooms/:id/merged', async (context) => {
    const found = findRoom(enrolment, roomNameOf(context.req));
    return found.kind === 'found' ? Response.json(await settings.forRoom(found.room.id)) : found.response;
  });
  app.put('/api/settings/rooms/:id', (context) => {
    const found = findRoom(enrolment, roomNameOf(context.req));
    return found.kind === 'found' ? put(context.req.raw, { kind: 'room', roomId: found.room.id }, [found.room.id]) : found.response;
  });
  return app;
}
