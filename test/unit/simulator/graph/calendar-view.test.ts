import { beforeEach, describe, expect, test } from 'vitest';
import { booking, createSimulatedWorld, invitation, roomPath, type SimulatedWorld, utc, week } from '../simulated-world.ts';

let world: SimulatedWorld;
const view = `${roomPath}/calendarView?${week}`;

beforeEach(async () => {
  world = await createSimulatedWorld();
});

const book = (from: string, to: string, more: object = {}) => world.call('POST', `${roomPath}/events`, booking(from, to, more));

const dailySeries = (count: number) =>
  world.acts.create(
    invitation('06:00', '06:30', {
      recurrence: { pattern: { type: 'daily', interval: 1 }, range: { type: 'numbered', numberOfOccurrences: count } },
    }),
  );

describe('the window', () => {
  test.each(['startDateTime=2026-11-23', 'endDateTime=2026-11-23', ''])(
    '[1.1.1] is refused when half of it is missing: "%s"',
    async (query) => {
      const { status, body } = await world.get(`${roomPath}/calendarView?${query}`);
      expect([status, body.error.code]).toEqual([400, 'ErrorInvalidRequest']);
    },
  );

  test('[1.1.1] honours an offset, and reads a time without one as UTC whatever zone is preferred', async () => {
    await book('10:00', '11:00');
    const inZone = { prefer: 'outlook.timezone="W. Europe Standard Time"' };
    const early = await world.get(`${roomPath}/calendarView?startDateTime=2026-11-23T09:00&endDateTime=2026-11-23T10:00`, inZone);
    const offset = await world.get(`${roomPath}/calendarView?startDateTime=2026-11-23T10:30%2B01:00&endDateTime=2026-11-23T11:30%2B01:00`);
    expect(early.body.value).toHaveLength(0);
    expect(offset.body.value).toHaveLength(1);
  });

  test('[1.1.4] takes in what began before it and runs into it, and not what only touches it', async () => {
    await book('08:00', '10:30', { subject: 'runs in' });
    await book('09:00', '10:00', { subject: 'touches' });
    const { body } = await world.get(`${roomPath}/calendarView?startDateTime=2026-11-23T10:00:00Z&endDateTime=2026-11-23T12:00:00Z`);
    expect(body.value.map((event: { subject: string }) => event.subject)).toEqual(['runs in']);
  });

  test('[1.1.7] is refused beyond 1825 days', async () => {
    const { status, body } = await world.get(`${roomPath}/calendarView?startDateTime=2026-01-01&endDateTime=2031-01-02`);
    expect([status, body.error.code]).toEqual([400, 'ErrorInvalidRequest']);
  });

  test('[1.1.10] matches all-day events as UTC midnights whatever the zone of the mailbox', async () => {
    await book('00:00', '00:00', { isAllDay: true, end: utc('2026-11-24T00:00:00') });
    const lateOnSunday = await world.get(`${roomPath}/calendarView?startDateTime=2026-11-22T23:00:00Z&endDateTime=2026-11-23T00:00:00Z`);
    expect(lateOnSunday.body.value).toHaveLength(0);
  });
});

describe('pages', () => {
  test('[1.1.5] ten at a time, linked by $skip, single meetings before occurrences, and in order only on request', async () => {
    dailySeries(7);
    world.tenant.settleAttendant();
    for (const hour of ['15', '13', '11', '09', '08']) await book(`${hour}:00`, `${hour}:30`);
    const first = await world.get(view);
    expect(first.body.value).toHaveLength(10);
    expect(first.body.value.map((event: { type: string }) => event.type).slice(0, 6)).toEqual([
      ...Array(5).fill('singleInstance'),
      'occurrence',
    ]);
    expect(first.body['@odata.nextLink']).toContain('$skip=10');
    const second = await world.get(first.body['@odata.nextLink']);
    expect(second.body.value).toHaveLength(2);
    expect(second.body).not.toHaveProperty('@odata.nextLink');

    const starts = (await world.view()).map((event) => event.start?.dateTime);
    expect(starts).toEqual([...starts].sort());
  });

  test('[1.1.5] $top takes up to a thousand', async () => {
    expect((await world.get(`${view}&$top=1000`)).status).toBe(200);
    expect((await world.get(`${view}&$top=1001`)).status).toBe(400);
  });
});

