import { expect, test } from 'vitest';
import type { GraphCall, GraphTransport } from '../../../shared/graph/graph-transport.ts';
import { createSchedules } from '../../../shared/graph/schedules.ts';

const { signal } = new AbortController();
const at = (time: string): number => Date.parse(`2026-03-02T${time}:00Z`);
const window = { startMs: at('10:00'), endMs: at('23:00') };
const time = (text: string) => ({ dateTime: `2026-03-02T${text}:00.0000000`, timeZone: 'UTC' });
const item = (status: string, start: string, end: string) => ({ status, start: time(start), end: time(end), subject: 'Budget' });

function answering(...value: readonly unknown[]) {
  const calls: GraphCall[] = [];
  const transport: Pick<GraphTransport, 'call'> = {
    async call(call, schema) {
      calls.push(call);
      return schema.parse({ value });
    },
  };
  return { calls, schedules: createSchedules({ transport: transport as GraphTransport }) };
}

test('[5.1.1] [5.1.2] free and busy are asked as the room’s own mailbox, in UTC', async () => {
  const { calls, schedules } = answering();
  await schedules.read('aurora@contoso.com', ['birch@contoso.com'], window, signal);
  const [call] = calls;
  expect(call?.target).toMatchObject({ path: '/users/aurora%40contoso.com/calendar/getSchedule' });
  expect(call?.prefer).toEqual(['outlook.timezone="UTC"']);
  expect(JSON.parse(call?.body ?? '')).toEqual({
    schedules: ['birch@contoso.com'],
    startTime: { dateTime: '2026-03-02T10:00:00', timeZone: 'UTC' },
    endTime: { dateTime: '2026-03-02T23:00:00', timeZone: 'UTC' },
    availabilityViewInterval: 30,
  });
});

test('[5.1.7] Q46 the interval of the view is never null', async () => {
  const { calls, schedules } = answering();
  await schedules.read('a', [], window, signal);
  expect(JSON.parse(calls[0]?.body ?? '').availabilityViewInterval).toBe(30);
});

test('[5.1.5] Q46 more than twenty addresses at once are not asked for', async () => {
  const { calls, schedules } = answering();
  const many = Array.from({ length: 21 }, (_, index) => `${index}@contoso.com`);
  await expect(schedules.read('a', many, window, signal)).rejects.toThrow('more than 20');
  expect(calls).toEqual([]);
});

test.each([
  { status: 'busy', isTaken: true },
  { status: 'tentative', isTaken: true },
  { status: 'oof', isTaken: true },
  { status: 'workingElsewhere', isTaken: true },
  { status: 'unknown', isTaken: true },
  { status: 'free', isTaken: false },
])('[5.1.3] [5.1.4] what is $status takes the room: $isTaken', async ({ status, isTaken }) => {
  const { schedules } = answering({ scheduleId: 'Birch@contoso.com', scheduleItems: [item(status, '10:30', '11:00')] });
  const found = await schedules.read('a', ['birch@contoso.com'], window, signal);
  expect(found.get('birch@contoso.com')).toEqual(isTaken ? [{ startMs: at('10:30'), endMs: at('11:00') }] : []);
});

test.each([
  { because: 'it cannot be resolved', schedule: { error: { responseCode: '5009' } } },
  { because: 'there is no mailbox behind it', schedule: { scheduleItems: null, error: { responseCode: '5016' } } },
  { because: 'it has too many entries', schedule: { scheduleItems: [], error: { responseCode: '5006' } } },
  { because: 'it says nothing', schedule: { scheduleItems: null } },
  { because: 'a time of it is none', schedule: { scheduleItems: [{ status: 'busy', start: {}, end: {} }] } },
])('[5.1.6] Q46 an address is left out, and the others are not, where $because', async ({ schedule }) => {
  const birch = { scheduleId: 'birch@contoso.com', scheduleItems: [] };
  const { schedules } = answering({ scheduleId: 'odd@contoso.com', ...schedule }, birch, 'nonsense');
  const found = await schedules.read('a', ['odd@contoso.com', 'birch@contoso.com'], window, signal);
  expect([...found.keys()]).toEqual(['birch@contoso.com']);
});
