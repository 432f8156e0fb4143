import { describe, expect, test } from 'vitest';
import { checkInOf, goTo, invite, releasingDoor, takenIn } from '../support/check-in-stories.ts';
import { closedAfterEach } from '../support/closed-after-each.ts';
import type { House } from '../support/house.ts';
import { storedIn } from '../support/room-ledger.ts';

const minute = 60_000;
const open = closedAfterEach(releasingDoor);
const stateIn = (house: House): readonly string[] =>
  storedIn(house).flatMap(({ content, series }) =>
    [content, ...(series?.exceptions.values() ?? [])].flatMap(({ extendedProperties }) =>
      extendedProperties.filter(({ id }) => id.endsWith('Name LintelState')).map(({ value }) => value),
    ),
  );

/** Somebody checks in at 09:55. */
async function checkedIn(house: House): Promise<string> {
  await goTo(house, '09:55');
  const result = await house.run(checkInOf(house.view()));
  if (result.kind !== 'done' || result.done.kind !== 'checkedIn') throw new Error(JSON.stringify(result));
  return result.done.meetingId;
}

test('E51 who checks in keeps the room, and the event says so to every door', async () => {
  const house = await open();
  const meetingId = await checkedIn(house);
  expect(house.view().checkIn).toBeNull();
  expect(house.view().days[0]?.meetings).toMatchObject([{ isCheckedIn: true }]);
  expect(stateIn(house)).toEqual([expect.stringMatching(/^\{"checkedInMs":\d+\}$/)]);
  expect(await house.run({ kind: 'checkIn', meetingId })).toEqual({ kind: 'refused', reason: 'alreadyCheckedIn' });
  await goTo(house, '10:30');
  expect(house.view()).toMatchObject({ status: { kind: 'occupied', meeting: { isCheckedIn: true } }, released: null });
  expect(takenIn(house)).toEqual(['Review']);
});

test('E51 a check-in is kept through a restart, also when its mark went meanwhile', async () => {
  const house = await open();
  house.tenant.switches.change({ updatesDropProperties: true });
  const meetingId = await checkedIn(house);
  house.acts.change(storedIn(house)[0]?.iCalUId ?? '', { subject: 'Review, second part' });
  house.tenant.settleAttendant();
  await house.restart();
  await house.until((view) => view.freshness.kind === 'live');
  expect(house.view().checkIn).toBeNull();
  expect(await house.run({ kind: 'checkIn', meetingId })).toEqual({ kind: 'refused', reason: 'alreadyCheckedIn' });
});

test('E51 a mark that an update of the organiser took is no proof that nobody came, and is written again', async () => {
  const house = await open();
  house.tenant.switches.change({ updatesDropProperties: true });
  await checkedIn(house);
  const id = storedIn(house)[0]?.iCalUId ?? '';
  house.acts.change(id, { subject: 'Review, second part' });
  house.tenant.settleAttendant();
  expect(stateIn(house)).toEqual([]);
  await goTo(house, '10:00');
  expect(stateIn(house)).toEqual([expect.stringContaining('checkedInMs')]);
  await goTo(house, '10:30');
  expect(takenIn(house)).toEqual(['Review, second part']);
});

test('E51 a check-in at one door of the room counts at the other', async () => {
  const one = await open();
  const other = await open({ ...releasingDoor, beside: one });
  await checkedIn(one);
  await other.until((view) => view.checkIn === null);
  expect(other.view().days[0]?.meetings).toMatchObject([{ isCheckedIn: true }]);
  await goTo(one, '10:30');
  expect(takenIn(one)).toEqual(['Review']);
});

test('E51 of a series, that occurrence alone is checked in to', async () => {
  const daily = { pattern: { type: 'daily', interval: 1 }, range: { type: 'numbered', numberOfOccurrences: 3 } } as const;
  const house = await open({ prepare: ({ acts }) => void invite(acts, { recurrence: daily }) });
  await checkedIn(house);
  const shown = house.view().days.flatMap(({ meetings }) => meetings.map(({ isCheckedIn }) => isCheckedIn));
  expect(shown).toEqual([true, false, false]);
  await goTo(house, '10:30');
  expect(house.view().status.kind).toBe('occupied');
});

describe('E50 nobody can check in', () => {
  test.each([
    { time: '09:45', meetingId: null, reason: 'notNow', because: 'it is not open yet' },
    { time: '10:10', meetingId: null, reason: 'notNow', because: 'it has closed' },
    { time: '09:55', meetingId: 'nothing', reason: 'meetingGone', because: 'there is no such meeting' },
  ])('at $time: $because', async ({ time, meetingId, reason }) => {
    const house = await open();
    await goTo(house, time);
    const known = house.view().days[0]?.meetings[0]?.id ?? '';
    expect(await house.run({ kind: 'checkIn', meetingId: meetingId ?? known })).toEqual({ kind: 'refused', reason });
  });
});

test('E52 who tried to check in while Graph was away is not thrown out', async () => {
  const house = await open();
  await goTo(house, '09:55');
  const command = checkInOf(house.view());
  house.tenant.faults.add({ effect: { kind: 'dropBeforeEffect' }, match: { path: '*' } });
  expect((await house.run(command)).kind).toBe('unreachable');
  house.tenant.faults.clear();
  await goTo(house, '10:30');
  expect(takenIn(house)).toEqual(['Review']);
});