describe('what comes', () => {
  test('[1.1.3] occurrences and exceptions, never the master', async () => {
    const series = dailySeries(3);
    world.tenant.settleAttendant();
    world.acts.change(series, { date: '2026-11-24', subject: 'Different' });
    world.tenant.settleAttendant();
    expect((await world.view()).map((event) => event.type)).toEqual(['occurrence', 'exception', 'occurrence']);
  });

  test('[1.1.6] $filter and $select', async () => {
    await book('10:00', '11:00');
    await book('00:00', '00:00', { subject: 'Day', isAllDay: true, end: utc('2026-11-24T00:00:00') });
    const { body } = await world.get(`${view}&$filter=isAllDay eq true&$select=subject,start`);
    expect(body.value.map((event: object) => Object.keys(event).sort())).toEqual([['@odata.etag', 'id', 'start', 'subject']]);
    expect(body.value[0].subject).toBe('Day');
  });

  test('[1.1.8] creation and change times come, but not by $select', async () => {
    await book('10:00', '11:00');
    expect((await world.get(view)).body.value[0].createdDateTime).toBe('2026-11-23T08:00:00.0000000Z');
    expect((await world.get(`${view}&$select=subject,createdDateTime`)).body.value[0]).not.toHaveProperty('createdDateTime');
  });

  test('[1.1.9] onlineMeeting needs isOnlineMeeting beside it', async () => {
    world.acts.create(invitation('10:00', '11:00', { online: true }));
    world.tenant.settleAttendant();
    expect((await world.get(`${view}&$select=onlineMeeting`)).body.value[0]).not.toHaveProperty('onlineMeeting');
    expect((await world.get(`${view}&$select=onlineMeeting,isOnlineMeeting`)).body.value[0].onlineMeeting.joinUrl).toContain('https://');
  });

  test('[1.1.11] times in the zone preferred, said to be applied, with seven digits', async () => {
    await book('10:00', '11:00');
    const { body, headers } = await world.get(view, {
      prefer: 'outlook.timezone="Pacific Standard Time", outlook.body-content-type="text"',
    });
    expect(body.value[0].start).toEqual({ dateTime: '2026-11-23T02:00:00.0000000', timeZone: 'Pacific Standard Time' });
    expect(body.value[0].body.contentType).toBe('text');
    expect(headers.get('preference-applied')).toBe('outlook.timezone="Pacific Standard Time", outlook.body-content-type="text"');
  });

  test('[2.1.1] an unknown zone is refused', async () => {
    const { status, body } = await world.get(view, { prefer: 'outlook.timezone="Middle Earth"' });
    expect([status, body.error.code]).toEqual([400, 'TimeZoneNotSupportedException']);
  });

  test('[2.1.4] an all-day event is midnight to midnight in any zone', async () => {
    await book('00:00', '00:00', { isAllDay: true, end: utc('2026-11-24T00:00:00') });
    const { body } = await world.get(view, { prefer: 'outlook.timezone="Asia/Tokyo"' });
    expect([body.value[0].start.dateTime, body.value[0].end.dateTime]).toEqual([
      '2026-11-23T00:00:00.0000000',
      '2026-11-24T00:00:00.0000000',
    ]);
  });

  test('[1.4.1] immutable ids only where asked for; either kind finds the event', async () => {
    await book('10:00', '11:00');
    const [rest] = (await world.get(view)).body.value;
    const [immutable] = (await world.get(view, { prefer: 'IdType="ImmutableId"' })).body.value;
    expect(rest.id).not.toBe(immutable.id);
    for (const id of [rest.id, immutable.id]) expect((await world.get(`${roomPath}/events/${encodeURIComponent(id)}`)).status).toBe(200);
  });

  test('[1.4.6] neighbouring ids differ only in case', async () => {
    for (const hour of ['09', '10', '11']) await book(`${hour}:00`, `${hour}:30`);
    const ids: string[] = (await world.get(view)).body.value.map((event: { id: string }) => event.id);
    expect(new Set(ids).size).toBe(3);
    expect(new Set(ids.map((id) => id.toLowerCase())).size).toBe(2);
  });
});
