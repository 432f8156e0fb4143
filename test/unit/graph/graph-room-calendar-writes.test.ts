import { expect, test } from 'vitest';
import { buildBookingBody, buildDeclineBody, buildTimesPatchBody } from '../../../shared/graph/event-body.ts';
import { createScene, event, failed, utc } from './calendar-scene.ts';
import { json, neverAborts } from './scripted-fetch.ts';

const booking = buildBookingBody({
  commandId: 'command-1',
  subject: 'Booked at the door',
  startMs: Date.parse('2026-03-02T10:00:00Z'),
  endMs: Date.parse('2026-03-02T11:00:00Z'),
  roomName: 'Boardroom',
  roomAddress: 'boardroom@contoso.com',
  text: 'Booked at the door.',
});

test('[3.1.1] [2.2.1] a booking goes out byte for byte, and its event is ours though the answer does not say so', async () => {
  const { calendar, graph, asked } = createScene(() => json(event('new', { isOrganizer: true }), 201));
  expect(await calendar.createEvent(booking, neverAborts)).toMatchObject({
    kind: 'created',
    event: { id: 'new', claim: { commandId: 'command-1', settled: null, parent: null } },
  });
  expect(asked()).toEqual(['POST /v1.0/users/boardroom@contoso.com/events']);
  expect(graph[0]?.body).toBe(booking);
  expect(graph[0]?.headers.get('Content-Type')).toBe('application/json');
});

test.each<{ status: number; more: object; existingId: string | null }>([
  { status: 400, more: { '@event.existingEventId': 'AAMk' }, existingId: 'AAMk' },
  { status: 400, more: {}, existingId: null },
  { status: 409, more: { '@event.existingEventId': 'AAMk' }, existingId: 'AAMk' },
  { status: 409, more: {}, existingId: null },
])('[3.1.3] a used transaction id with $status names $existingId', async ({ status, more, existingId }) => {
  const { calendar } = createScene(() => failed(status, 'ErrorDuplicateTransactionId', more));
  expect(await calendar.createEvent(booking, neverAborts)).toEqual({ kind: 'duplicateTransactionId', existingId });
});

test('[3.1.7] another 400 is our fault', async () => {
  const { calendar } = createScene(() => failed(400, 'ErrorPropertyValidationFailure'));
  await expect(calendar.createEvent(booking, neverAborts)).rejects.toMatchObject({ kind: 'badRequest' });
});

test('D5: a POST whose answer is lost is not sent again from here', async () => {
  const { calendar, graph } = createScene(() => Promise.reject(new TypeError('fetch failed')));
  await expect(calendar.createEvent(booking, neverAborts)).rejects.toMatchObject({ kind: 'offline' });
  expect(graph).toHaveLength(1);
});

test('[3.2.1] a patch sends its bytes and brings the event back; gone is null', async () => {
  const body = buildTimesPatchBody({ endMs: Date.parse('2026-03-02T10:30:00Z') });
  const { calendar, graph, asked } = createScene((_, count) =>
    count === 1 ? json(event('a', { end: utc('2026-03-02T10:30:00') })) : failed(404, 'ErrorItemNotFound'),
  );
  expect(await calendar.patchEvent('a', body, neverAborts)).toMatchObject({ time: { endMs: Date.parse('2026-03-02T10:30:00Z') } });
  expect(graph[0]?.body).toBe(body);
  expect(asked()).toEqual(['PATCH /v1.0/users/boardroom@contoso.com/events/a']);
  expect(await calendar.patchEvent('a', body, neverAborts)).toBeNull();
});

test('[3.2.9] two writers at once: the event has changed', async () => {
  const { calendar } = createScene(() => failed(412, 'ErrorIrresolvableConflict'));
  await expect(calendar.patchEvent('a', '{}', neverAborts)).rejects.toMatchObject({ kind: 'changed' });
});

test('[3.2.5] deleted and already gone are the same', async () => {
  const { calendar, asked } = createScene((_, count) =>
    count === 1 ? new Response(null, { status: 204 }) : failed(404, 'ErrorItemNotFound'),
  );
  await calendar.deleteEvent('a', neverAborts);
  await calendar.deleteEvent('a', neverAborts);
  expect(asked()).toEqual(['DELETE /v1.0/users/boardroom@contoso.com/events/a', 'DELETE /v1.0/users/boardroom@contoso.com/events/a']);
});

test.each([
  { comment: 'Given back.', body: { comment: 'Given back.', sendResponse: true }, because: 'the organiser is told' },
  { comment: null, body: { sendResponse: false }, because: 'a comment that is not sent is refused by Graph' },
])('[3.2.8] a decline says $body: $because; gone already counts as done', async ({ comment, body }) => {
  const { calendar, graph, asked } = createScene((_, count) =>
    count === 1 ? new Response(null, { status: 202 }) : failed(404, 'ErrorItemNotFound'),
  );
  await calendar.declineEvent('a=', buildDeclineBody(comment), neverAborts);
  await calendar.declineEvent('a=', buildDeclineBody(comment), neverAborts);
  expect(asked()[0]).toBe('POST /v1.0/users/boardroom@contoso.com/events/a=/decline');
  expect(JSON.parse(graph[0]?.body ?? '')).toEqual(body);
});
