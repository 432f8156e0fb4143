import { describe, expect, test } from 'vitest';
import { roomDay } from '../../../../shared/simulator/acts/state.ts';
import { loadScenario, type ScenarioName, scenarioNames } from '../../../../shared/simulator/scenarios/scenarios.ts';
import { createSimulatedWorld, room } from '../simulated-world.ts';

async function played(name: ScenarioName, nowText?: string) {
  const world = await createSimulatedWorld();
  if (nowText) world.tenant.clock.set(Date.parse(nowText));
  const { focus } = loadScenario(world.tenant, name);
  const aurora = world.tenant.directory.room(room)!;
  const nowMs = world.tenant.clock.nowMs();
  return { ...world, focus, nowMs, day: (date = '2026-11-23') => roomDay(world.tenant, aurora, date) };
}

test.each<{ name: ScenarioName; count: number }>([
  { name: 'busy-day', count: 8 },
  { name: 'free-day', count: 0 },
  { name: 'back-to-back', count: 8 },
  { name: 'series', count: 1 },
  { name: 'all-day', count: 1 },
  { name: 'private', count: 2 },
  { name: 'tentative', count: 4 },
  { name: 'cancelled', count: 2 },
  { name: 'midnight', count: 2 },
  { name: 'multi-day', count: 1 },
])('$name puts $count meetings into today', async ({ name, count }) => {
  const { day, tenant } = await played(name);
  expect(day()).toHaveLength(count);
  expect(tenant.attendant.pendingCount).toBe(0);
});

test('tentative holds one that is not answered', async () => {
  expect((await played('tentative')).day().map(({ response, showAs }) => [response, showAs])).toContainEqual(['notResponded', 'tentative']);
});

test('cancelled holds one that is', async () => {
  expect((await played('cancelled')).day()).toMatchObject([{ isCancelled: true }, { isCancelled: false }]);
});

test.each([
  { name: 'dst-spring', date: '2027-03-28' },
  { name: 'dst-autumn', date: '2027-10-31' },
] as const)('$name is about the night of $date', async ({ name, date }) => {
  const { focus, day } = await played(name);
  expect(focus.slice(0, 10)).toBe(new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10));
  expect(day(date).map(({ subject }) => subject)).toEqual([
    'Before the change',
    'Across the change',
    'After the change',
    'Every day at nine',
  ]);
});

describe('lively', () => {
  test.each(['2026-11-23T08:10:00Z', '2026-11-23T13:59:00Z', '2026-11-23T23:20:00Z', '2026-11-24T02:00:00Z'])(
    "leaves an hour to book in the door's room, between people before and people after, while its neighbour is taken, at %s",
    async (now) => {
      const { tenant, nowMs } = await played('lively', now);
      const spansOf = (name: string) =>
        tenant
          .mailbox(tenant.directory.room(name)!.id)
          .stored()
          .map(({ content }) => content);
      const spans = spansOf(room);
      expect(spans.filter(({ startMs, endMs }) => startMs < nowMs + 3_600_000 && nowMs < endMs)).toEqual([]);
      expect(spans.some(({ endMs }) => endMs <= nowMs)).toBe(true);
      expect(spans.some(({ startMs }) => startMs > nowMs)).toBe(true);
      expect(spansOf('cumulus@contoso.com').some(({ startMs, endMs }) => startMs <= nowMs && nowMs < endMs)).toBe(true);
    },
  );
});

test('a scenario takes the place of the one before, and doors hear of it by delta', async () => {
  const { tenant, get, day } = await played('busy-day');
  const first = await get(`/v1.0/users/${room}/calendarView/delta?startDateTime=2026-11-23&endDateTime=2026-11-24`);
  loadScenario(tenant, 'free-day');
  expect(day()).toEqual([]);
  const { body } = await get(first.body['@odata.deltaLink']);
  expect(body.value.filter((item: object) => '@removed' in item)).toHaveLength(8);
});

test('every scenario has a name of its own in the list', () => {
  expect(scenarioNames).toHaveLength(13);
});

test('the same clock and chance make the same tenant', async () => {
  const [one, two] = [await played('series'), await played('series')];
  expect(JSON.stringify(one.day('2026-11-25'))).toBe(JSON.stringify(two.day('2026-11-25')));
});
