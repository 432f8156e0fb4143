import { beforeEach, describe, expect, test } from 'vitest';
import { createSimulatedWorld, invitation, room, roomPath, type SimulatedWorld, utc } from '../simulated-world.ts';

let world: SimulatedWorld;
beforeEach(async () => {
  world = await createSimulatedWorld();
});

const other = 'borealis@contoso.com';
const question = (schedules: readonly string[], more: object = {}) => ({
  schedules,
  startTime: utc('2026-11-23T09:00:00'),
  endTime: utc('2026-11-23T13:00:00'),
  availabilityViewInterval: 30,
  ...more,
});
const ask = (body: object, headers: Record<string, string> = {}, user = room) =>
  world.call('POST', `/v1.0/users/${user}/calendar/getSchedule`, body, headers);
const put = (from: string, to: string, more: object = {}) =>
  world.acts.writeIntoRoom(room, { start: `2026-11-23T${from}:00Z`, end: `2026-11-23T${to}:00Z`, ...more });
const days = (count: number) => ({
  endTime: utc(new Date(Date.parse('2026-11-23T09:00:00Z') + count * 86_400_000).toISOString().slice(0, 19)),
});

describe('what is told', () => {
  test('[5.1.1] [5.1.3] a mark for each slot: free, tentative, busy, out of office, working elsewhere', async () => {
    put('09:30', '10:00', { showAs: 'tentative' });
    put('10:00', '11:00');
    put('11:15', '11:30', { showAs: 'oof' });
    put('11:20', '12:00', { showAs: 'workingElsewhere' });
    const { status, body } = await ask(question([room]));
    expect([status, body.value[0].availabilityView]).toEqual([200, '01223400']);
    expect(body.value[0].scheduleItems.map(({ status: told }: { status: string }) => told)).toEqual([
      'tentative',
      'busy',
      'oof',
      'workingElsewhere',
    ]);
    expect((await ask(question([room], { availabilityViewInterval: 60 }))).body.value[0].availabilityView).toBe('1230');
    expect((await ask(question([room], { availabilityViewInterval: undefined }))).body.value[0].availabilityView).toHaveLength(8);
  });

  test('[5.1.4] subject and place only of the mailbox that asks', async () => {
    put('10:00', '11:00', { subject: 'Secret', sensitivity: 'private' });
    const [own] = (await ask(question([room]))).body.value;
    expect(own.scheduleItems).toMatchObject([{ subject: 'Secret', location: 'Aurora', isPrivate: true }]);
    const [seen] = (await ask(question([room]), {}, other)).body.value;
    expect(Object.keys(seen.scheduleItems[0]).sort()).toEqual(['end', 'start', 'status']);
  });

  test('times come in the zone that was asked for, and the window is read by its own', async () => {
    put('10:00', '11:00');
    const zone = 'W. Europe Standard Time';
    const window = {
      startTime: { dateTime: '2026-11-23T10:00:00', timeZone: zone },
      endTime: { dateTime: '2026-11-23T14:00:00', timeZone: zone },
    };
    const { body, headers } = await ask(question([room], window), { prefer: `outlook.timezone="${zone}"` });
    expect(body.value[0]).toMatchObject({
      availabilityView: '00220000',
      scheduleItems: [{ start: { dateTime: '2026-11-23T11:00:00.0000000', timeZone: zone } }],
    });
    expect(headers.get('preference-applied')).toContain(zone);
  });

  test('an occurrence counts, what was declined or cancelled does not', async () => {
    const recurrence = { pattern: { type: 'daily', interval: 1 }, range: { type: 'numbered' as const, numberOfOccurrences: 3 } };
    world.acts.writeIntoRoom(room, { start: '2026-11-22T09:00:00Z', end: '2026-11-22T09:30:00Z', recurrence });
    const cancelled = world.acts.create(invitation('10:00', '11:00'));
    world.tenant.settleAttendant();
    world.acts.cancel(cancelled);
    world.tenant.settleAttendant();
    const [told] = (await ask(question([room]))).body.value;
    expect(told.availabilityView).toBe('20000000');
    expect(told.scheduleItems).toHaveLength(1);
  });

  test('[5.1.6] each address has an answer of its own: one that nobody knows, and one without a mailbox', async () => {
    const { status, body } = await ask(question([room, 'nobody@contoso.com', 'harbour.house@contoso.com']));
    expect(status).toBe(200);
    expect(body.value).toMatchObject([
      { scheduleId: room, availabilityView: '00000000' },
      { scheduleId: 'nobody@contoso.com', error: { responseCode: '5009' } },
      {
        scheduleId: 'harbour.house@contoso.com',
        error: { responseCode: '5016', message: 'Proxy web request failed.' },
        scheduleItems: null,
      },
    ]);
  });

  test('[5.1.6] more than a thousand entries are too many for one schedule, and the others are told', async () => {
    const recurrence = { pattern: { type: 'daily', interval: 1 }, range: { type: 'noEnd' as const } };
    for (let hour = 0; hour < 20; hour += 1) put('09:00', '10:00', { recurrence });
    const { body } = await ask(question([room, other], days(60)));
    expect(body.value[0]).toMatchObject({ error: { responseCode: '5006' } });
    expect(body.value[1].availabilityView).toHaveLength(60 * 48);
  });
});

