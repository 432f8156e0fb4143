import { describe, expect, test } from 'vitest';
import { MOST_HELD } from '../../../../shared/coordinator/other-rooms/holdings.ts';
import { GraphError } from '../../../../shared/graph/graph-error.ts';
import { personsMeeting } from '../../../support/step-house.ts';
import { at, createOtherRoomsWorld, place, slot } from './other-rooms-world.ts';

const minute = 60_000;
const hour = 60 * minute;
const near = { room: at('near'), startMs: slot.startMs, endMs: slot.endMs };
/** The nth hour from the slot's. */
const nth = (index: number) => ({ commandId: `c${index}`, startMs: slot.startMs + index * hour, endMs: slot.endMs + index * hour });
const tooMany = { kind: 'refused', reason: 'tooMany' };

function scene() {
  const made = createOtherRoomsWorld();
  made.world.places = [place('aurora'), place('near')];
  const { calendars, clock } = made;
  return {
    ...made,
    near: calendars.calendarOf(at('near')),
    /** Books the hours one after the other, as fast as a door may. */
    async fill(book: ReturnType<typeof made.open>['book'], count = MOST_HELD) {
      for (let index = 0; index < count; index += 1) {
        if (index >= 6) await clock.advance(2 * minute);
        expect(await book('near', nth(index))).toMatchObject({ kind: 'booked' });
      }
      await clock.advance(12 * minute);
    },
    /** Drives the clock until it is answered. */
    async answered<Answer>(asked: Promise<Answer>): Promise<Answer> {
      let answer: { readonly value: Answer } | null = null;
      void asked.then((value) => {
        answer = { value };
      });
      for (let step = 0; step < 400 && answer === null; step += 1) await clock.advance(500);
      if (answer === null) throw new Error('no answer');
      return (answer as { readonly value: Answer }).value;
    },
  };
}

