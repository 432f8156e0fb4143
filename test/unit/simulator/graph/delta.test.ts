import { beforeEach, describe, expect, test } from 'vitest';
import {
  booking,
  createSimulatedWorld,
  type GraphAnswer,
  invitation,
  roomPath,
  type SimulatedWorld,
  utc,
  week,
} from '../simulated-world.ts';

let world: SimulatedWorld;
const start = `${roomPath}/calendarView/delta?${week}`;

beforeEach(async () => {
  world = await createSimulatedWorld();
});

const book = async (from: string, to: string, more: object = {}): Promise<string> =>
  (await world.call('POST', `${roomPath}/events`, booking(from, to, more))).body.id;

/** All pages of a round. */
async function round(from: string, headers: Record<string, string> = {}) {
  const pages: GraphAnswer[] = [];
  for (let url: string | undefined = from; url; url = pages.at(-1)?.body['@odata.nextLink']) {
    pages.push(await world.get(url, headers));
    if (pages.length > 50) throw new Error('the round does not end');
  }
  return { pages, items: pages.flatMap(({ body }) => body.value), link: pages.at(-1)?.body['@odata.deltaLink'] as string };
}

const weekly = (days: string[]) =>
  world.acts.create(
    invitation('06:00', '06:30', {
      recurrence: { pattern: { type: 'weekly', interval: 1, daysOfWeek: days }, range: { type: 'numbered', numberOfOccurrences: 20 } },
    }),
  );

describe('a round', () => {
  test.each(['delta', 'delta()', 'microsoft.graph.delta()', 'microsoft.graph.delta'])('[1.2.2] begins at calendarView/%s', async (name) => {
    const { status, body } = await world.get(`${roomPath}/calendarView/${name}?${week}`);
    expect(status).toBe(200);
    expect(body['@odata.deltaLink']).toContain('$deltatoken=');
  });

  test('[1.2.5] every page has one link: next ones with a skip token, the last a delta link', async () => {
    for (let hour = 8; hour < 20; hour += 1) await book(`${String(hour).padStart(2, '0')}:00`, `${String(hour).padStart(2, '0')}:30`);
    const { pages, items } = await round(start);
    expect(pages.map(({ body }) => ['@odata.nextLink' in body, '@odata.deltaLink' in body])).toEqual([
      [true, false],
      [false, true],
    ]);
    expect(pages[0]?.body['@odata.nextLink']).toContain('$skiptoken=');
    expect(new Set(items.map(({ id }) => id)).size).toBe(12);
  });

  test('[1.2.5] with the switch, links name another path than the one called', async () => {
    world.tenant.switches.change({ deltaLinkPathDiffers: true });
    const { link } = await round(start);
    expect(link).toContain('/calendar/calendarView/delta');
    expect((await world.get(link)).status).toBe(200);
  });

  test.each(['$top=5', '$select=subject', '$filter=isAllDay eq true', '$orderby=start/dateTime', '$expand=extensions'])(
    '[1.2.6] refuses %s',
    async (option) => expect((await world.get(`${start}&${option}`)).status).toBe(400),
  );

  test('[1.2.7] odata.maxpagesize sizes a page where it is sent', async () => {
    for (const hour of ['08', '09', '10', '11', '12']) await book(`${hour}:00`, `${hour}:30`);
    const { pages } = await round(start, { prefer: 'odata.maxpagesize=2' });
    expect(pages.map(({ body }) => body.value.length)).toEqual([2, 2, 1]);
    expect(pages[0]?.headers.get('preference-applied')).toContain('odata.track-changes');
  });

  test('[1.2.9] pages may be empty and still go on, the first one too', async () => {
    world.tenant.switches.change({ deltaEmptyPages: 1 });
    await book('10:00', '11:00');
    const { pages, items } = await round(start);
    expect(pages[0]?.body.value).toEqual([]);
    expect(items).toHaveLength(1);
  });

  test('[1.2.10] items may come twice', async () => {
    world.tenant.switches.change({ deltaDuplicates: 1 });
    await book('10:00', '11:00');
    expect((await round(start)).items).toHaveLength(2);
  });

  test('[1.2.12] an occurrence is a stub, an exception comes whole', async () => {
    const series = weekly(['monday', 'wednesday']);
    world.acts.change(series, { date: '2026-11-25', subject: 'Different' });
    world.tenant.settleAttendant();
    const { items } = await round(start);
    const keysOf = (type: string) => Object.keys(items.find((item) => item.type === type)).sort();
    expect(keysOf('occurrence')).toEqual(['@odata.etag', '@odata.type', 'end', 'id', 'seriesMasterId', 'start', 'type']);
    expect(items.find((item) => item.type === 'exception').subject).toBe('Different');
  });

  test.each([true, false])('[1.2.13] masters come or not, as switched: %s', async (sends) => {
    world.tenant.switches.change({ deltaSendsMasters: sends });
    weekly(['monday']);
    world.tenant.settleAttendant();
    expect((await round(start)).items.some((item) => item.type === 'seriesMaster')).toBe(sends);
  });

  test('[1.2.14] extended properties never come', async () => {
    await book('10:00', '11:00', {
      singleValueExtendedProperties: [{ id: 'String {00020329-0000-0000-c000-000000000046} Name lintel', value: '1' }],
    });
    expect((await round(start)).items[0]).not.toHaveProperty('singleValueExtendedProperties');
  });

  test('Q1: under the fault a series and a page size never end, until it is lifted', async () => {
    weekly(['monday', 'tuesday']);
    world.tenant.settleAttendant();
    const fault = world.tenant.faults.add({ effect: { kind: 'endlessPages' } });
    const sized = { prefer: 'odata.maxpagesize=1' };
    const first = await world.get(start, sized);
    const second = await world.get(first.body['@odata.nextLink'], sized);
    expect(second.body.value).toEqual(first.body.value);
    expect(second.body['@odata.nextLink']).not.toBe(first.body['@odata.nextLink']);
    world.tenant.faults.remove(fault.id);
    const rest = await round(second.body['@odata.nextLink'], sized);
    expect(rest.link).toContain('$deltatoken=');
  });
});

