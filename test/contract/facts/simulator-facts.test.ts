import { beforeEach, expect, test } from 'vitest';
import { booking, createSimulatedWorld, invitation, roomPath, type SimulatedWorld, week } from '../../unit/simulator/simulated-world.ts';

/** Facts of the tenant's own that no other test of the simulator cites. */
let world: SimulatedWorld;
beforeEach(async () => {
  world = await createSimulatedWorld();
});

test('[1.1.2] the default calendar answers alike under both of its paths', async () => {
  await world.call('POST', `${roomPath}/calendar/events`, booking('10:00', '11:00'));
  const [short, long] = await Promise.all([
    world.get(`${roomPath}/calendarView?${week}`),
    world.get(`${roomPath}/calendar/calendarView?${week}`),
  ]);
  expect(short.body.value).toHaveLength(1);
  expect(long.body.value).toEqual(short.body.value);
});

test('[1.2.8] delta says that it tracks changes, also where nothing was preferred', async () => {
  const { headers } = await world.get(`${roomPath}/calendarView/delta?${week}`);
  expect(headers.get('preference-applied')).toBe('odata.track-changes');
});

test('[3.3.4] a room’s copy deleted from the room frees it, and its organiser keeps theirs', async () => {
  world.acts.create(invitation('10:00', '11:00'));
  world.tenant.settleAttendant();
  const [copy] = await world.view();
  expect((await world.call('DELETE', `${roomPath}/events/${copy?.id}`)).status).toBe(204);
  expect(await world.view()).toEqual([]);
  const ada = world.tenant.directory.find('ada@contoso.com')?.id ?? '';
  expect(world.tenant.mailbox(ada).stored()).toMatchObject([{ content: { isCancelled: false } }]);
});

test('[10.1] every error is one envelope: code, message, and the ids of the request', async () => {
  for (const path of [`${roomPath}/events/nonsense`, '/v1.0/users/nobody@contoso.com', `${roomPath}/calendarView`]) {
    const { status, headers, body } = await world.get(path, { 'client-request-id': 'mine' });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).toEqual({
      error: {
        code: expect.any(String),
        message: expect.any(String),
        innerError: { date: expect.any(String), 'request-id': headers.get('request-id'), 'client-request-id': 'mine' },
      },
    });
  }
});

test('[8.4] the fifth request at a time is over the mailbox’s limit; elsewhere the code is a general one', async () => {
  world.tenant.faults.add({ effect: { kind: 'latency', ms: 100 } });
  const five = [1, 2, 3, 4, 5].map(() => world.get(roomPath));
  await world.clock.settle();
  await world.clock.advance(200);
  const refused = (await Promise.all(five)).filter(({ status }) => status === 429);
  expect(refused.map(({ body }) => body.error.code)).toEqual(['ApplicationThrottled']);
  expect(refused[0]?.headers.get('retry-after')).toBe('1');
});
