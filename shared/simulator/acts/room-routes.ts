import { type Context, Hono } from 'hono';
import type { Room } from '../tenant/directory.ts';
import { cmdletSettings } from '../tenant/room-settings.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { ianaZoneOf, localDateOf } from '../tenant/zones.ts';
import { missing, wrong } from './act-refusal.ts';
import * as schemas from './act-schemas.ts';
import { createMeetingActs } from './meeting-acts.ts';
import { readBody, sentOnly } from './read-body.ts';
import { roomDay, roomFacts, roomZone } from './state.ts';

export function roomRoutes(tenant: Tenant): Hono {
  const acts = createMeetingActs(tenant);
  const routes = new Hono();
  const roomOf = (c: Context): Room => {
    const name = c.req.param('room') ?? '';
    const room = tenant.directory.room(name);
    if (!room) throw missing('room', name);
    return room;
  };
  routes.get('/', (c) => c.json({ rooms: tenant.directory.rooms().map(roomFacts) }));
  routes.get('/:room/day', (c) => {
    const room = roomOf(c);
    const date = c.req.query('date') ?? localDateOf(tenant.clock.nowMs(), roomZone(room));
    return c.json({ room: room.address, date, meetings: roomDay(tenant, room, date) });
  });
  routes.patch('/:room', async (c) => {
    const room = roomOf(c);
    const { settings, ...facts } = await readBody(c, schemas.roomPatchSchema);
    if (facts.timeZone && ianaZoneOf(facts.timeZone) === null) throw wrong('timeZone', `'${facts.timeZone}' is no time zone`);
    const changed: Room = { ...room, ...sentOnly(facts), settings: { ...room.settings, ...sentOnly(settings ?? {}) } };
    tenant.directory.changeRoom(changed);
    tenant.revision.bump();
    return c.json(roomFacts(changed));
  });
  routes.get('/:room/calendar-processing', (c) => {
    const room = roomOf(c);
    return c.json({ Identity: room.name, ...cmdletSettings(room.settings) });
  });
  routes.post('/:room/events', async (c) =>
    c.json({ meeting: acts.writeIntoRoom(roomOf(c).id, await readBody(c, schemas.roomEventSchema)) }, 201),
  );
  routes.post('/:room/decline', async (c) => {
    const { meeting, date, comment } = await readBody(c, schemas.declineSchema);
    acts.declineFromRoom(roomOf(c).id, meeting, date, comment);
    return c.json({ done: true });
  });
  routes.post('/:room/forget-tokens', (c) => {
    tenant.mailbox(roomOf(c).id).forgetTokens();
    return c.json({ done: true });
  });
  return routes;
}
