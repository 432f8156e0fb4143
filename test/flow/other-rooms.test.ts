import { describe, expect, test } from 'vitest';
import { brokenLine } from '../support/broken-line.ts';
import { createGateways } from '../support/gateway-house.ts';
import type { HouseOptions } from '../support/house.ts';
import { ADA } from '../support/others-ledger.ts';
import { bookTaken, storedIn, timesIn, toldInTheEnd } from '../support/room-ledger.ts';
import { at } from '../support/story-day.ts';
import { BOREALIS, elsewhere, noon, throughCoordinator } from '../support/through-coordinator.ts';

const minute = 60_000;
const CUMULUS = 'cumulus@contoso.com';
const open = throughCoordinator();

describe('E76 a door in gateway mode finds rooms through its coordinator', () => {
  test('[5.2.1] nearest and most alike first, the busy ones left out, each with the command that takes it', async () => {
    const house = await open({
      options: {
        prepare: ({ acts }) => {
          acts.writeIntoRoom(CUMULUS, { start: '2026-11-18T12:30', end: '2026-11-18T13:30', subject: 'Budget' });
          acts.writeIntoRoom(BOREALIS, { start: '2026-11-18T15:00', end: '2026-11-18T16:00', subject: 'Review' });
        },
      },
    });
    const result = await house.run({ kind: 'findRooms', ...noon });
    expect(result).toMatchObject({ kind: 'done', done: { kind: 'roomsFound' } });
    const rooms = result.kind === 'done' && result.done.kind === 'roomsFound' ? result.done.rooms : [];
    expect(rooms.map(({ name, freeUntil }) => [name, freeUntil])).toEqual([
      ['Borealis', '15:00'],
      ['Dune', null],
      ['Estuary', null],
      ['Fjord', null],
      ['Glade', null],
    ]);
    expect(rooms[0]?.command).toEqual(elsewhere());
  });

  test('Q32 where Places is off nothing is found but what else is connected', async () => {
    const gateways = createGateways();
    const prepare: HouseOptions['prepare'] = ({ tenant }) => void tenant.switches.change({ placesIsOn: false });
    const house = await open({ gateways, options: { prepare } });
    await open({ gateways, options: { beside: house, room: CUMULUS } });
    expect(await house.run({ kind: 'findRooms', ...noon })).toMatchObject({ done: { rooms: [{ address: CUMULUS }] } });
  });

  test('whoever finds this room taken is offered others', async () => {
    const house = await open();
    expect(await bookTaken(house)).toMatchObject({
      kind: 'refused',
      reason: 'roomTaken',
      elsewhere: [{ name: 'Borealis' }, {}, {}, {}, {}, {}],
    });
  });
});

