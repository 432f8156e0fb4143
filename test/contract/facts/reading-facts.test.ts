import { afterEach, describe, expect, test } from 'vitest';
import { AURORA, type House, type HouseOptions, openHouse } from '../../support/house.ts';
import { listed, titlesOn } from '../../support/tenant-truth.ts';

/** The facts about reading, as the door meets them on the simulated tenant. */
let house: House;
afterEach(() => house.close());

const ask = { organizer: 'ada@contoso.com', rooms: [AURORA] };
const MINUTE_MS = 60_000;

const open = async (options: HouseOptions = {}): Promise<void> => {
  house = await openHouse(options);
  await house.until(({ freshness }) => freshness.kind === 'live');
};
const asked = (operation: string): readonly URL[] =>
  house.tenant.requests
    .latest()
    .filter((request) => request.operation === operation)
    .map(({ path }) => new URL(path, 'http://tenant.test'));
const refresh = async (): Promise<void> => {
  expect(await house.run({ kind: 'refresh' })).toEqual({ kind: 'done', done: { kind: 'refreshed' } });
};

test('[1.1.1] [1.1.7] the door names both ends of a window, as instants in UTC, and never more than some days', async () => {
  await open();
  for (const { searchParams } of [...asked('calendarView'), ...asked('calendarView.delta')]) {
    const [start, end] = [searchParams.get('startDateTime') ?? '', searchParams.get('endDateTime') ?? ''];
    expect([start, end].every((text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text))).toBe(true);
    expect(Date.parse(end) - Date.parse(start)).toBeLessThan(15 * 24 * 60 * MINUTE_MS);
  }
});

test('[1.1.3] [1.2.13] a series is its meetings on the glass, and its master is none of them', async () => {
  const recurrence = { pattern: { type: 'daily', interval: 1 }, range: { type: 'numbered' as const, numberOfOccurrences: 20 } };
  await open({
    prepare: ({ acts }) => acts.create({ ...ask, subject: 'Stand-up', start: '2026-11-17T11:00', end: '2026-11-17T11:15', recurrence }),
  });
  expect(listed(house.view()).map(({ start }) => start)).toEqual(house.view().days.map((_, day) => `2026-11-${18 + day}T10:00:00.000Z`));
});

test('[1.1.4] a meeting that began before the window has the room now', async () => {
  await open({
    prepare: ({ acts }) => acts.writeIntoRoom(AURORA, { subject: 'Works', start: '2026-11-01T08:00', end: '2026-11-18T16:00' }),
  });
  expect(house.view().status).toMatchObject({ kind: 'occupied', meeting: { title: 'Works' }, until: { text: '16:00' } });
});

test('[1.1.11] [2.1.5] the door asks for no zone, and an answer in UTC is shown in the room’s', async () => {
  const preferences: (string | null)[] = [];
  await open({
    prepare: ({ acts }) =>
      acts.create({ ...ask, subject: 'Call', start: '2026-11-18T13:00', end: '2026-11-18T14:00', timeZone: 'Asia/Tokyo' }),
    decorate: (deps) => ({
      ...deps,
      fetch: (input, init) => {
        preferences.push(new Headers(init?.headers).get('prefer'));
        return deps.fetch(input, init);
      },
    }),
  });
  expect(preferences.some((text) => text?.includes('outlook.timezone'))).toBe(false);
  expect(house.view().days[0]?.meetings[0]).toMatchObject({ title: 'Call', start: '05:00', end: '06:00' });
});

test('[1.2.1] [1.2.3] the window is named once; what follows are links as they came, until the day rolls', async () => {
  await open();
  await house.clock.advance(10 * MINUTE_MS);
  const rounds = asked('calendarView.delta');
  expect(rounds.length).toBeGreaterThan(5);
  expect(rounds.map(({ searchParams }) => searchParams.has('startDateTime'))).toEqual([true, ...rounds.slice(1).map(() => false)]);
  expect(rounds.slice(1).every(({ search }) => /^\?\$(delta|skip)token=/.test(search))).toBe(true);
  const [first] = rounds;
  await house.clock.advance(24 * 60 * MINUTE_MS);
  const later = asked('calendarView.delta').filter(({ searchParams }) => searchParams.has('startDateTime'));
  const startOf = (url: URL | undefined): number => Date.parse(url?.searchParams.get('startDateTime') ?? '');
  expect(startOf(later.at(-1)) - startOf(first)).toBe(24 * 60 * MINUTE_MS);
});

test('[1.2.4] [1.2.18] a door follows the default calendar of its own room, and asks no other mailbox', async () => {
  await open();
  await house.clock.advance(6 * MINUTE_MS);
  const room = house.tenant.directory.room(AURORA)?.id;
  expect(new Set(asked('calendarView.delta').map(({ pathname }) => pathname))).toEqual(new Set([`/v1.0/users/${room}/calendarView/delta`]));
  const mailboxes = house.tenant.requests
    .latest()
    .map(({ mailbox }) => mailbox)
    .filter((mailbox) => mailbox !== null);
  expect(new Set(mailboxes)).toEqual(new Set([room]));
});

test('[1.2.5] links that name another path than the one called are followed as they are', async () => {
  await open({ prepare: ({ tenant }) => tenant.switches.change({ deltaLinkPathDiffers: true }) });
  house.acts.create({ ...ask, subject: 'New', start: '2026-11-18T13:00', end: '2026-11-18T14:00' });
  house.tenant.settleAttendant();
  await refresh();
  expect(asked('calendarView.delta').at(-1)?.pathname).toContain('/calendar/calendarView/delta');
  expect(titlesOn(house.view(), 0)).toEqual(['New']);
});