describe('what is refused', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => `room${index}@contoso.com`);

  test.each([
    { because: 'a hundred addresses are the most', body: question(many(100)), status: 200, code: undefined },
    { because: 'one more is too many', body: question(many(101)), status: 400, code: 'ErrorMailboxDataArrayTooBig' },
    { because: '62 days are the longest', body: question([room], days(62)), status: 200, code: undefined },
    { because: 'one more is too long', body: question([room], days(63)), status: 400, code: 'ErrorTimeIntervalTooBig' },
  ])('[5.1.5] $because', async ({ body, status, code }) => {
    const answer = await ask(body);
    expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
  });

  test('Q46 the documented limits by a switch: twenty addresses, 42 days', async () => {
    world.tenant.switches.change({ scheduleMostAddresses: 20, scheduleLongestDays: 42 });
    expect((await ask(question(many(20), days(42)))).status).toBe(200);
    expect((await ask(question(many(21)))).body.error.message).toContain('The allowed size = 20; the actual size = 21.');
    expect((await ask(question([room], days(43)))).body.error.message).toContain('The allowed limit = 42 days');
  });

  test.each([
    { because: '[5.1.7] an interval of null', more: { availabilityViewInterval: null }, status: 500 },
    { because: '[5.1.1] an interval below five minutes', more: { availabilityViewInterval: 4 }, status: 400 },
    { because: '[5.1.1] an interval above a day', more: { availabilityViewInterval: 1441 }, status: 400 },
    { because: 'a window that ends as it begins', more: { endTime: utc('2026-11-23T09:00:00') }, status: 400 },
    { because: 'a zone of nobody', more: { startTime: { dateTime: '2026-11-23T09:00:00', timeZone: 'Mars' } }, status: 400 },
    { because: 'nobody to look up', more: { schedules: [] }, status: 400 },
  ])('$because', async ({ more, status }) => {
    expect((await ask(question([room], more))).status).toBe(status);
  });

  test('[5.1.2] [9.5] it is asked through a mailbox that the app may reach, whoever it is about', async () => {
    const answer = await ask(question([room]), {}, 'ada@contoso.com');
    expect([answer.status, answer.body.error.code]).toEqual([403, 'ErrorAccessDenied']);
    expect((await ask(question(['ada@contoso.com']))).body.value[0].availabilityView).toBe('00000000');
  });

  test('names of parameters may begin with a capital, as the metadata writes them', async () => {
    const { schedules, startTime, endTime } = question([room]);
    const { status } = await ask({ Schedules: schedules, StartTime: startTime, EndTime: endTime, AvailabilityViewInterval: 60 });
    expect(status).toBe(200);
  });

  test('it counts against the mailbox it is asked through', async () => {
    await ask(question([other]));
    expect(world.tenant.requests.latest().at(-1)).toMatchObject({
      operation: 'schedule.get',
      mailbox: world.tenant.directory.room(roomPath.slice('/v1.0/users/'.length))?.id,
    });
  });
});
