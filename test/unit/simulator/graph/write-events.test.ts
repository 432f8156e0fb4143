import { beforeEach, describe, expect, test } from 'vitest';
import { booking, createSimulatedWorld, invitation, roomPath, type SimulatedWorld, utc } from '../simulated-world.ts';

let world: SimulatedWorld;
const events = `${roomPath}/events`;
const property = 'String {00020329-0000-0000-c000-000000000046} Name lintel';

beforeEach(async () => {
  world = await createSimulatedWorld();
});

const create = (body: object) => world.call('POST', events, body);

describe('creating', () => {
  test('[3.1.1] answers 201 with the whole event, from both paths', async () => {
    for (const path of [events, `${roomPath}/calendar/events`]) {
      const { status, body, headers } = await world.call('POST', path, booking('10:00', '11:00'));
      expect(status).toBe(201);
      expect(body).toMatchObject({ type: 'singleInstance', isOrganizer: true, responseStatus: { response: 'organizer' }, showAs: 'busy' });
      expect(headers.get('etag')).toBe(`W/"${body.changeKey}"`);
    }
  });

  test('[3.1.2] the mailbox posted into is the organiser, and guests are invited', async () => {
    const { body } = await create(
      booking('10:00', '11:00', { attendees: [{ emailAddress: { address: 'ada@contoso.com' }, type: 'required' }] }),
    );
    expect(body.organizer.emailAddress.address).toBe('aurora@contoso.com');
    expect(world.tenant.notices.all()).toMatchObject([{ kind: 'invited', to: 'ada@contoso.com', from: 'aurora@contoso.com' }]);
  });

  test('[3.1.3] the same transaction id with the same body is the same event', async () => {
    const body = booking('10:00', '11:00', { transactionId: 'one' });
    const [first, again] = [await create(body), await create(body)];
    expect([again.status, again.body.id]).toEqual([201, first.body.id]);
    expect(await world.view()).toHaveLength(1);
    expect(first.body.transactionId).toBe('one');
  });

  test.each([
    { status: 400, names: true },
    { status: 409, names: true },
    { status: 400, names: false },
  ] as const)('[3.1.3] with another body it is refused: $status, naming the event: $names', async ({ status, names }) => {
    world.tenant.switches.change({ duplicateTransactionStatus: status, duplicateTransactionNamesEvent: names });
    const first = await create(booking('10:00', '11:00', { transactionId: 'one' }));
    const clash = await create(booking('10:00', '11:30', { transactionId: 'one' }));
    expect([clash.status, clash.body.error.code]).toEqual([status, 'ErrorDuplicateTransactionId']);
    expect(clash.body.error['@event.existingEventId']).toBe(names ? first.body.id : undefined);
  });

  test('[3.1.4] nothing checks for conflicts', async () => {
    expect([(await create(booking('10:00', '11:00'))).status, (await create(booking('10:30', '11:30'))).status]).toEqual([201, 201]);
  });

  test('[3.1.5] a link asked for where there is no provider is silently not made', async () => {
    const { status, body } = await create(booking('10:00', '11:00', { isOnlineMeeting: true, onlineMeetingProvider: 'teamsForBusiness' }));
    expect([status, body.isOnlineMeeting, body.onlineMeeting]).toEqual([201, false, null]);
  });

  test('[3.1.6] right after, a read may not find it yet', async () => {
    world.tenant.faults.add({ effect: { kind: 'notFoundAfterCreate', forMs: 3000 } });
    const { body } = await create(booking('10:00', '11:00'));
    expect((await world.get(`${events}/${body.id}`)).body.error.code).toBe('ErrorItemNotFound');
    await world.clock.advance(3000);
    expect((await world.get(`${events}/${body.id}`)).status).toBe(200);
  });

  test.each([
    { because: 'it ends before it starts', body: booking('11:00', '10:00') },
    { because: 'it has no end', body: { subject: 'x', start: utc('2026-11-23T10:00:00') } },
    { because: 'an all-day event is not at midnight', body: booking('10:00', '11:00', { isAllDay: true }) },
    {
      because: 'the series begins on another day',
      body: booking('10:00', '11:00', {
        recurrence: { pattern: { type: 'daily', interval: 1 }, range: { type: 'noEnd', startDate: '2026-11-24' } },
      }),
    },
  ])('[3.1.7] is refused when $because', async ({ body }) => {
    const answer = await create(body);
    expect([answer.status, answer.body.error.code]).toEqual([400, 'ErrorPropertyValidationFailure']);
  });

  test('a property that events do not have is refused', async () => {
    expect((await create(booking('10:00', '11:00', { titel: 'typo' }))).status).toBe(400);
  });

  test('[2.2.1] extended properties are not echoed, read with $expand and found with $filter', async () => {
    const { body } = await create(booking('10:00', '11:00', { singleValueExtendedProperties: [{ id: property, value: 'door-1' }] }));
    await create(booking('12:00', '13:00'));
    expect(body).not.toHaveProperty('singleValueExtendedProperties');
    const expand = `$expand=singleValueExtendedProperties($filter=id eq '${property}')`;
    expect((await world.get(`${events}/${body.id}?${expand}`)).body.singleValueExtendedProperties).toEqual([
      { id: property, value: 'door-1' },
    ]);
    const filter = (value: string) => `$filter=singleValueExtendedProperties/Any(ep: ep/id eq '${property}' and ep/value eq '${value}')`;
    expect((await world.get(`${events}?${filter('door-1')}&${expand}`)).body.value).toMatchObject([{ id: body.id }]);
    expect((await world.get(`${events}?${filter('door-2')}`)).body.value).toEqual([]);
  });
});