test('[1.2.10] the last word on an id counts: shuffled, repeated and replayed items give the same day', async () => {
  await open({ prepare: ({ tenant }) => tenant.switches.change({ deltaShuffles: true, deltaDuplicates: 1 }) });
  const id = house.acts.create({ ...ask, subject: 'Moves', start: '2026-11-18T13:00', end: '2026-11-18T14:00' });
  house.acts.move(id, { start: '2026-11-18T15:00', end: '2026-11-18T16:00' });
  house.tenant.settleAttendant();
  await refresh();
  await refresh();
  expect(listed(house.view())).toEqual([{ title: 'Moves', start: '2026-11-18T14:00:00.000Z', end: '2026-11-18T15:00:00.000Z' }]);
});

test('[1.2.16] a meeting moved into the window from far ahead is on the glass after one round, and gone when it is moved out', async () => {
  await open();
  const id = house.acts.create({ ...ask, subject: 'Far', start: '2026-12-28T13:00', end: '2026-12-28T14:00' });
  house.tenant.settleAttendant();
  await refresh();
  expect(titlesOn(house.view(), 0)).toEqual([]);
  house.acts.move(id, { start: '2026-11-18T13:00', end: '2026-11-18T14:00' });
  house.tenant.settleAttendant();
  await refresh();
  expect(titlesOn(house.view(), 0)).toEqual(['Far']);
  house.acts.move(id, { start: '2026-12-28T13:00', end: '2026-12-28T14:00' });
  house.tenant.settleAttendant();
  await refresh();
  expect(titlesOn(house.view(), 0)).toEqual([]);
});

test('[2.2.3] [1.2.14] a door knows its own booking again by the plain read, for delta never shows its mark', async () => {
  await open();
  expect(await house.run({ kind: 'bookNow', endMs: Date.parse('2026-11-18T09:30:00Z') })).toMatchObject({ kind: 'done' });
  await house.restart();
  await house.until(({ freshness }) => freshness.kind === 'live');
  house.tenant.faults.add({ effect: { kind: 'syncStateLost' }, count: 1 });
  await refresh();
  expect(house.view().status).toMatchObject({ kind: 'occupied', meeting: { isDoorBooking: true } });
  expect(house.view().offers.map(({ kind }) => kind)).toContain('end');
});

describe('a lost cursor', () => {
  test.each([
    { code: 'SyncStateNotFound', status: 410, location: false },
    { code: 'SyncStateNotFound', status: 410, location: true },
    { code: 'syncStateNotFound', status: 400, location: false },
    { code: 'resyncRequired', status: 410, location: false },
    { code: 'SyncStateInvalid', status: 400, location: false },
  ] as const)(
    '[1.3.1] [1.3.2] [1.3.3] [1.3.4] $status $code, Location: $location, costs a full round and nothing on the glass',
    async (effect) => {
      await open({ prepare: ({ acts }) => acts.create({ ...ask, subject: 'Now', start: '2026-11-18T09:30', end: '2026-11-18T11:00' }) });
      const before = asked('calendarView.delta').filter(({ searchParams }) => searchParams.has('startDateTime')).length;
      const seen = house.views.length;
      house.tenant.faults.add({ effect: { kind: 'syncStateLost', ...effect }, count: 1 });
      await refresh();
      const full = asked('calendarView.delta').filter(({ searchParams }) => searchParams.has('startDateTime'));
      expect(full).toHaveLength(before + 1);
      expect(house.views.slice(seen).every(({ status }) => status.kind === 'occupied')).toBe(true);
      expect(house.view().freshness).toMatchObject({ kind: 'live', trouble: null });
    },
  );
});

test.each(['gatewayTimeout', 'unavailable'] as const)(
  '[1.3.6] where delta alone answers %s, plain reads carry the door in the end',
  async (kind) => {
    await open({ prepare: ({ acts }) => acts.create({ ...ask, subject: 'Now', start: '2026-11-18T09:30', end: '2026-11-18T12:00' }) });
    house.tenant.faults.add({ effect: { kind }, match: { operation: 'calendarView.delta' } });
    await house.clock.advance(5 * MINUTE_MS);
    house.acts.create({ ...ask, subject: 'New', start: '2026-11-18T14:00', end: '2026-11-18T15:00' });
    house.tenant.settleAttendant();
    await house.until((view) => titlesOn(view, 0).includes('New'), 10 * MINUTE_MS);
    expect(house.view().freshness.kind).toBe('live');
  },
);

test('[3.2.10] a change key that moves without a visible change is no news: no new view, no drift', async () => {
  await open({ prepare: ({ acts }) => acts.writeIntoRoom(AURORA, { subject: 'Now', start: '2026-11-18T09:30', end: '2026-11-18T12:00' }) });
  const room = house.tenant.directory.room(AURORA)?.id ?? '';
  const [item] = house.tenant.mailbox(room).stored();
  if (!item) throw new Error('nothing stored');
  const { revision } = house.view();
  house.tenant.calendars.change(room, { key: item.key, date: null }, { reminderMinutes: 5 });
  await refresh();
  expect(house.view().revision).toBe(revision);
  expect(house.door().health().driftCount).toBe(0);
});
