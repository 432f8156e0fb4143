import { afterEach, expect, test } from 'vitest';
import { defaultPolicy } from '../../shared/domain/policy.ts';
import { openDoor } from '../../shared/engine/open-door.ts';
import { silentLog } from '../../shared/runtime/log.ts';
import type { DoorView } from '../../shared/view/door-view.ts';
import { serveDoor } from '../../shared/web-host/serve-door.ts';
import { accessMode } from '../support/access-mode.ts';
import { createHeldClock } from '../support/held-clock.ts';
import { openHouseGateway } from '../support/house-gateway.ts';
import { createMemoryDocument } from '../support/memory-document.ts';
import { type PublishedGraph, servePublishedGraph } from '../support/published-graph.ts';
import { hasReference, readExample } from '../support/reference-material.ts';
import { openScreen, type ScreenClient } from '../support/screen-client.ts';
import { unattended } from '../support/unattended.ts';

const ROOM = 'published@contoso.com';

type Page = Parameters<PublishedGraph['publish']>[0][number];

const page = (file: string): Page => readExample(file) as Page;
/** The bare item on a page of its own, open-ended as the service would leave it. */
const wrapped = (file: string): Page => ({ value: [readExample(file) as Record<string, unknown>] });

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** The composed door, engine and web host, over real HTTP on both sides; its clock stands at `now`. */
async function openHouse(now: string, pages: readonly Page[]): Promise<{ graph: PublishedGraph; screen: ScreenClient }> {
  const graph = await servePublishedGraph(now);
  closers.push(graph.close);
  graph.publish(pages);
  const clock = createHeldClock(now);
  const origin = { login: graph.address, graph: graph.address };
  const gateway = accessMode === 'gateway' ? await openHouseGateway({ clock, fetch, origin: graph.address }) : null;
  const engine = await openDoor({
    config: {
      room: ROOM,
      timeZone: 'UTC',
      policy: defaultPolicy,
    },
    access: (await gateway?.enrol(ROOM)) ?? {
      kind: 'direct',
      tenantId: 'tenant',
      clientId: '5a1b0a3e-0d0f-4d62-9a53-0d8f4b7a4a11',
      credential: { kind: 'secret', secret: 'not a secret' },
      cloud: origin,
    },
    clock,
    random: () => 0.5,
    newId: () => crypto.randomUUID(),
    fetch: gateway?.fetch ?? fetch,
    replica: createMemoryDocument(),
    journal: createMemoryDocument(),
    ...unattended(),
    log: silentLog,
    version: 'test',
    machineTimeZone: 'UTC',
  });
  closers.push(engine.close);
  const door = await serveDoor({ engine, host: '127.0.0.1', port: 0, pagesDir: '/nowhere', displayToken: null, log: silentLog, clock });
  closers.push(door.close);
  const screen = await openScreen(door.address);
  closers.push(screen.close);
  return { graph, screen };
}

/** All that the view's days show, each once. */
const shown = (view: DoorView) => {
  const meetings = new Map(view.days.flatMap((day) => day.meetings).map((meeting) => [meeting.id, meeting]));
  return [...meetings.values()].map(({ id, title, organizer, startMs, endMs }) => ({
    id,
    title,
    organizer,
    start: new Date(startMs).toISOString(),
    end: new Date(endMs).toISOString(),
  }));
};

const isLive = (view: DoorView): boolean => view.freshness.kind === 'live';
const samantha = 'Samantha Booth';

test.skipIf(!hasReference)('the two pages of the first published round are the day, and nothing else is', async () => {
  const { screen } = await openHouse('2016-12-09T21:00:00Z', [
    page('calendarview-delta-round1-page1-response.json'),
    page('calendarview-delta-round1-page2-response.json'),
  ]);
  const view = await screen.viewThat(isLive);
  expect(shown(view)).toEqual([
    {
      id: 'AAMkADNVxRAAA=',
      title: 'Plan shopping list',
      organizer: samantha,
      start: '2016-12-09T20:30:00.000Z',
      end: '2016-12-09T22:00:00.000Z',
    },
    { id: 'AAMkADVxSAAA=', title: 'Pick up car', organizer: samantha, start: '2016-12-10T01:00:00.000Z', end: '2016-12-10T02:00:00.000Z' },
    { id: 'AAMkADVxTAAA=', title: 'Get food', organizer: samantha, start: '2016-12-10T19:30:00.000Z', end: '2016-12-10T21:30:00.000Z' },
    { id: 'AAMkADVxUAAA=', title: 'Prepare food', organizer: samantha, start: '2016-12-10T22:00:00.000Z', end: '2016-12-11T00:00:00.000Z' },
  ]);
  expect(view.status).toMatchObject({ kind: 'occupied', meeting: { title: 'Plan shopping list' }, until: { text: '22:00' } });
});

test.skipIf(!hasReference)('[1.2.15] the published second round adds its meeting and ignores the removal of one never seen', async () => {
  const { graph, screen } = await openHouse('2016-12-25T06:30:00Z', []);
  expect(shown(await screen.viewThat(isLive))).toEqual([]);
  graph.publish([page('calendarview-delta-round2-removed-response.json')]);
  expect(await screen.send({ kind: 'refresh' })).toEqual({ kind: 'done', done: { kind: 'refreshed' } });
  const view = await screen.viewThat(({ status }) => status.kind === 'occupied');
  expect(shown(view)).toEqual([
    {
      id: 'AAMkADj1HvAAA=',
      title: 'Attend service',
      organizer: samantha,
      start: '2016-12-25T06:00:00.000Z',
      end: '2016-12-25T07:30:00.000Z',
    },
  ]);
});

test.skipIf(!hasReference)('[1.2.12] an occurrence that is only a stub occupies the room, with no words of its own', async () => {
  const { screen } = await openHouse('2023-07-23T10:30:00Z', [wrapped('observed/delta-occurrence-minimal-item.json')]);
  const view = await screen.viewThat(isLive);
  expect(shown(view)).toEqual([
    { id: 'id', title: null, organizer: null, start: '2023-07-23T10:25:00.000Z', end: '2023-07-23T10:55:00.000Z' },
  ]);
  expect(view.status).toMatchObject({ kind: 'occupied', until: { text: '10:55' } });
});

test.skipIf(!hasReference)('[1.2.9] an empty first page with a next link is not the end of the round', async () => {
  const { screen } = await openHouse('2016-12-09T21:00:00Z', [
    page('observed/delta-first-page-empty-nextlink.json'),
    page('calendarview-delta-round1-page1-response.json'),
  ]);
  expect(shown(await screen.viewThat(isLive)).map(({ title }) => title)).toEqual(['Plan shopping list', 'Pick up car']);
});
