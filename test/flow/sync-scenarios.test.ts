import { afterEach, expect, test } from 'vitest';
import { loadScenario, type ScenarioName, scenarioNames } from '../../shared/simulator/scenarios/scenarios.ts';
import { AURORA, type House, type HouseOptions, openHouse } from '../support/house.ts';
import { listed, titlesOn, truthFor } from '../support/tenant-truth.ts';

let house: House;
afterEach(() => house.close());

const open = async (scenario: ScenarioName, options: HouseOptions): Promise<void> => {
  house = await openHouse({ ...options, prepare: ({ tenant }) => void loadScenario(tenant, scenario) });
  await house.until(({ freshness }) => freshness.kind === 'live');
};

test.each(scenarioNames)('D3 the scenario %s is on the glass as Exchange holds it, all eight days', async (scenario) => {
  await open(scenario, {});
  expect(listed(house.view())).toEqual(truthFor(house.tenant, AURORA, house.view(), 'Europe/Amsterdam'));
  expect(listed(house.view()).length > 0).toBe(!['free-day', 'dst-spring', 'dst-autumn'].includes(scenario));
});

const meeting = (title: string | null) => ({ meeting: { title } });

test.each<{ scenario: ScenarioName; now: string; status: object; because: string }>([
  {
    scenario: 'busy-day',
    now: '09:30',
    status: { kind: 'occupied', ...meeting('Roadmap'), until: { text: '10:30' } },
    because: 'it is on',
  },
  {
    scenario: 'busy-day',
    now: '10:35',
    status: { kind: 'available', until: { text: '10:45' }, next: { title: 'Design review' } },
    because: 'a gap of a quarter',
  },
  {
    scenario: 'busy-day',
    now: '10:41',
    status: { kind: 'startingSoon', ...meeting('Design review'), minutesUntil: 4 },
    because: 'five minutes is soon',
  },
  { scenario: 'free-day', now: '12:00', status: { kind: 'available', until: null, next: null }, because: 'nothing is planned' },
  {
    scenario: 'back-to-back',
    now: '10:10',
    status: { kind: 'occupied', ...meeting('Interview 3'), freeFrom: { text: '13:00' }, next: { title: 'Interview 4' } },
    because: 'no gap until one',
  },
  {
    scenario: 'series',
    now: '09:35',
    status: { kind: 'occupied', ...meeting('Stand-up and demo'), until: { text: '09:45' } },
    because: 'today’s occurrence was renamed',
  },
  {
    scenario: 'all-day',
    now: '03:00',
    status: { kind: 'occupied', meeting: { title: 'Room maintenance', isAllDay: true }, until: { text: '00:00' } },
    because: 'it lasts the room’s own day',
  },
  { scenario: 'private', now: '10:30', status: { kind: 'occupied', meeting: { title: null, isPrivate: true } }, because: 'private' },
  {
    scenario: 'private',
    now: '14:00',
    status: { kind: 'occupied', meeting: { title: null, isPrivate: true } },
    because: 'confidential is private',
  },
  {
    scenario: 'tentative',
    now: '09:30',
    status: { kind: 'occupied', meeting: { title: 'Maybe', isTentative: true } },
    because: 'tentative takes the room',
  },
  { scenario: 'tentative', now: '11:30', status: { kind: 'available', next: { title: 'Away' } }, because: 'free does not' },
  { scenario: 'tentative', now: '13:30', status: { kind: 'occupied', ...meeting('Away') }, because: 'out of office does' },
  {
    scenario: 'tentative',
    now: '15:30',
    status: { kind: 'occupied', meeting: { title: 'Just asked', isTentative: true } },
    because: 'an unanswered invitation does',
  },
  { scenario: 'cancelled', now: '10:30', status: { kind: 'available', next: { title: 'Retrospective' } }, because: 'it was called off' },
  {
    scenario: 'midnight',
    now: '00:10',
    status: { kind: 'occupied', meeting: { title: 'Release', startDay: 'Tue 17 Nov' }, until: { text: '00:30' } },
    because: 'it began yesterday',
  },
  {
    scenario: 'midnight',
    now: '23:30',
    status: {
      kind: 'occupied',
      meeting: { title: 'Call with Seattle', endDay: 'Thu 19 Nov' },
      until: { text: '01:00', dayLabel: 'Thu 19 Nov' },
    },
    because: 'it ends tomorrow',
  },
  {
    scenario: 'multi-day',
    now: '12:00',
    status: { kind: 'occupied', ...meeting('Hackathon'), until: { text: '12:00', dayLabel: 'Thu 19 Nov' } },
    because: 'it lasts two nights',
  },
])('T4 $scenario at $now: $because', async ({ scenario, now, status }) => {
  await open(scenario, { now: `2026-11-18T${now}:00+01:00` });
  expect(house.view().status).toMatchObject(status);
});