describe('C61 what one door may hold in other rooms at a time', () => {
  test('is bounded, also through a restart; another door has its own', async () => {
    const { open, fill } = scene();
    const first = open();
    await fill(first.book);
    expect(await first.book('near', nth(30))).toEqual(tooMany);
    await first.close();
    const second = open();
    expect(await second.book('near', nth(30))).toEqual(tooMany);
    const other = { kind: 'bookOtherRoom', room: at('near'), ...nth(31), parent: null } as const;
    expect(await second.ask(other, 'door-2')).toMatchObject({ kind: 'booked' });
  });

  test('a booking whose end has passed, or that was given back, makes room; one that is asked about again needs none', async () => {
    const { open, fill, clock } = scene();
    const { ask, book } = open();
    await fill(book);
    expect(await book('near', nth(3))).toMatchObject({ kind: 'booked' });
    expect(await ask({ kind: 'giveBackOtherRoom', commandId: 'c5' })).toEqual({ kind: 'givenBack' });
    expect(await book('near', nth(30))).toMatchObject({ kind: 'booked' });
    expect(await book('near', nth(31))).toEqual(tooMany);
    await clock.advance(hour);
    expect(await book('near', nth(31))).toMatchObject({ kind: 'booked' });
  });

  test('what was refused counts for nothing', async () => {
    const { open, near: calendar, clock } = scene();
    calendar.put(personsMeeting('theirs', slot.startMs + 40 * hour, slot.endMs + 40 * hour));
    const { book } = open();
    for (let index = 0; index < MOST_HELD + 2; index += 1) {
      await clock.advance(2 * minute);
      expect(await book('near', { ...nth(40), commandId: `r${index}` })).toEqual({ kind: 'refused', reason: 'roomTaken' });
    }
    expect(await book('near', nth(1))).toMatchObject({ kind: 'booked' });
  });

  test('a command that is asked twice at once, refused and then booked, counts', async () => {
    const { open, near: calendar, clock, world } = scene();
    calendar.put(personsMeeting('theirs', slot.startMs, slot.endMs));
    let taken = 0;
    world.beforeWrite = async (name, value) => {
      if (!name.startsWith('elsewhere/') || !JSON.stringify(value).includes('to-near')) return;
      taken += 1;
      if (taken === 2) await clock.sleep(2_000, new AbortController().signal);
    };
    const { book, otherRooms } = open();
    const asked = [book('near'), book('near')];
    await clock.advance(1_000);
    calendar.remove('theirs');
    expect(await Promise.all(asked)).toMatchObject([{ reason: 'roomTaken' }, { kind: 'booked' }]);
    expect(await otherRooms.heldBy('door-1')).toEqual([near]);
  });

  test('two at once are not both the last one', async () => {
    const { open, fill } = scene();
    const { book } = open();
    await fill(book, MOST_HELD - 1);
    const kinds = (await Promise.all([book('near', nth(30)), book('near', nth(31))])).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['booked', 'refused']);
  });

  test('what was ordered as the process died counts', async () => {
    const { open, near: calendar, fill, clock } = scene();
    calendar.gate = (call) => (call === 'createEvent' ? new Promise(() => {}) : undefined);
    expect(await open().book('near', nth(20))).toEqual({ kind: 'pending' });
    calendar.gate = () => {};
    const { book } = open();
    await clock.advance(minute);
    await fill(book, MOST_HELD - 1);
    expect(await book('near', nth(30))).toEqual(tooMany);
  });

  test('what was written down as the process died, and never ordered, counts no more once the door has called it off', async () => {
    const { open, world, clock } = scene();
    const slot = nth(3 * 24);
    world.beforeWrite = (name) => (name.endsWith('/journal') ? new Promise(() => {}) : Promise.resolve());
    await expect(open().book('near', slot)).rejects.toThrow('no answer');
    world.beforeWrite = async () => {};
    const { ask, otherRooms } = open();
    expect(await otherRooms.heldBy('door-1')).toHaveLength(1);
    expect(await ask({ kind: 'giveBackOtherRoom', commandId: slot.commandId })).toEqual({ kind: 'refused', reason: 'unknownCommand' });
    await clock.advance(25 * hour);
    await ask({ kind: 'giveBackOtherRoom', commandId: 'another' }); // as the desk writes that down it forgets what is older than a day
    expect(await otherRooms.heldBy('door-1')).toEqual([]);
  });
});