describe('changing', () => {
  test('[3.2.1] sends only what changes', async () => {
    const { body } = await create(booking('10:00', '11:00'));
    const patched = await world.call('PATCH', `${events}/${body.id}`, { end: utc('2026-11-23T10:30:00') });
    expect(patched.status).toBe(200);
    expect(patched.body).toMatchObject({ id: body.id, subject: body.subject, end: { dateTime: '2026-11-23T10:30:00.0000000' } });
    expect(patched.body.changeKey).not.toBe(body.changeKey);
  });

  const seriesOf = (count: number, interval = 1) =>
    create(
      booking('10:00', '11:00', {
        recurrence: {
          pattern: { type: 'daily', interval },
          range: { type: 'numbered', startDate: '2026-11-23', numberOfOccurrences: count },
        },
      }),
    );

  test('[3.2.3] an occurrence may not be moved onto its neighbour', async () => {
    await seriesOf(3);
    const [, second] = await world.view();
    const { status, body } = await world.call('PATCH', `${events}/${second?.id}`, {
      start: utc('2026-11-25T08:00:00'),
      end: utc('2026-11-25T09:00:00'),
    });
    expect([status, body.error.code]).toEqual([400, 'ErrorOccurrenceCrossingBoundary']);
  });

  test('[3.2.4] a changed occurrence is an exception, the others stay', async () => {
    await seriesOf(3);
    const [, second] = await world.view();
    const { body } = await world.call('PATCH', `${events}/${second?.id}`, { subject: 'Different' });
    expect([body.id, body.type, body.originalStart]).toEqual([second?.id, 'exception', '2026-11-24T10:00:00.0000000Z']);
    expect((await world.view()).map(({ subject }) => subject)).toEqual(['Booked at the door', 'Different', 'Booked at the door']);
  });

  test('[3.2.9] If-Match: the key it had gets 412, the key it has passes', async () => {
    const { body } = await create(booking('10:00', '11:00'));
    const patch = (etag: string) => world.call('PATCH', `${events}/${body.id}`, { subject: 'x' }, { 'if-match': etag });
    expect((await patch(body['@odata.etag'])).status).toBe(200);
    const stale = await patch(body['@odata.etag']);
    expect([stale.status, stale.body.error.code]).toEqual([412, 'ErrorIrresolvableConflict']);
  });
});