describe('a later round', () => {
  test('tells only what changed', async () => {
    await book('08:00', '09:00');
    const { link } = await round(start);
    const added = await book('10:00', '11:00');
    const next = await round(link);
    expect(next.items.map(({ id }) => id)).toEqual([added]);
    expect((await round(next.link)).items).toEqual([]);
  });

  test('[1.2.15] a deleted event is an id with a reason and nothing else', async () => {
    const id = await book('10:00', '11:00');
    const { link } = await round(start);
    await world.call('DELETE', `${roomPath}/events/${id}`);
    expect((await round(link)).items).toEqual([{ '@odata.type': '#microsoft.graph.event', id, '@removed': { reason: 'deleted' } }]);
  });

  test('[1.2.15] an event moved out of the window is removed, and changes outside it are removals of ids never seen', async () => {
    const id = await book('10:00', '11:00');
    const { link } = await round(start);
    await world.call('PATCH', `${roomPath}/events/${id}`, { start: utc('2026-12-23T10:00:00'), end: utc('2026-12-23T11:00:00') });
    const other = await book('10:00', '11:00', { start: utc('2026-12-24T10:00:00'), end: utc('2026-12-24T11:00:00') });
    const { items } = await round(link);
    expect(items.map((item) => [item.id, '@removed' in item]).sort()).toEqual(
      [
        [id, true],
        [other, true],
      ].sort(),
    );
  });

  test('[1.2.16] an event moved into the window comes like any other', async () => {
    const id = await book('10:00', '11:00', { start: utc('2026-12-24T10:00:00'), end: utc('2026-12-24T11:00:00') });
    const { link } = await round(start);
    await world.call('PATCH', `${roomPath}/events/${id}`, { start: utc('2026-11-24T10:00:00'), end: utc('2026-11-24T11:00:00') });
    expect((await round(link)).items).toMatchObject([{ id, subject: 'Booked at the door' }]);
  });

  test.each([
    { announced: true, removals: 1 },
    { announced: false, removals: 0 },
  ])('[1.2.17] a deleted occurrence is announced or not, as switched: $announced', async ({ announced, removals }) => {
    world.tenant.directory.changeRoom({
      ...world.tenant.directory.rooms()[0]!,
      settings: { ...world.tenant.directory.rooms()[0]!.settings, removeCanceledMeetings: true },
    });
    world.tenant.switches.change({ deltaAnnouncesDeletedOccurrences: announced });
    const series = weekly(['monday', 'wednesday']);
    world.tenant.settleAttendant();
    const { link } = await round(start);
    world.acts.cancel(series, '2026-11-25');
    world.tenant.settleAttendant();
    expect((await round(link)).items.filter((item) => '@removed' in item)).toHaveLength(removals);
    expect(await world.view()).toHaveLength(1);
  });

  test('[1.2.11] a change that is not replicated yet is not told, and is told later', async () => {
    const { link } = await round(start);
    world.tenant.faults.add({ effect: { kind: 'replicationLag', minMs: 4000, maxMs: 4000 }, match: { mailbox: 'aurora@contoso.com' } });
    await book('10:00', '11:00');
    const early = await round(link);
    expect(early.items).toEqual([]);
    expect(await world.view()).toEqual([]);
    await world.clock.advance(4000);
    expect((await round(early.link)).items).toHaveLength(1);
    expect(await world.view()).toHaveLength(1);
  });

  test('[1.4.3] goes on with either id format', async () => {
    const { link } = await round(start);
    await book('10:00', '11:00');
    const [item] = (await world.get(link, { prefer: 'IdType="ImmutableId"' })).body.value;
    expect((await world.get(`${roomPath}/events/${item.id}`, { prefer: 'IdType="ImmutableId"' })).body.id).toBe(item.id);
  });
});