test('E53 a page is told that its frames were noted, whatever they showed', async () => {
  const house = await open();
  expect(await house.run({ kind: 'painted', revision: 999_999 })).toEqual({ kind: 'done', done: { kind: 'noted' } });
});

describe('E56 undo', () => {
  test('holds the room for the rest of the meeting, and says that the organiser must invite again', async () => {
    const house = await open();
    await goTo(house, '10:12');
    const command = house.view().released?.command;
    const result = await house.run(command ?? { kind: 'refresh' });
    expect(result).toMatchObject({
      kind: 'done',
      done: { kind: 'releaseUndone', end: '11:00', consequence: { organizerMust: 'inviteAgain' } },
    });
    expect(house.view()).toMatchObject({ status: { kind: 'occupied', meeting: { isHold: true } }, released: null });
    expect(takenIn(house)).toEqual(['Review (held at the door)']);
    await goTo(house, '10:40');
    expect(takenIn(house)).toEqual(['Review (held at the door)']);
  });

  test('of a meeting that does not end at a whole minute holds the room until the next one', async () => {
    const house = await open({ prepare: ({ acts }) => void invite(acts, { end: '2026-11-18T10:59:30' }) });
    await goTo(house, '10:12');
    const result = await house.run(house.view().released?.command ?? { kind: 'refresh' });
    expect(result).toMatchObject({ kind: 'done', done: { kind: 'releaseUndone', end: '11:00' } });
  });

  test('is still offered after a restart, and no longer after a quarter of an hour', async () => {
    const house = await open();
    await goTo(house, '10:12');
    await house.restart();
    await house.until((view) => view.freshness.kind === 'live');
    const { released } = house.view();
    expect(released).toMatchObject({ meeting: { title: 'Review' } });
    await goTo(house, '10:26');
    expect(house.view().released).toBeNull();
    expect(await house.run(released?.command ?? { kind: 'refresh' })).toEqual({ kind: 'refused', reason: 'notNow' });
  });

  test('says no more of the meeting than the policy lets the glass say', async () => {
    const house = await open({ policy: { checkIn: 'release', privacy: 'busyOnly' } });
    await goTo(house, '10:12');
    expect(house.view().released).toMatchObject({ meeting: { title: null, organizer: null } });
  });
});

describe('[5.3.1] Places', () => {
  test('is told of a check-in where an app may tell it, after the door has it', async () => {
    const house = await open();
    house.tenant.switches.change({ placesTakeCheckIns: true });
    await checkedIn(house);
    await house.clock.advance(1_000);
    expect(house.tenant.placeCheckIns.all()).toMatchObject([{ calendarEventId: storedIn(house)[0]?.iCalUId, method: 'manual' }]);
  });

  test('[5.3.2] that refuses is left alone for a day, and nobody waits for it', async () => {
    const house = await open({
      prepare: ({ acts }) => {
        invite(acts);
        invite(acts, { start: '2026-11-18T12:00', end: '2026-11-18T13:00', subject: 'Lunch' });
      },
    });
    await checkedIn(house);
    await goTo(house, '11:55');
    expect(await house.run(checkInOf(house.view()))).toMatchObject({ kind: 'done' });
    await house.clock.advance(minute);
    expect(house.tenant.requests.latest().filter(({ path }) => path.startsWith('/v1.0/places/'))).toHaveLength(1);
  });
});

describe('E58 a series that nobody comes to', () => {
  const daily = { pattern: { type: 'daily', interval: 1 }, range: { type: 'numbered', numberOfOccurrences: 4 } } as const;
  const series = { prepare: ({ acts }: { readonly acts: House['acts'] }) => void invite(acts, { recurrence: daily }) };
  const meetingsOf = (house: House) => house.view().days.flatMap(({ meetings }) => meetings);

  test('so many times in a row is reported, and stays where the policy does not say otherwise', async () => {
    const warned: unknown[] = [];
    const house = await open({
      ...series,
      policy: { checkIn: 'release', missesUntilReport: 1 },
      decorate: (deps) => ({ ...deps, log: { ...deps.log, warn: (event, fields) => void warned.push([event, fields]) } }),
    });
    await goTo(house, '10:12');
    expect(warned).toEqual([['seriesMissed', expect.objectContaining({ misses: 1 })]]);
    expect(meetingsOf(house)).toHaveLength(3);
  });

  test('leaves the room with what is left of it where the policy says so, and its organiser is told', async () => {
    const house = await open({ ...series, policy: { checkIn: 'release', missesUntilReport: 1, declineMissedSeries: true } });
    await goTo(house, '10:12');
    expect(meetingsOf(house)).toEqual([]);
    expect(JSON.stringify(house.tenant.notices.all())).toContain(
      'for this series once, so Aurora is no longer booked for what is left of it',
    );
    expect(house.view().released).not.toBeNull();
  });

  test('once too few is not reported yet', async () => {
    const house = await open({ ...series, policy: { checkIn: 'release', missesUntilReport: 2, declineMissedSeries: true } });
    await goTo(house, '10:12');
    expect(meetingsOf(house)).toHaveLength(3);
  });
});