test('T4 an all-day and a multi-day meeting are listed on each of their days', async () => {
  await open('all-day', {});
  expect([0, 1, 2, 3, 4].map((day) => titlesOn(house.view(), day))).toEqual([['Room maintenance'], [], ['Trade fair'], ['Trade fair'], []]);
  await house.close();
  await open('multi-day', {});
  expect([0, 1, 2].map((day) => titlesOn(house.view(), day))).toEqual([['Hackathon'], ['Hackathon'], []]);
});

const nights = [
  { scenario: 'dst-spring', date: '2027-03-28', eve: '2027-03-27T23:30:00+01:00', hours: 23, acrossMinutes: 30 },
  { scenario: 'dst-autumn', date: '2026-10-25', eve: '2026-10-24T23:30:00+02:00', hours: 25, acrossMinutes: 150 },
] as const;

test.each(nights)('D13 on the night of $scenario the day has $hours hours and meetings keep their time on the wall', async (night) => {
  await open(night.scenario, { now: night.eve });
  const tomorrow = house.view().days[1];
  expect(tomorrow?.hours).toHaveLength(night.hours);
  expect(tomorrow?.meetings.map(({ title, start, end }) => `${start}-${end} ${title}`)).toEqual([
    '00:30-01:30 Before the change',
    '01:45-03:15 Across the change',
    '04:00-05:00 After the change',
    '09:00-09:30 Every day at nine',
  ]);
  const across = tomorrow?.meetings[1];
  expect(((across?.endMs ?? 0) - (across?.startMs ?? 0)) / 60_000).toBe(night.acrossMinutes);

  const truth = truthFor(house.tenant, AURORA, house.view(), 'Europe/Amsterdam').filter(({ title }) => title === 'Across the change');
  await house.until(({ status }) => status.kind === 'occupied' && status.meeting.title === 'Across the change', 4 * 3_600_000);
  expect(new Date(house.clock.nowMs()).toISOString().slice(0, 16)).toBe(truth[0]?.start.slice(0, 16));
  await house.until(({ status }) => status.kind === 'available', 4 * 3_600_000);
  expect(new Date(house.clock.nowMs()).toISOString().slice(0, 16)).toBe(truth[0]?.end.slice(0, 16));
  expect(house.view().clock.time).toBe('03:15');
});

const seattle = (timeZone: string) => ({
  timeZone: null,
  now: '2026-11-18T09:30:00-08:00',
  prepare: ({ tenant, acts }: Parameters<NonNullable<HouseOptions['prepare']>>[0]) => {
    const room = tenant.directory.room(AURORA);
    if (room) tenant.directory.changeRoom({ ...room, timeZone });
    acts.writeIntoRoom(AURORA, {
      subject: 'All hands',
      start: '2026-11-18',
      end: '2026-11-19',
      isAllDay: true,
      timeZone: 'America/Los_Angeles',
    });
    acts.writeIntoRoom(AURORA, {
      subject: 'Breakfast',
      start: '2026-11-18T09:00',
      end: '2026-11-18T10:00',
      timeZone: 'America/Los_Angeles',
    });
  },
});

test('D13 a room in another zone than the machine’s keeps its own time: the mailbox names it', async () => {
  house = await openHouse(seattle('Pacific Standard Time'));
  await house.until(({ freshness }) => freshness.kind === 'live');
  const { clock, status, days } = house.view();
  expect(clock).toEqual({ time: '09:30', weekday: 'Wednesday', date: '18 November' });
  expect(status).toMatchObject({ kind: 'occupied', meeting: { title: 'Breakfast', start: '09:00', end: '10:00' } });
  expect(days[0]?.startMs).toBe(Date.parse('2026-11-18T00:00:00-08:00'));
  expect(days[0]?.meetings.map(({ title, isAllDay }) => ({ title, isAllDay }))).toEqual([
    { title: 'All hands', isAllDay: true },
    { title: 'Breakfast', isAllDay: false },
  ]);
  expect(listed(house.view())).toEqual(truthFor(house.tenant, AURORA, house.view(), 'America/Los_Angeles'));
});

test.each([
  { timeZone: '', because: 'the setting is empty' },
  { timeZone: 'Customised zone', because: 'nobody knows the name' },
])('D13 the machine’s zone is the last resort: $because', async ({ timeZone }) => {
  house = await openHouse(seattle(timeZone));
  await house.until(({ freshness }) => freshness.kind === 'live');
  expect(house.view().clock.time).toBe('02:30');
  expect(house.view().days[0]?.startMs).toBe(Date.parse('2026-11-19T00:00:00+09:00'));
});

test('D13 a mailbox whose settings may not be read is shown in the machine’s zone', async () => {
  const { prepare, ...options } = seattle('Pacific Standard Time');
  house = await openHouse({
    ...options,
    prepare: (stage) => {
      prepare(stage);
      stage.tenant.faults.add({ effect: { kind: 'accessDenied' }, match: { operation: 'mailboxSettings.get' } });
    },
  });
  await house.until(({ freshness }) => freshness.kind === 'live');
  expect(house.view().clock.time).toBe('02:30');
});