describe('E76 a door in gateway mode books another room through its coordinator', () => {
  test('it is booked and settled there, and named', async () => {
    const house = await open();
    expect(await house.run(elsewhere())).toMatchObject({
      kind: 'done',
      done: { kind: 'booked', roomName: 'Borealis', start: '12:00', end: '13:00' },
    });
    expect(timesIn(house, BOREALIS)).toEqual([noon]);
    expect(storedIn(house, BOREALIS)[0]?.content.subject).toBe('Booked at the door');
  });

  test('the door itself asks Graph for nothing but its own room', async () => {
    const line = brokenLine();
    const house = await open({ onLine: line.onLine });
    await house.run(elsewhere());
    expect(line.asked).toEqual(['bookOtherRoom']);
  });

  test('E74 neither a person’s mailbox nor an address that is no room is booked', async () => {
    const house = await open();
    expect(await house.run(elsewhere(ADA))).toEqual({ kind: 'refused', reason: 'wrongRoom' });
    expect(await house.run(elsewhere('nobody@contoso.com'))).toEqual({ kind: 'refused', reason: 'wrongRoom' });
    expect(await house.run(elsewhere('aurora@contoso.com'))).toEqual({ kind: 'refused', reason: 'wrongRoom' });
  });

  test('a room that is taken is refused, with others to choose from', async () => {
    const prepare: HouseOptions['prepare'] = ({ acts }) =>
      void acts.writeIntoRoom(BOREALIS, { start: '2026-11-18T12:00', end: '2026-11-18T12:30', subject: 'Budget' });
    const house = await open({ options: { prepare } });
    expect(await house.run(elsewhere())).toMatchObject({
      kind: 'refused',
      reason: 'otherRoomTaken',
      elsewhere: [{ name: 'Cumulus' }, {}, {}, {}, {}],
    });
  });

  test('E27 a race with somebody in Outlook is lost, and nothing of ours stays', async () => {
    const house = await open();
    house.tenant.faults.add({ effect: { kind: 'latency', ms: 2_000 }, match: { operation: 'event.create' }, count: 1 });
    const asked = house.screen().run(elsewhere());
    await house.clock.advance(1_000);
    house.acts.writeIntoRoom(BOREALIS, { start: '2026-11-18T12:30', end: '2026-11-18T13:30', subject: 'Budget' });
    await house.clock.advance(20_000);
    expect(await asked).toMatchObject({ kind: 'refused', reason: 'otherRoomTaken' });
    expect(storedIn(house, BOREALIS)).toMatchObject([{ content: { subject: 'Budget' } }]);
  });

  test.each([0, 300, 1_500, 4_000])('E27 a race with the other room’s own door, %i ms apart, has one winner', async (apartMs) => {
    const gateways = createGateways();
    const house = await open({ gateways });
    const beside = await open({ gateways, options: { beside: house, room: BOREALIS } });
    house.tenant.faults.add({ effect: { kind: 'latency', ms: 1_000 }, match: { operation: 'event.create' } });
    const ours = house.screen().run(elsewhere());
    await house.clock.advance(apartMs);
    const theirs = beside.screen().run({ kind: 'bookLater', ...noon });
    await house.clock.advance(4 * minute);
    const told = [toldInTheEnd(house.views, await ours)?.kind, toldInTheEnd(beside.views, await theirs)?.kind];
    expect(told.filter((kind) => kind === 'done')).toHaveLength(1);
    expect(timesIn(house, BOREALIS)).toEqual([noon]);
  });

  test.each([0, 500, 2_500])('E27 two doors that order the same room, %i ms apart, do not both get it', async (apartMs) => {
    const gateways = createGateways();
    const house = await open({ gateways });
    const beside = await open({ gateways, options: { beside: house, room: CUMULUS } });
    house.tenant.faults.add({ effect: { kind: 'latency', ms: 1_000 }, match: { operation: 'event.create' } });
    const one = house.screen().run(elsewhere());
    await house.clock.advance(apartMs);
    const other = beside.screen().run(elsewhere());
    await house.clock.advance(4 * minute);
    const told = [toldInTheEnd(house.views, await one), toldInTheEnd(beside.views, await other)];
    expect(told.map((result) => result?.kind).sort()).toEqual(['done', 'refused']);
    expect(timesIn(house, BOREALIS)).toEqual([noon]);
  });

  test('E78 nobody books room after room', async () => {
    const house = await open();
    const rooms = [BOREALIS, CUMULUS, 'dune@contoso.com', 'estuary@contoso.com', 'fjord@contoso.com', 'glade@contoso.com'];
    for (const room of rooms) expect(await house.run(elsewhere(room))).toMatchObject({ kind: 'done' });
    const another = { kind: 'bookElsewhere', room: CUMULUS, startMs: at('14:00'), endMs: at('15:00') } as const;
    expect(await house.run(another)).toEqual({ kind: 'refused', reason: 'tooManyElsewhere' });
    await house.clock.advance(3 * minute);
    expect(await house.run(another)).toMatchObject({ kind: 'done' });
  });
});