describe('a token', () => {
  test('[1.2.3] belongs to its mailbox', async () => {
    const { link } = await round(start);
    expect((await world.get(link.replace('aurora', 'dune'))).status).toBe(400);
  });

  test('[1.3.2] that is forgotten gets 410 SyncStateNotFound, in the middle of paging too', async () => {
    for (const hour of ['08', '09', '10']) await book(`${hour}:00`, `${hour}:30`);
    const first = await world.get(start, { prefer: 'odata.maxpagesize=1' });
    world.tenant
      .mailboxes()
      .find(({ id }) => id === world.tenant.directory.room('aurora@contoso.com')?.id)
      ?.forgetTokens();
    const { status, body, headers } = await world.get(first.body['@odata.nextLink']);
    expect([status, body.error.code, headers.get('location')]).toEqual([410, 'SyncStateNotFound', null]);
    expect(body.error.message).toMatch(/generation=605;\[highest=606\]/);
  });

  test('[1.3.3] by fault: 410 with a Location whose token is empty and which starts a full round', async () => {
    await book('10:00', '11:00');
    const { link } = await round(start);
    world.tenant.faults.add({ effect: { kind: 'syncStateLost', location: true }, count: 1 });
    const { status, headers } = await world.get(link);
    expect(status).toBe(410);
    const location = headers.get('location') ?? '';
    expect(location).toContain('$deltatoken=&');
    expect((await round(location)).items).toHaveLength(1);
  });

  test('[1.3.1] outlives only so many changes', async () => {
    const { link } = await round(start);
    const id = await book('10:00', '11:00');
    const { tenant } = world;
    const box = tenant.mailbox(tenant.directory.room('aurora@contoso.com')?.id ?? '');
    const item = box.stored()[0];
    for (let count = 0; item && count < 2500; count += 1) box.put(item);
    expect(id).not.toBe('');
    expect((await world.get(link)).status).toBe(410);
  });
});
