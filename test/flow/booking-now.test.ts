import { describe, expect, test } from 'vitest';
import { closedAfterEach } from '../support/closed-after-each.ts';
import { createMemoryDocument } from '../support/memory-document.ts';
import { doorBookingsIn, journalled, offerOf, offersOf, storedIn } from '../support/room-ledger.ts';
import { at } from '../support/story-day.ts';

const minute = 60_000;

const open = closedAfterEach();

const invite = (start: string, end: string, subject = 'Planning') => ({
  organizer: 'ada@contoso.com',
  rooms: ['aurora@contoso.com'],
  start: `2026-11-18T${start}`,
  end: `2026-11-18T${end}`,
  subject,
});

describe('book now', () => {
  test.each([15, 30, 45, 60])('%i minutes books exactly what the button promised, and the glass shows it at once', async (minutes) => {
    const journal = createMemoryDocument();
    const house = await open({ now: '2026-11-18T10:03:20+01:00', journal });
    const offer = offerOf(house.view(), 'book', minutes);
    const result = await house.run(offer.command);

    const [event, ...others] = storedIn(house);
    expect(others).toEqual([]);
    expect(event?.content).toMatchObject({ startMs: at('10:03'), endMs: at('10:03') + minutes * minute });
    expect(result).toMatchObject({
      kind: 'done',
      done: { kind: 'booked', startMs: event?.content.startMs, endMs: event?.content.endMs, start: '10:03', end: offer.end },
    });
    expect(house.view().status).toMatchObject({
      kind: 'occupied',
      meeting: { isDoorBooking: true, startMs: event?.content.startMs, endMs: event?.content.endMs, end: offer.end },
    });
    expect(house.view().pending).toBeNull();
    expect(await journalled(journal)).toEqual([]);
  });

  test('the view that comes with the answer shows the booking already', async () => {
    const house = await open();
    const booking = house.screen().run(offerOf(house.view(), 'book', 30).command);
    const withTheAnswer = booking.then(() => house.view());
    await house.clock.advance(1_000);
    expect(await booking).toMatchObject({ kind: 'done' });
    expect(await withTheAnswer).toMatchObject({ status: { kind: 'occupied' }, pending: null });
  });

  test('D5 the event says whose it is: subject, plain body, category, place, mark and transaction id', async () => {
    const house = await open();
    await house.run(offerOf(house.view(), 'book', 30).command);
    const [event] = storedIn(house);
    const commandId = event?.transaction?.id;
    expect(commandId).toMatch(/^[0-9a-f-]{36}$/);
    expect(event).toMatchObject({
      isOrganizer: true,
      content: {
        subject: 'Booked at the door',
        body: { contentType: 'text', content: 'Booked at the door of Aurora.' },
        categories: ['Lintel'],
        location: { displayName: 'Aurora', address: 'aurora@contoso.com' },
        showAs: 'busy',
        sensitivity: 'normal',
        isAllDay: false,
        invitees: [],
        extendedProperties: [
          { id: expect.stringContaining('LintelClaim'), value: commandId },
          { id: expect.stringContaining('LintelState'), value: JSON.stringify({ settled: { startMs: at('10:00'), endMs: at('10:30') } }) },
        ],
      },
    });
  });

  test('another door of the room, and this one after a reinstall, know the booking for a door booking', async () => {
    const house = await open();
    await house.run(offerOf(house.view(), 'book', 30).command);
    const other = await open({ beside: house });
    expect(other.view().status).toMatchObject({ kind: 'occupied', meeting: { isDoorBooking: true } });
    const [end] = offersOf(other.view(), 'end');
    if (!end) throw new Error('the other door does not offer to end it');
    expect(await other.run(end.command)).toMatchObject({ kind: 'done', done: { kind: 'ended' } });
    expect(storedIn(house)).toEqual([]);
  });

  test('lengths that reach into the next meeting are not offered; until the next meeting is', async () => {
    const house = await open({ prepare: ({ acts }) => acts.create(invite('10:40', '11:00')) });
    const offers = offersOf(house.view(), 'book');
    expect(offers.map(({ minutes }) => minutes).toSorted((a, b) => a - b)).toEqual([15, 30, 40]);
    const until = offers.find(({ isUntilNext }) => isUntilNext);
    expect(until).toMatchObject({ minutes: 40, end: '10:40', command: { endMs: at('10:40') } });
    if (!until) return;
    expect(await house.run(until.command)).toMatchObject({ done: { kind: 'booked', endMs: at('10:40'), end: '10:40' } });
    expect(house.view().status).toMatchObject({ kind: 'occupied', freeFrom: { text: '11:00' }, isConflict: false });
  });

  test('a door without permission to book offers nothing and refuses the command', async () => {
    const house = await open({ policy: { allowBooking: false } });
    expect(house.view().offers).toEqual([]);
    expect(await house.run({ kind: 'bookNow', endMs: at('10:30') })).toEqual({ kind: 'refused', reason: 'notAllowed' });
    expect(storedIn(house)).toEqual([]);
  });

  test('the longest booking and the closing hour bound both the offers and the commands', async () => {
    const hours = { days: [1, 2, 3, 4, 5], opens: '08:00', closes: '10:50' };
    const house = await open({ policy: { hours, longestBookingMinutes: 45 } });
    const lengths = offersOf(house.view(), 'book').map(({ minutes }) => minutes);
    expect(lengths.toSorted((a, b) => a - b)).toEqual([15, 30, 45]);
    expect(await house.run({ kind: 'bookNow', endMs: at('10:46') })).toEqual({ kind: 'refused', reason: 'tooLong' });
    await house.clock.advance(10 * minute);
    expect(await house.run({ kind: 'bookNow', endMs: at('10:51') })).toEqual({ kind: 'refused', reason: 'outsideHours' });
    expect(await house.run({ kind: 'bookNow', endMs: at('10:50') })).toMatchObject({ kind: 'done' });
  });

  test.each([
    { command: { kind: 'bookNow', endMs: at('10:00') }, reason: 'endInPast' },
    { command: { kind: 'bookNow', endMs: at('09:00') }, reason: 'endInPast' },
    { command: { kind: 'bookNow', endMs: at('18:00') }, reason: 'tooLong' },
    { command: { kind: 'bookNow', endMs: Number.MAX_SAFE_INTEGER - (Number.MAX_SAFE_INTEGER % minute) }, reason: 'tooLong' },
    { command: { kind: 'extend', meetingId: 'nobody', endMs: at('11:00') }, reason: 'meetingGone' },
    { command: { kind: 'end', meetingId: 'nobody' }, reason: 'meetingGone' },
  ] as const)('$command.kind is refused as $reason, and nothing is written', async ({ command, reason }) => {
    const house = await open();
    expect(await house.run(command)).toEqual({ kind: 'refused', reason });
    expect(storedIn(house)).toEqual([]);
    expect(house.tenant.requests.latest().filter(({ method }) => method !== 'GET' && method !== 'POST')).toEqual([]);
    expect(house.view().pending).toBeNull();
  });

  test.each([
    null,
    undefined,
    'bookNow',
    42,
    [],
    {},
    { kind: 'bookNow' },
    { kind: 'bookNow', endMs: '2026' },
    { kind: 'bookNow', endMs: Number.NaN },
    { kind: 'bookNow', endMs: at('10:30') + 1 },
    { kind: 'bookNow', endMs: -minute },
    { kind: 'bookNow', endMs: at('10:30'), startMs: at('10:00') },
    { kind: 'extend', endMs: at('10:30') },
    { kind: 'end', meetingId: '' },
    { kind: 'end', meetingId: 'x'.repeat(5_000) },
    { kind: 'release' },
  ])('%j is no command: refused as malformed, and the door goes on', async (command) => {
    const house = await open();
    expect(await house.screen().run(command)).toEqual({ kind: 'refused', reason: 'malformed' });
    expect(await house.run(offerOf(house.view(), 'book', 15).command)).toMatchObject({ kind: 'done' });
  });

  test('E16 a meeting the door has not heard of yet refuses the booking, and then stands on the glass', async () => {
    const house = await open();
    const offer = offerOf(house.view(), 'book', 30);
    house.acts.writeIntoRoom('aurora@contoso.com', { start: '2026-11-18T10:20', end: '2026-11-18T11:00', subject: 'Just now' });
    expect(await house.run(offer.command)).toEqual({ kind: 'refused', reason: 'roomTaken' });
    expect(doorBookingsIn(house)).toEqual([]);
    expect(house.view().days[0]?.meetings).toMatchObject([{ title: 'Just now' }]);
    expect(offersOf(house.view(), 'book').map(({ minutes }) => minutes)).not.toContain(30);
  });

  test('D14 meetings shown as free or declined by the room do not keep it from being booked', async () => {
    const house = await open({
      prepare({ tenant, acts }) {
        acts.create({ ...invite('10:10', '10:20'), showAs: 'free' });
        const declined = acts.create(invite('10:25', '10:40'));
        tenant.settleAttendant();
        acts.declineFromRoom('aurora@contoso.com', declined);
      },
    });
    expect(await house.run(offerOf(house.view(), 'book', 60).command)).toMatchObject({ kind: 'done' });
  });

  test('E15 the same tap twice books once; the second is told that the door is busy', async () => {
    const house = await open();
    const { command } = offerOf(house.view(), 'book', 30);
    const answers = Promise.all([house.screen().run(command), house.screen().run(command)]);
    await house.clock.advance(5_000);
    const [first, second] = await answers;
    expect(first).toMatchObject({ kind: 'done' });
    expect(second).toEqual({ kind: 'refused', reason: 'busy' });
    expect(storedIn(house)).toHaveLength(1);
    expect(await house.run(command)).toEqual({ kind: 'refused', reason: 'roomTaken' });
  });
});
