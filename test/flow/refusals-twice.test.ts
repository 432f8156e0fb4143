import { describe, expect, test } from 'vitest';
import type { Policy } from '../../shared/domain/policy.ts';
import type { CommandResult, RefusalReason } from '../../shared/protocol/command-result.ts';
import type { DoorCommand } from '../../shared/protocol/door-command.ts';
import { closedAfterEach } from '../support/closed-after-each.ts';
import type { House, HouseOptions } from '../support/house.ts';
import { declines, everybody, idOf, invited } from '../support/others-ledger.ts';
import { doorBookingsIn, storedIn, toldInTheEnd } from '../support/room-ledger.ts';
import { at } from '../support/story-day.ts';

const minute = 60_000;
const CUMULUS = 'cumulus@contoso.com';
const policy: Partial<Policy> = {
  hours: { days: [1, 2, 3, 4, 5], opens: '08:00', closes: '18:00' },
  nearbyRooms: [{ address: CUMULUS, name: 'Cumulus' }],
  othersMeetings: everybody,
};

const open = closedAfterEach({ now: '2026-11-18T10:20:10+01:00', policy });

const refused = (reason: RefusalReason) => ({ kind: 'refused', reason });

/** Drives the clock of the doors until all of them have answered. */
async function answersOf(house: House, ...asked: readonly Promise<CommandResult>[]): Promise<readonly CommandResult[]> {
  let answers: readonly CommandResult[] | null = null;
  void Promise.all(asked).then((all) => {
    answers = all;
  });
  for (let step = 0; step < 400 && answers === null; step += 1) await house.clock.advance(100);
  if (answers === null) throw new Error('no answers within 40 s');
  return answers;
}

describe('the same tap twice does it once', () => {
  /** What the second tap is told, at once and after the first was answered, and how many writes there were. */
  const tapTwice = async (house: House, command: DoorCommand) => {
    const screen = house.screen();
    const [first, second] = await answersOf(house, screen.run(command), screen.run(command));
    const third = await house.run(command);
    return { first: first?.kind, second, third };
  };

  test('booking now', async () => {
    const house = await open();
    expect(await tapTwice(house, { kind: 'bookNow', endMs: at('11:00') })).toMatchObject({
      first: 'done',
      second: refused('busy'),
      third: refused('roomTaken'),
    });
    expect(doorBookingsIn(house)).toHaveLength(1);
  });

  test('booking ahead', async () => {
    const house = await open();
    const command = { kind: 'bookLater', startMs: at('14:00'), endMs: at('15:00') } as const;
    expect(await tapTwice(house, command)).toMatchObject({ first: 'done', second: refused('busy'), third: refused('roomTaken') });
    expect(doorBookingsIn(house)).toHaveLength(1);
  });

  const twice: { kind: 'extend' | 'end' | 'release' | 'move'; third: RefusalReason }[] = [
    { kind: 'extend', third: 'meetingGone' },
    { kind: 'end', third: 'meetingOver' },
    { kind: 'release', third: 'meetingGone' },
    { kind: 'move', third: 'meetingGone' },
  ];
  test.each(twice)('$kind', async ({ kind, third }) => {
    const house = await open({ prepare: invited({ start: '10:00', end: '11:00' }) });
    const meetingId = idOf(house, 'Planning');
    const command: DoorCommand =
      kind === 'extend'
        ? { kind, meetingId, endMs: at('11:15') }
        : kind === 'move'
          ? { kind, meetingId, room: CUMULUS }
          : { kind, meetingId };
    expect(await tapTwice(house, command)).toMatchObject({ first: 'done', second: refused('busy'), third: refused(third) });
    expect(doorBookingsIn(house)).toHaveLength(kind === 'extend' ? 1 : 0);
    expect(storedIn(house, CUMULUS)).toHaveLength(kind === 'move' ? 1 : 0);
    expect(declines(house)).toHaveLength(kind === 'release' || kind === 'move' ? 1 : 0);
  });

  test('starting early', async () => {
    const house = await open({ prepare: invited({ start: '10:45', end: '11:30' }) });
    const command = { kind: 'startEarly', meetingId: idOf(house, 'Planning') } as const;
    expect(await tapTwice(house, command)).toMatchObject({ first: 'done', second: refused('busy'), third: refused('notNow') });
    expect(house.view().status).toMatchObject({ kind: 'occupied', meeting: { start: '10:20' } });
  });
});

describe('two people at two doors of one room', () => {
  const two = async (options: HouseOptions = {}) => {
    const one = await open(options);
    return [one, await open({ beside: one })] as const;
  };
  const inTheEnd = (house: House, answer: CommandResult | undefined): CommandResult | null =>
    answer ? toldInTheEnd(house.views, answer) : null;

  test.each<{ what: string; command: DoorCommand }>([
    { what: 'book now', command: { kind: 'bookNow', endMs: at('11:00') } },
    { what: 'book ahead', command: { kind: 'bookLater', startMs: at('14:00'), endMs: at('15:00') } },
  ])('$what at once: one has the room, the other is told', async ({ command }) => {
    const [one, other] = await two();
    const [first, second] = await answersOf(one, one.screen().run(command), other.screen().run(command));
    await one.clock.advance(3 * minute);
    const told = [inTheEnd(one, first), inTheEnd(other, second)];
    expect(told.map((answer) => answer?.kind).sort()).toEqual(['done', 'refused']);
    const loser = told.find((answer) => answer?.kind === 'refused');
    expect(['roomTaken', 'lostRace']).toContain(loser?.kind === 'refused' ? loser.reason : null);
    expect(doorBookingsIn(one)).toHaveLength(1);
    await other.until(({ days }) => days[0]?.meetings.length === 1);
  });

  test('what one booked, the other ends and extends no more', async () => {
    const [one, other] = await two();
    expect(await one.run({ kind: 'bookNow', endMs: at('11:00') })).toMatchObject({ kind: 'done' });
    await other.until(({ status }) => status.kind === 'occupied');
    const meetingId = other.view().days[0]?.meetings[0]?.id ?? '';
    await one.clock.advance(10 * minute);
    expect(await other.run({ kind: 'end', meetingId })).toMatchObject({ kind: 'done' });
    expect(await one.run({ kind: 'extend', meetingId, endMs: at('11:15') })).toEqual(refused('meetingOver'));
    expect(await one.run({ kind: 'end', meetingId })).toEqual(refused('meetingOver'));
    expect(doorBookingsIn(one)).toMatchObject([{ content: { endMs: at('10:30') } }]);
  });

  test('one gives back what the other moves: the organiser is told once', async () => {
    const [one, other] = await two({ prepare: invited({ start: '11:00', end: '12:00' }) });
    const meetingId = idOf(one, 'Planning');
    expect(await one.run({ kind: 'release', meetingId })).toMatchObject({ kind: 'done' });
    expect(await other.run({ kind: 'move', meetingId, room: CUMULUS })).toEqual(refused('meetingGone'));
    expect(storedIn(one, CUMULUS)).toEqual([]);
    expect(declines(one)).toHaveLength(1);
  });
});