describe('removing', () => {
  test('[3.2.5] 204, and 404 the second time', async () => {
    const { body } = await create(booking('10:00', '11:00'));
    expect((await world.call('DELETE', `${events}/${body.id}`)).status).toBe(204);
    const again = await world.call('DELETE', `${events}/${body.id}`);
    expect([again.status, again.body.error.code]).toEqual([404, 'ErrorItemNotFound']);
  });

  test('[3.2.5] an organiser who deletes cancels for the guests', async () => {
    const { body } = await create(booking('10:00', '11:00', { attendees: [{ emailAddress: { address: 'ada@contoso.com' } }] }));
    await world.call('DELETE', `${events}/${body.id}`);
    expect(world.tenant.notices.all().map(({ kind, to }) => [kind, to])).toContainEqual(['cancelled', 'ada@contoso.com']);
  });

  test('[3.2.7] cancelling takes the organiser; from an attendee it is refused', async () => {
    const own = await create(booking('10:00', '11:00'));
    expect((await world.call('POST', `${events}/${own.body.id}/cancel`, { comment: 'Sorry' })).status).toBe(202);
    expect(await world.view()).toEqual([]);
    world.acts.create(invitation('12:00', '13:00'));
    world.tenant.settleAttendant();
    const [theirs] = await world.view();
    const { status, body } = await world.call('POST', `${events}/${theirs?.id}/cancel`, {});
    expect([status, body.error.code]).toEqual([400, 'ErrorInvalidRequest']);
    expect(body.error.message).toContain('need to be an organizer');
  });
});

describe('answering', () => {
  beforeEach(() => {
    world.acts.create(invitation('12:00', '13:00'));
    world.tenant.settleAttendant();
  });

  test('[3.2.8] a declined meeting leaves the calendar and its organiser is told', async () => {
    const [meeting] = await world.view();
    expect((await world.call('POST', `${events}/${meeting?.id}/decline`, { comment: 'Nobody came' })).status).toBe(202);
    expect(await world.view()).toEqual([]);
    expect(world.tenant.notices.all().at(-1)).toMatchObject({ kind: 'declined', to: 'ada@contoso.com', comment: 'Nobody came' });
  });

  test('[3.2.8] an organiser cannot answer', async () => {
    const { body } = await create(booking('10:00', '11:00'));
    const answer = await world.call('POST', `${events}/${body.id}/decline`, {});
    expect([answer.status, answer.body.error.code]).toEqual([400, 'ErrorInvalidRequest']);
    expect(answer.body.error.message).toContain("you're the meeting organizer");
  });

  test('[3.2.8] a comment that is not sent is refused, and so is a new time', async () => {
    const [meeting] = await world.view();
    const silent = await world.call('POST', `${events}/${meeting?.id}/decline`, { comment: 'x', sendResponse: false });
    expect([silent.status, silent.body.error.code]).toEqual([400, 'ErrorInvalidParameter']);
    const proposal = { proposedNewTime: { start: utc('2026-11-24T10:00:00'), end: utc('2026-11-24T11:00:00') }, sendResponse: false };
    expect((await world.call('POST', `${events}/${meeting?.id}/tentativelyAccept`, proposal)).status).toBe(400);
  });

  test('[3.3.2] changing the room copy changes only that, and the next update of the organiser overwrites it', async () => {
    const [meeting] = await world.view();
    await world.call('PATCH', `${events}/${meeting?.id}`, { end: utc('2026-11-23T12:15:00') });
    const original = world.tenant.mailbox(world.tenant.directory.find('ada@contoso.com')?.id ?? '').stored()[0];
    expect(original?.content.endMs).toBe(Date.parse('2026-11-23T13:00:00Z'));
    world.acts.change(original?.iCalUId ?? '', { subject: 'Renamed' });
    world.tenant.settleAttendant();
    expect(await world.view()).toMatchObject([{ subject: 'Renamed', end: { dateTime: '2026-11-23T13:00:00.0000000' } }]);
  });

  test('[3.3.1] the copies differ in id and organiser, and share the iCalUId', async () => {
    world.tenant.app.change({ scope: 'everyone' });
    const [copy] = await world.view();
    const [original] = (await world.get('/v1.0/users/ada@contoso.com/events')).body.value;
    expect(copy?.id).not.toBe(original.id);
    expect([copy?.isOrganizer, original.isOrganizer, copy?.iCalUId]).toEqual([false, true, original.iCalUId]);
  });
});
