import { describe, expect, test } from 'vitest';
import { closedAfterEach } from '../support/closed-after-each.ts';
import { createKillSwitch } from '../support/kill-switch.ts';
import { declines, everybody, idOf, sentDeclines, uidOf, withPlanning } from '../support/others-ledger.ts';
import { storedIn, toldInTheEnd } from '../support/room-ledger.ts';

const minute = 60_000;
const openWith = withPlanning(closedAfterEach({ policy: { othersMeetings: everybody } }));

describe('E41 a decline whose answer does not come', () => {
  test.each([
    { effect: { kind: 'dropAfterEffect' }, because: 'it happened: it is found gone' },
    { effect: { kind: 'dropBeforeEffect' }, because: 'it did not: it is sent again' },
    { effect: { kind: 'lateEffect', afterMs: minute }, because: 'it happens a minute later, when it was sent again already' },
    { effect: { kind: 'unavailable' }, because: 'Graph was away' },
  ] as const)('is told to the organiser once: $because', async ({ effect }) => {
    const house = await openWith();
    house.tenant.faults.add({ effect, match: { operation: 'event.decline' }, count: 1 });
    const result = await house.run({ kind: 'release', meetingId: idOf(house, 'Planning') });
    await house.clock.advance(3 * minute);
    expect(toldInTheEnd(house.views, result)).toMatchObject({ kind: 'done', done: { kind: 'released' } });
    expect(storedIn(house)).toEqual([]);
    expect(declines(house)).toHaveLength(1);
    expect(house.view().pending).toBeNull();
  });

  test('is over at once where Graph refuses it', async () => {
    const house = await openWith();
    house.tenant.faults.add({ effect: { kind: 'accessDenied' }, match: { operation: 'event.decline' } });
    expect(await house.run({ kind: 'release', meetingId: idOf(house, 'Planning') })).toEqual({ kind: 'refused', reason: 'writeRefused' });
    expect(storedIn(house)).toHaveLength(1);
    expect(sentDeclines(house)).toHaveLength(1);
  });

  test('and refused afterwards, it is not called undone while the first may land', async () => {
    const house = await openWith();
    house.tenant.faults.add({ effect: { kind: 'lateEffect', afterMs: 30_000 }, match: { operation: 'event.decline' }, count: 1 });
    house.tenant.faults.add({ effect: { kind: 'accessDenied' }, match: { operation: 'event.decline' }, skip: 1 });
    const result = await house.run({ kind: 'release', meetingId: idOf(house, 'Planning') });
    await house.clock.advance(40 * minute);
    expect(toldInTheEnd(house.views, result)).toMatchObject({ kind: 'done', done: { kind: 'released' } });
    expect(storedIn(house)).toEqual([]);
  });

  test('E18 the room does not turn occupied again while reads lag behind it', async () => {
    const house = await openWith();
    house.tenant.faults.add({ effect: { kind: 'replicationLag', minMs: 9_000, maxMs: 9_000 } });
    expect(await house.run({ kind: 'release', meetingId: idOf(house, 'Planning') })).toMatchObject({ kind: 'done' });
    const shown = house.views.length - 1;
    await house.clock.advance(3 * minute);
    expect(new Set(house.views.slice(shown).map(({ status }) => status.kind))).toEqual(new Set(['available']));
  });
});

test('E41 a decline of before a power cut is not sent for what the meeting has become, though the clock stood still meanwhile', async () => {
  const kill = createKillSwitch();
  const house = await openWith({ decorate: kill.decorate });
  await house.clock.advance(60_000);
  kill.arm(2); // the read, and the journal
  void house.screen().run({ kind: 'release', meetingId: idOf(house, 'Planning') });
  await house.clock.advance(2_000);
  expect(kill.isDead()).toBe(true);
  house.acts.move(uidOf(house), { start: '2026-11-18T15:00', end: '2026-11-18T16:00' });
  house.tenant.settleAttendant();
  await house.clock.advance(600_000);
  house.clock.jumpWall(-660_000);
  await house.reopen();
  await house.clock.advance(60_000);
  expect(sentDeclines(house)).toEqual([]);
  expect(storedIn(house)).toHaveLength(1);
});
