import { afterEach, describe, expect, test } from 'vitest';
import type { Policy } from '../../shared/domain/policy.ts';
import type { RoomLine } from '../../shared/engine/line/room-line.ts';
import type { DoorCommand } from '../../shared/protocol/door-command.ts';
import type { OtherRoomQuestion } from '../../shared/protocol/other-room-question.ts';
import { createGateways, type Gateways } from '../support/gateway-house.ts';
import { type House, type HouseOptions, openHouse } from '../support/house.ts';
import { createMemoryDocument } from '../support/memory-document.ts';
import { ADA, idOf, invited, tellingsTo } from '../support/others-ledger.ts';
import { journalled, offerOf, storedIn, toldInTheEnd } from '../support/room-ledger.ts';

const minute = 60_000;
const at = (time: string): number => Date.parse(`2026-11-18T${time}:00+01:00`);
const BOREALIS = 'borealis@contoso.com';
const CUMULUS = 'cumulus@contoso.com';
const hour = { start: '10:00', end: '11:00' };
const policy: Partial<Policy> = {
  othersMeetings: { extend: 'anyone', end: 'anyone', startEarly: 'anyone', release: 'anyone', move: 'anyone' },
};
const noon = { startMs: at('12:00'), endMs: at('13:00') };
const elsewhere = (room = BOREALIS): DoorCommand => ({ kind: 'bookElsewhere', room, ...noon });

let houses: House[] = [];
afterEach(async () => {
  await Promise.all(houses.map((house) => house.close()));
  houses = [];
});

interface Scene {
  readonly options?: HouseOptions;
  readonly onLine?: (line: RoomLine) => RoomLine;
  readonly gateways?: Gateways;
}

/** A door in gateway mode that knows its room; twenty past ten. */
async function open({ options = {}, onLine, gateways = createGateways() }: Scene = {}): Promise<House> {
  const prepare: HouseOptions['prepare'] = (outside) => {
    outside.tenant.switches.change({ tokenRoles: ['Place.Read.All'] });
    options.prepare?.(outside);
  };
  const usual = { now: '2026-11-18T10:20:00+01:00', policy, ...options, prepare };
  const house = await openHouse(await gateways.through(usual, onLine));
  houses.push(house);
  await house.until(({ freshness }) => freshness.kind === 'live');
  return house;
}

const timesIn = (house: House, room: string) => storedIn(house, room).map(({ content: { startMs, endMs } }) => ({ startMs, endMs }));

