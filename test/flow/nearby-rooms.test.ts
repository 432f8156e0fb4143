import { describe, expect, test } from 'vitest';
import { closedAfterEach } from '../support/closed-after-each.ts';
import { besideTwoRooms, CUMULUS, ESTUARY, move } from '../support/nearby-rooms.ts';
import { idOf, withPlanning } from '../support/others-ledger.ts';
import { bookTaken, storedIn, timesIn, toldInTheEnd } from '../support/room-ledger.ts';
import { at } from '../support/story-day.ts';

const minute = 60_000;
const open = closedAfterEach(besideTwoRooms);
const openWith = withPlanning(open);

describe('E48 finding rooms', () => {
  test('lists the free ones with the commands that take them', async () => {
    const house = await open({
      prepare: ({ acts }) => void acts.writeIntoRoom(ESTUARY, { start: '2026-11-18T13:00', end: '2026-11-18T14:00', subject: 'Budget' }),
    });
    const stretch = { startMs: at('12:00'), endMs: at('13:00') };
    const consequence = { means: 'book', calendars: ['otherRoom'], told: 'nobody', organizerMust: 'nothing' };
    expect(await house.run({ kind: 'findRooms', ...stretch })).toEqual({
      kind: 'done',
      done: {
        kind: 'roomsFound',
        rooms: [
          {
            address: CUMULUS,
            name: 'Cumulus',
            freeUntil: null,
            command: { kind: 'bookElsewhere', room: CUMULUS, ...stretch },
            consequence,
          },
          {
            address: ESTUARY,
            name: 'Estuary',
            freeUntil: '13:00',
            command: { kind: 'bookElsewhere', room: ESTUARY, ...stretch },
            consequence,
          },
        ],
      },
    });
  });

  test('to move a meeting to: what is left of it, with the move as the command', async () => {
    const house = await openWith();
    house.acts.writeIntoRoom(CUMULUS, { start: '2026-11-18T10:00', end: '2026-11-18T10:20', subject: 'Budget' });
    const meetingId = idOf(house, 'Planning');
    const result = await house.run({ kind: 'findRooms', startMs: at('10:00'), endMs: at('11:00'), meetingId });
    expect(result).toMatchObject({
      done: { kind: 'roomsFound', rooms: [{ command: move(meetingId), consequence: { organizerMust: 'changePlace' } }, {}] },
    });
  });

  test('a room that the credential does not reach is left out', async () => {
    const house = await open();
    house.tenant.faults.add({ effect: { kind: 'accessDenied' }, match: { mailbox: CUMULUS } });
    expect(await house.run({ kind: 'findRooms', startMs: at('12:00'), endMs: at('13:00') })).toMatchObject({
      done: { rooms: [{ name: 'Estuary' }] },
    });
    house.tenant.faults.clear();
    expect(house.view().freshness.kind).toBe('live');
  });
});

describe('E49 booking another room', () => {
  const elsewhere = { kind: 'bookElsewhere', room: CUMULUS, startMs: at('12:00'), endMs: at('13:00') } as const;

  test('books it there, and names it', async () => {
    const house = await open();
    expect(await house.run(elsewhere)).toMatchObject({
      kind: 'done',
      done: { kind: 'booked', roomName: 'Cumulus', start: '12:00', end: '13:00' },
    });
    expect(timesIn(house, CUMULUS)).toEqual([{ startMs: at('12:00'), endMs: at('13:00') }]);
    expect(storedIn(house)).toEqual([]);
  });

  test('that is taken offers the others', async () => {
    const house = await open({
      prepare: ({ acts }) => void acts.writeIntoRoom(CUMULUS, { start: '2026-11-18T12:00', end: '2026-11-18T12:30', subject: 'Budget' }),
    });
    expect(await house.run(elsewhere)).toMatchObject({ kind: 'refused', reason: 'otherRoomTaken', elsewhere: [{ name: 'Estuary' }] });
  });

  test('that the policy does not name is refused', async () => {
    const house = await open();
    expect(await house.run({ ...elsewhere, room: 'dune@contoso.com' })).toEqual({ kind: 'refused', reason: 'wrongRoom' });
    expect(storedIn(house, 'dune@contoso.com')).toEqual([]);
  });

  test('whoever finds this room taken is offered the nearby ones', async () => {
    const house = await open();
    expect(await bookTaken(house)).toMatchObject({
      kind: 'refused',
      reason: 'roomTaken',
      elsewhere: [{ name: 'Cumulus' }, { name: 'Estuary' }],
    });
  });

  test('E20 a booking there that lands after it was called off does not stay, though nobody reads that room', async () => {
    const house = await open();
    house.tenant.faults.add({ effect: { kind: 'lateEffect', afterMs: minute }, match: { operation: 'event.create' }, count: 1 });
    const asked = house.screen().run(elsewhere);
    await house.clock.advance(200);
    house.acts.writeIntoRoom(CUMULUS, { start: '2026-11-18T12:30', end: '2026-11-18T13:00', subject: 'Budget' });
    await house.clock.advance(30_000);
    const told = await asked;
    await house.clock.advance(10 * minute);
    expect(toldInTheEnd(house.views, told)).toMatchObject({ kind: 'refused', reason: 'otherRoomTaken' });
    expect(storedIn(house, CUMULUS)).toMatchObject([{ content: { subject: 'Budget' } }]);
  });
});
