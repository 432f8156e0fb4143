import { describe, expect, test } from 'vitest';
import type { DoorCommand } from '../../shared/protocol/door-command.ts';
import type { DoorView } from '../../shared/view/door-view.ts';
import { administratedAfterEach, isOpen, join, notAllowed, unlock, wrong } from '../support/administrated-door.ts';
import { AURORA, type House } from '../support/house.ts';
import { attended } from '../support/unattended.ts';

const minute = 60_000;
const staffOnly: readonly DoorCommand[] = [{ kind: 'lock' }, { kind: 'identify' }, { kind: 'exportAudit' }, { kind: 'leaveKiosk' }];
const openDoor = administratedAfterEach();

describe('E60 administrator mode belongs to one screen', () => {
  test('the right PIN opens the screen that sent it; another one sees and may nothing of it', async () => {
    const { house } = await openDoor();
    const other = join(house);
    expect(house.view()).toMatchObject({ hasAdministrator: true, administrator: null });
    expect(await unlock(house, '1234')).toEqual(wrong);
    expect(await unlock(house, '0815')).toEqual(wrong); // opens acts, not the door's inside
    expect(isOpen(house.view())).toBe(false);
    const seenBefore = other.views.length;
    expect(await unlock(house)).toEqual({ kind: 'done', done: { kind: 'unlocked' } });
    expect(house.view().administrator).toMatchObject({
      endsMs: house.clock.nowMs() + 2 * minute,
      canLeaveKiosk: false,
      facts: {
        version: 'test',
        roomAddress: AURORA,
        timeZone: 'Europe/Amsterdam',
        freshness: 'live',
        unsettledCount: 0,
        clockOffsetSeconds: 0,
      },
    });
    expect(house.view().administrator?.facts.graphRequests).toBeGreaterThan(2);
    expect(other.views.slice(seenBefore)).toEqual([]);
    for (const command of staffOnly) expect(await other.screen.run(command), command.kind).toEqual(notAllowed);
    expect(isOpen(house.view())).toBe(true);
  });

  test.each<{ how: string; end: (house: House) => unknown }>([
    { how: 'locked', end: (house) => house.run({ kind: 'lock' }) },
    { how: 'left alone for two minutes', end: (house) => house.clock.advance(2 * minute) },
    { how: 'asleep with its device', end: (house) => house.door().resume() },
    {
      how: 'asleep with its device, of which nobody told',
      end(house) {
        house.clock.jumpWall(minute);
        return house.clock.advance(10_000);
      },
    },
  ])('it ends when the screen is $how', async ({ end }) => {
    const { house } = await openDoor();
    await unlock(house);
    await end(house);
    expect(isOpen(house.view())).toBe(false);
    expect(await house.run({ kind: 'identify' })).toEqual(notAllowed);
    const revisions = house.views.map(({ revision }) => revision);
    expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
  });

  test('a command puts its end off; that a view was painted does not', async () => {
    const { house } = await openDoor();
    await unlock(house);
    await house.clock.advance(1.5 * minute);
    await house.run({ kind: 'refresh' });
    await house.clock.advance(1.5 * minute);
    expect(isOpen(house.view())).toBe(true);
    await house.screen().run({ kind: 'painted', revision: house.view().revision });
    await house.clock.advance(0.6 * minute);
    expect(isOpen(house.view())).toBe(false);
  });

  test('a screen that is gone hears nothing more, may nothing more, and takes nothing with it', async () => {
    const { house } = await openDoor();
    const gone = join(house);
    expect(await gone.screen.run({ kind: 'unlock', pin: '4711' })).toMatchObject({ kind: 'done' });
    gone.screen.detach();
    const heard = gone.views.length;
    await house.clock.advance(5 * minute);
    expect(gone.views.length).toBe(heard);
    for (const kind of ['identify', 'refresh'] as const) expect(await gone.screen.run({ kind })).toEqual(notAllowed);
    expect(isOpen(house.view())).toBe(false);
  });

  test('without a PIN in the configuration there is nothing to open', async () => {
    const { house } = await openDoor({ staff: attended({ action: '0815' }).staff });
    expect(house.view().hasAdministrator).toBe(false);
    expect(await unlock(house, '0815')).toEqual(notAllowed);
  });
});

test('E60 an administrator’s screen offers and does with a person’s meeting what a plain one neither offers nor may', async () => {
  const { house, records } = await openDoor({
    prepare: ({ acts }) =>
      acts.create({
        organizer: 'ada@contoso.com',
        rooms: [AURORA],
        subject: 'Merger',
        start: '2026-11-18T14:00',
        end: '2026-11-18T15:00',
      }),
  });
  const meetingIn = (view: DoorView) => view.days.flatMap(({ meetings }) => meetings)[0];
  const meetingId = meetingIn(house.view())?.id ?? '';
  const kinds = (): readonly string[] => meetingIn(house.view())?.actions.map(({ kind }) => kind) ?? [];
  expect(kinds()).not.toContain('release');
  expect(await house.run({ kind: 'release', meetingId })).toMatchObject({ kind: 'refused' });
  await unlock(house);
  expect(kinds()).toContain('release');
  expect(await house.run({ kind: 'release', meetingId })).toMatchObject({ kind: 'done', done: { kind: 'released' } });
  expect(records().at(-1)).toMatchObject({ who: 'administrator', act: 'release', meetingId, result: 'done' });
  expect(JSON.stringify(records())).not.toMatch(/Merger|Ada/);
});

test('E67 asked to, the door says on every screen which one it is, for half a minute', async () => {
  const { house } = await openDoor();
  const other = join(house);
  await unlock(house);
  expect(await house.run({ kind: 'identify' })).toEqual({ kind: 'done', done: { kind: 'identified' } });
  const identity = { room: 'Aurora', address: AURORA, version: 'test' };
  expect([house.view().identify, other.view()?.identify]).toEqual([identity, identity]);
  await house.clock.advance(29_000);
  expect(other.view()?.identify).toEqual(identity);
  await house.run({ kind: 'identify' });
  await house.clock.advance(29_000);
  expect(other.view()?.identify).toEqual(identity);
  await house.clock.advance(1_000);
  expect([house.view().identify, other.view()?.identify]).toEqual([null, null]);
});

test('E67 the kiosk is left only where there is one, and only from administrator mode', async () => {
  let left = 0;
  const { staff } = attended({ administrator: '4711' });
  const leaveKiosk = (): void => {
    left += 1;
  };
  const { house } = await openDoor({ staff: { ...staff, leaveKiosk } });
  expect(await house.run({ kind: 'leaveKiosk' })).toEqual(notAllowed);
  await unlock(house);
  expect(house.view().administrator?.canLeaveKiosk).toBe(true);
  expect(left).toBe(0);
  expect(await house.run({ kind: 'leaveKiosk' })).toEqual({ kind: 'done', done: { kind: 'left' } });
  expect(left).toBe(1);
  const browser = await openDoor();
  await unlock(browser.house);
  expect(await browser.house.run({ kind: 'leaveKiosk' })).toEqual(notAllowed);
});
