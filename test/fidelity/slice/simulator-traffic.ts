import { createTenantFetch } from '../../../shared/simulator/http/tenant-fetch.ts';
import { createTenantHandler } from '../../../shared/simulator/http/tenant-handler.ts';
import { booking, createSimulatedWorld, invitation, origin, room, roomPath, utc, week } from '../../unit/simulator/simulated-world.ts';
import { type Exchange, recordExchanges } from './exchange.ts';

const property = 'String {00020329-0000-0000-c000-000000000046} Name lintel';
const expand = `$expand=singleValueExtendedProperties($filter=id eq '${property}')`;

/** Asks the simulator for what it offers beyond the door's needs, as described, so that its answers can be held to the description. */
export async function recordSimulatorTraffic(): Promise<readonly Exchange[]> {
  const world = await createSimulatedWorld({ webhooks });
  const exchanges: Exchange[] = [];
  const fetch = recordExchanges(createTenantFetch(createTenantHandler(world.tenant)), (exchange) => void exchanges.push(exchange));
  const token = (await world.signIn()).body.access_token;
  const send = async (method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<string> => {
    const url = `${origin}${path}`;
    const content = body === undefined ? {} : { 'content-type': 'application/json' };
    const init = { method, headers: { authorization: `Bearer ${token}`, ...content, ...headers } };
    const text = await (await fetch(url, body === undefined ? init : { ...init, body: JSON.stringify(body) })).text();
    return text === '' ? '' : (JSON.parse(text).id ?? '');
  };
  const recurrence = {
    pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday'], firstDayOfWeek: 'sunday' },
    range: { type: 'numbered', startDate: '2026-11-23', numberOfOccurrences: 3, recurrenceTimeZone: 'UTC' },
  };

  for (const calendar of ['', '/calendar']) {
    const events = `${roomPath}${calendar}/events`;
    const id = await send('POST', events, {
      ...booking('10:00', '11:00', { transactionId: `one${calendar}` }),
      singleValueExtendedProperties: [{ id: property, value: '1' }],
    });
    await send('POST', events, booking('12:00', '13:00', { recurrence }));
    await send('POST', events, booking('13:00', '13:30', { transactionId: `one${calendar}` })); // a clash
    await send('POST', events, booking('13:00', '12:00')); // ends before it starts
    await send('GET', `${events}?$filter=subject eq 'x'&$top=5`);
    await send('GET', events);
    await send('GET', `${roomPath}${calendar}/calendarView?${week}&$top=3&$orderby=start/dateTime&${expand}`);
    await send('GET', `${roomPath}${calendar}/calendarView/delta?${week}`, undefined, { prefer: 'odata.maxpagesize=2' });
    await send('GET', `${roomPath}/events/${id}?${expand}`, undefined, { prefer: 'outlook.timezone="Pacific Standard Time"' });
    await send('PATCH', `${roomPath}/events/${id}`, { end: utc('2026-11-23T10:45:00') });
    await send('PATCH', `${roomPath}/events/${id}`, { subject: 'x' }, { 'if-match': 'W/"older"' });
    await send('POST', `${roomPath}/events/${id}/accept`, { comment: 'x' }); // the organiser may not
    await send('DELETE', `${roomPath}/events/${id}`);
    await send('DELETE', `${roomPath}/events/${id}`);
  }

  for (const [hour, action] of [
    ['06', 'accept'],
    ['07', 'tentativelyAccept'],
    ['08', 'decline'],
  ] as const) {
    world.acts.create(invitation(`${hour}:00`, `${hour}:30`, { subject: action }));
    world.tenant.settleAttendant();
    const copy = (await world.view()).find(({ subject }) => subject === action);
    await send('POST', `${roomPath}/events/${copy?.id}/${action}`, { comment: 'x', sendResponse: true });
    await send('POST', `${roomPath}/events/${copy?.id}/cancel`, { comment: 'x' }); // an attendee may not
  }
  const own = await send('POST', `${roomPath}/events`, booking('16:00', '17:00'));
  await send('POST', `${roomPath}/events/${own}/cancel`, { comment: 'x' });
  await send('GET', roomPath);
  await send('GET', `${roomPath}?$select=id,displayName`);
  await send('GET', `${roomPath}/mailboxSettings`);
  await send('GET', '/v1.0/users/nobody@contoso.com');
  await send('GET', `/v1.0/users/ada@contoso.com/calendarView?${week}`);
  await send('GET', `${roomPath}/events/nonsense`);
  await send('GET', '/v1.0/places/graph.room'); // not without a role
  world.tenant.switches.change({ tokenRoles: ['Place.Read.All'] });
  const authorization = `Bearer ${(await world.signIn()).body.access_token}`;
  await send('GET', '/v1.0/places/microsoft.graph.room?$top=2&$skip=1', undefined, { authorization });
  const checkIns = '/v1.0/places/aurora@contoso.com/checkIns';
  const claim = { calendarEventId: 'uid', checkInMethod: 'manual' };
  await send('GET', '/v1.0/places/aurora@contoso.com', undefined, { authorization });
  await send('POST', checkIns, claim); // an app may not, by one of the two tables (fact 5.3.2)
  world.tenant.switches.change({ placesTakeCheckIns: true });
  await send('POST', checkIns, claim);
  await recordPlaces(send, authorization);
  await recordSubscriptions(send);
  return exchanges;
}

type Send = (method: string, path: string, body?: object, headers?: Record<string, string>) => Promise<string>;

async function recordPlaces(send: Send, authorization: string): Promise<void> {
  await send('GET', '/v1.0/places/microsoft.graph.roomlist', undefined, { authorization });
  await send('GET', '/v1.0/places/harbour.house@contoso.com', undefined, { authorization });
  await send('GET', '/v1.0/places/harbour.house@contoso.com/microsoft.graph.roomlist/rooms?$filter=capacity ge 6&$select=id', undefined, {
    authorization,
  });
  await send('GET', '/v1.0/places/microsoft.graph.roomlist'); // not without a role
  const question = {
    schedules: ['aurora@contoso.com', 'nobody@contoso.com', 'harbour.house@contoso.com'],
    startTime: utc('2026-11-23T08:00:00'),
    endTime: utc('2026-11-23T18:00:00'),
    availabilityViewInterval: 30,
  };
  const zone = { prefer: 'outlook.timezone="Pacific Standard Time"' };
  await send('POST', `${roomPath}/calendar/getSchedule`, question, zone);
  await send('POST', `${roomPath}/calendar/getSchedule`, { ...question, endTime: utc('2027-11-23T18:00:00') }); // too long
}

async function recordSubscriptions(send: Send): Promise<void> {
  const expirationDateTime = '2026-11-25T08:00:00Z';
  const wanted = {
    changeType: 'created,updated,deleted',
    notificationUrl: 'https://subscriber.test/graph/notifications',
    lifecycleNotificationUrl: 'https://subscriber.test/graph/lifecycle',
    resource: `/users/${room}/events`,
    expirationDateTime,
    clientState: 'secret',
  };
  const id = await send('POST', '/v1.0/subscriptions', wanted, { prefer: 'IdType="ImmutableId"' });
  await send('POST', '/v1.0/subscriptions', wanted); // there already
  await send('POST', '/v1.0/subscriptions', { ...wanted, resource: '/users/ada@contoso.com/events' }); // out of reach
  await send('GET', '/v1.0/subscriptions');
  await send('GET', `/v1.0/subscriptions/${id}`);
  await send('PATCH', `/v1.0/subscriptions/${id}`, { expirationDateTime });
  await send('POST', `/v1.0/subscriptions/${id}/reauthorize`);
  await send('DELETE', `/v1.0/subscriptions/${id}`);
  await send('DELETE', `/v1.0/subscriptions/${id}`);
}

/** A subscriber that agrees to everything. */
const webhooks: typeof fetch = async (input) => {
  const token = new URL(new Request(input).url).searchParams.get('validationToken');
  return token === null ? new Response(null, { status: 202 }) : new Response(token, { headers: { 'content-type': 'text/plain' } });
};