/** A line that goes down, and whose answers may be lost. */
function brokenLine() {
  let isUp = true;
  let loses: OtherRoomQuestion['kind'] | null = null;
  const asked: OtherRoomQuestion['kind'][] = [];
  const offline = { kind: 'unreachable', trouble: 'offline' } as const;
  return {
    asked,
    cut() {
      isUp = false;
    },
    mend() {
      isUp = true;
    },
    loseAnswersTo(kind: OtherRoomQuestion['kind'] | null) {
      loses = kind;
    },
    onLine: (line: RoomLine): RoomLine => ({
      ...line,
      state: () => (isUp ? 'up' : 'down'),
      async ask(question, signal) {
        if (!isUp) return offline;
        asked.push(question.kind);
        const answer = await line.ask(question, signal);
        return question.kind === loses ? offline : answer;
      },
    }),
  };
}

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

  test('without its line it says so', async () => {
    const line = brokenLine();
    const house = await open({ onLine: line.onLine });
    line.cut();
    expect(await house.run({ kind: 'findRooms', ...noon })).toEqual({ kind: 'unreachable', trouble: 'offline' });
    expect(await house.run(elsewhere())).toEqual({ kind: 'unreachable', trouble: 'offline' });
    expect(await house.run({ kind: 'refresh' })).toMatchObject({ kind: 'done' });
  });

  test('whoever finds this room taken is offered others', async () => {
    const house = await open();
    const { command } = offerOf(house.view(), 'book', 60);
    house.acts.writeIntoRoom('aurora@contoso.com', { start: '2026-11-18T10:30', end: '2026-11-18T11:00', subject: 'Budget' });
    expect(await house.run(command)).toMatchObject({
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

  test('E77 an answer that is lost on the line books once, and it is told', async () => {
    const line = brokenLine();
    const house = await open({ onLine: line.onLine });
    line.loseAnswersTo('bookOtherRoom');
    const asked = house.screen().run(elsewhere());
    await house.clock.advance(5_000);
    line.loseAnswersTo(null);
    await house.clock.advance(minute);
    expect(toldInTheEnd(house.views, await asked)).toMatchObject({ kind: 'done', done: { kind: 'booked' } });
    expect(timesIn(house, BOREALIS)).toEqual([noon]);
  });

  test('E77 what was asked as the line went for good is given back when it returns', async () => {
    const journal = createMemoryDocument();
    const line = brokenLine();
    const house = await open({ onLine: line.onLine, options: { journal } });
    line.loseAnswersTo('bookOtherRoom');
    const asked = house.screen().run(elsewhere());
    await house.clock.advance(1_000);
    line.cut();
    await house.clock.advance(10 * minute);
    expect(timesIn(house, BOREALIS)).toEqual([noon]);
    expect(await asked).toMatchObject({ kind: 'unconfirmed' });
    line.mend();
    await house.clock.advance(3 * minute);
    expect(timesIn(house, BOREALIS)).toEqual([]);
    expect(toldInTheEnd(house.views, await asked)).toEqual({ kind: 'unreachable', trouble: 'offline' });
    expect(await journalled(journal)).toEqual([]);
  });

  test('E77 what waits for the line keeps neither the door nor that time of its own room', async () => {
    const line = brokenLine();
    const house = await open({ onLine: line.onLine });
    line.loseAnswersTo('bookOtherRoom');
    const asked = house.screen().run(elsewhere());
    await house.clock.advance(1_000);
    line.cut();
    await house.clock.advance(minute);
    expect(await asked).toMatchObject({ kind: 'unconfirmed' });
    expect(await house.run({ kind: 'bookLater', ...noon })).toMatchObject({ kind: 'done', done: { kind: 'booked' } });
  });

  test('E77 a door that restarts before it heard the answer asks again, and it is booked once', async () => {
    const journal = createMemoryDocument();
    const line = brokenLine();
    const house = await open({ onLine: line.onLine, options: { journal } });
    line.loseAnswersTo('bookOtherRoom');
    void house.screen().run(elsewhere());
    await house.clock.advance(1_000);
    line.loseAnswersTo(null);
    await house.restart();
    await house.clock.advance(minute);
    expect(timesIn(house, BOREALIS)).toEqual([noon]);
    expect(await journalled(journal)).toEqual([]);
  });

  test('E78 nobody books room after room', async () => {
    const house = await open();
    const rooms = [BOREALIS, CUMULUS, 'dune@contoso.com', 'estuary@contoso.com', 'fjord@contoso.com', 'glade@contoso.com'];
    for (const room of rooms) expect(await house.run(elsewhere(room))).toMatchObject({ kind: 'done' });
    const another = { kind: 'bookElsewhere', room: CUMULUS, startMs: at('14:00'), endMs: at('15:00') } as const;
    expect(await house.run(another)).toEqual({ kind: 'refused', reason: 'notNow' });
    await house.clock.advance(3 * minute);
    expect(await house.run(another)).toMatchObject({ kind: 'done' });
  });
});

describe('E47 E79 a door in gateway mode moves a meeting through its coordinator', () => {
  const move = (house: House): DoorCommand => ({ kind: 'move', meetingId: idOf(house, 'Planning'), room: BOREALIS });
  const openWith = (scene: Scene = {}) => open({ ...scene, options: { prepare: invited(hour), ...scene.options } });

  test('it holds the other room, says no more of the meeting there than that, and declines here', async () => {
    const house = await openWith();
    await house.run({ kind: 'findRooms', ...noon });
    expect(await house.run(move(house))).toMatchObject({ kind: 'done', done: { kind: 'moved', roomName: 'Borealis' } });
    expect(storedIn(house)).toEqual([]);
    expect(timesIn(house, BOREALIS)).toEqual([{ startMs: at('10:20'), endMs: at('11:00') }]);
    expect(storedIn(house, BOREALIS)[0]?.content.subject).toBe('Held at the door');
    expect(tellingsTo(house, ADA).filter(({ kind }) => kind === 'declined')).toHaveLength(1);
  });

  test('it is offered though the policy names no room', async () => {
    const house = await openWith();
    expect(house.view().days[0]?.meetings[0]?.actions.map(({ kind }) => kind)).toContain('move');
  });

  test('a meeting that cannot leave gives the other room back', async () => {
    const house = await openWith();
    house.tenant.faults.add({ effect: { kind: 'accessDenied' }, match: { operation: 'event.decline' } });
    expect(await house.run(move(house))).toEqual({ kind: 'refused', reason: 'writeRefused' });
    expect([storedIn(house).length, storedIn(house, BOREALIS).length]).toEqual([1, 0]);
  });

  test('where the line goes in the middle the other room is given back when it returns', async () => {
    const journal = createMemoryDocument();
    const line = brokenLine();
    const house = await openWith({ onLine: line.onLine, options: { journal } });
    line.loseAnswersTo('bookOtherRoom');
    const asked = house.screen().run(move(house));
    await house.clock.advance(1_000);
    line.cut();
    await house.clock.advance(10 * minute);
    line.mend();
    await house.clock.advance(3 * minute);
    expect(toldInTheEnd(house.views, await asked)).toEqual({ kind: 'unreachable', trouble: 'offline' });
    expect([storedIn(house).length, storedIn(house, BOREALIS).length]).toEqual([1, 0]);
    expect(await journalled(journal)).toEqual([]);
  });
});