describe('C62 what a door holds in other rooms', () => {
  test('is told soonest first, while its end is ahead', async () => {
    const { open, clock } = scene();
    const { book, otherRooms } = open();
    expect(await otherRooms.heldBy('door-1')).toBeNull();
    await book('near', nth(2));
    await book('near', nth(0));
    const later = { room: at('near'), startMs: nth(2).startMs, endMs: nth(2).endMs };
    expect(await otherRooms.heldBy('door-1')).toEqual([near, later]);
    await clock.advance(61 * minute);
    expect(await otherRooms.heldBy('door-1')).toEqual([later]);
  });

  test('is known for as long as it lasts, also days and a restart after it was booked, and taken back then', async () => {
    const { open, near: calendar, clock, answered } = scene();
    const far = nth(5 * 24);
    const first = open();
    await first.book('near', far);
    await clock.advance(50 * hour);
    await first.close();
    const { otherRooms } = open();
    expect(await answered(otherRooms.takeBack('door-1'))).toEqual([
      { room: at('near'), startMs: far.startMs, endMs: far.endMs, became: 'takenBack' },
    ]);
    expect(calendar.events.size).toBe(0);
    expect(await otherRooms.heldBy('door-1')).toEqual([]);
  });

  test('is withdrawn by the desk’s own steps, all of it, and no other door’s', async () => {
    const { open, near: calendar, answered } = scene();
    const { ask, book, otherRooms } = open();
    await book('near', nth(0));
    await book('near', nth(1));
    await ask({ kind: 'bookOtherRoom', room: at('near'), ...nth(2), parent: null }, 'door-2');
    const taken = await answered(otherRooms.takeBack('door-1'));
    expect(taken?.map(({ became }) => became)).toEqual(['takenBack', 'takenBack']);
    expect([...calendar.events.keys()]).toEqual(['made-c2']);
    expect(await otherRooms.takeBack('door-1')).toEqual([]);
  });

  test('goes on by itself where Graph does not answer, is told so, and survives a restart', async () => {
    const { open, near: calendar, clock, answered } = scene();
    const first = open();
    await first.book('near');
    calendar.gate = (call) => (call === 'deleteEvent' ? Promise.reject(new GraphError('offline', 'no network')) : undefined);
    expect(await answered(first.otherRooms.takeBack('door-1'))).toEqual([{ ...near, became: 'underWay' }]);
    expect(await first.otherRooms.heldBy('door-1')).toEqual([near]);
    await first.close();
    calendar.gate = () => {};
    const { otherRooms } = open();
    await clock.advance(5 * minute);
    expect(calendar.events.size).toBe(0);
    expect(await otherRooms.heldBy('door-1')).toEqual([]);
  });

  test('is withdrawn also where the desk’s own memory of it is lost', async () => {
    const { open, near: calendar, clock, disk, answered } = scene();
    const first = open();
    await first.book('near');
    await first.close();
    disk.delete('orders/room-aurora/records');
    const { otherRooms } = open();
    expect(await otherRooms.heldBy('door-1')).toEqual([near]);
    expect(await answered(otherRooms.takeBack('door-1'))).toEqual([{ ...near, became: 'underWay' }]);
    await clock.advance(5 * minute); // nobody remembers whether a request for it is on its way
    expect(calendar.events.size).toBe(0);
    expect(await otherRooms.heldBy('door-1')).toEqual([]);
  });

  test('is lost sight of by no kill, whichever write of a withdrawal is the last', async () => {
    let wasWhole = false;
    for (let last = 0; !wasWhole; last += 1) {
      const { open, near: calendar, clock, world, answered } = scene();
      const first = open();
      await first.book('near', nth(0));
      await first.book('near', nth(1));
      let writes = 0;
      world.beforeWrite = () => {
        writes += 1;
        return writes > last ? new Promise(() => {}) : Promise.resolve();
      };
      void first.otherRooms.takeBack('door-1');
      await clock.advance(minute);
      wasWhole = writes <= last;
      world.beforeWrite = async () => {};
      const { otherRooms } = open();
      const standing = calendar.events.size;
      await clock.advance(5 * minute);
      expect((await otherRooms.heldBy('door-1'))?.length, `after write ${last}`).toBe(calendar.events.size);
      expect(calendar.events.size, `after write ${last}`).toBeLessThanOrEqual(standing);
      await answered(otherRooms.takeBack('door-1'));
      expect([calendar.events.size, await otherRooms.heldBy('door-1')], `after write ${last}`).toEqual([0, []]);
      if (wasWhole) expect(last).toBeGreaterThan(4);
    }
  });

  test('stays as it is without a credential for its tenant, and that is told', async () => {
    const { open, near: calendar, world, answered } = scene();
    const first = open();
    await first.book('near');
    await first.close();
    world.hasTenant = false;
    const { otherRooms } = open();
    expect(await otherRooms.heldBy('door-1')).toEqual([near]);
    expect(await answered(otherRooms.takeBack('door-1'))).toEqual([{ ...near, became: 'failed' }]);
    expect(calendar.events.size).toBe(1);
  });

  test('grows no more once it is cut off, also by an order that was under way', async () => {
    const { open, near: calendar, world } = scene();
    const { book, otherRooms } = open();
    const asked = book('near');
    world.revoked.add('door-1');
    expect(await asked).toEqual({ kind: 'refused', reason: 'notEnrolled' });
    expect(calendar.events.size).toBe(0);
    expect(await otherRooms.heldBy('door-1')).toEqual([]);
  });
});
