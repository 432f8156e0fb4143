import { afterEach, describe, expect, test } from 'vitest';
import type { AuditRecord } from '../../shared/engine/audit/audit-record.ts';
import type { DoorScreen } from '../../shared/engine/door-engine.ts';
import type { CommandResult } from '../../shared/protocol/command-result.ts';
import type { DoorCommand } from '../../shared/protocol/door-command.ts';
import type { DoorView } from '../../shared/view/door-view.ts';
import { AURORA, type House, type HouseOptions, openHouse } from '../support/house.ts';
import { createMemoryDocument } from '../support/memory-document.ts';
import { attended } from '../support/unattended.ts';

const minute = 60_000;
const wrong = { kind: 'pinNeeded', reason: 'wrong', retrySeconds: 0 };
const notAllowed = { kind: 'refused', reason: 'notAllowed' };
const staffOnly: readonly DoorCommand[] = [{ kind: 'lock' }, { kind: 'identify' }, { kind: 'exportAudit' }, { kind: 'leaveKiosk' }];

let open: House[] = [];
afterEach(async () => {
  for (const house of open) await house.close();
  open = [];
});

async function openDoor(options: HouseOptions = {}) {
  const { staff, records } = attended({ administrator: '4711', action: '0815' });
  const house = await openHouse({ ...options, staff: { ...staff, ...options.staff } });
  open.push(house);
  await house.until(({ freshness }) => freshness.kind === 'live');
  return { house, records };
}

/** Another screen on the same door. */
function join(house: House) {
  const screen: DoorScreen = house.door().attach();
  const views: DoorView[] = [];
  screen.watch((view) => views.push(view));
  return { screen, views, view: () => views.at(-1) };
}

const inRoom = (house: House): number => house.tenant.requests.latest().filter(({ operation }) => operation === 'createEvent').length;
const unlock = (house: House, pin = '4711'): Promise<CommandResult> => house.run({ kind: 'unlock', pin });
const isOpen = ({ administrator }: DoorView): boolean => administrator !== null;

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

test('E61 guesses are counted for the door, whatever screen they come from, and a restart forgives none', async () => {
  const { house } = await openDoor();
  for (let screen = 0; screen < 3; screen += 1) {
    const result = await join(house).screen.run({ kind: 'unlock', pin: '0000' });
    expect(result).toEqual({ ...wrong, retrySeconds: screen < 2 ? 0 : 5 });
  }
  expect(await unlock(house)).toEqual({ kind: 'pinNeeded', reason: 'locked', retrySeconds: 5 });
  await house.restart();
  expect(await unlock(house)).toMatchObject({ reason: 'locked' });
  await house.clock.advance(5_000);
  expect(await unlock(house)).toMatchObject({ kind: 'done' });
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

describe('E63 an act that the policy protects', () => {
  const protect = { book: 'pin', extend: 'none', end: 'pin', checkIn: 'none' } as const;

  const bookCommand = (house: House, pin?: string): DoorCommand => {
    const offer = house.view().offers.find(({ kind }) => kind === 'book');
    if (offer?.command.kind !== 'bookNow') throw new Error('nothing to book');
    return pin === undefined ? offer.command : { ...offer.command, pin };
  };

  test('asks for a PIN, takes either, and counts wrong ones', async () => {
    const { house, records } = await openDoor({ policy: { protect } });
    expect(house.view().offers.map(({ protection }) => protection)).toContain('pin');
    expect(await house.run(bookCommand(house))).toEqual({ kind: 'pinNeeded', reason: 'missing', retrySeconds: 0 });
    expect(await house.run(bookCommand(house, '9999'))).toEqual(wrong);
    expect(inRoom(house)).toBe(0);
    const booked = await house.run(bookCommand(house, '0815'));
    expect(booked).toMatchObject({ kind: 'done', done: { kind: 'booked' } });
    const meetingId = booked.kind === 'done' && booked.done.kind === 'booked' ? booked.done.meetingId : '';
    expect(await house.run({ kind: 'end', meetingId, pin: '4711' })).toMatchObject({ kind: 'done' });
    expect(records().map(({ act, who, result, detail }) => `${who} ${act} ${result} ${detail}`)).toEqual([
      'systemUser bookNow pinNeeded missing',
      'systemUser bookNow pinNeeded wrong',
      'pinHolder bookNow begun null',
      'pinHolder bookNow done booked',
      'administrator end begun null',
      'administrator end done ended',
    ]);
    expect(JSON.stringify(records())).not.toMatch(/0815|4711|9999/);
  });

  test('asks an administrator’s screen for none, and says so in its view', async () => {
    const { house, records } = await openDoor({ policy: { protect } });
    await unlock(house);
    expect(house.view().offers.map(({ protection }) => protection)).not.toContain('pin');
    expect(await house.run(bookCommand(house))).toMatchObject({ kind: 'done' });
    expect(records().at(-1)).toMatchObject({ who: 'administrator', act: 'bookNow', result: 'done' });
  });

  test('a PIN that nobody asked for is not looked at', async () => {
    const { house } = await openDoor();
    for (let guess = 0; guess < 5; guess += 1) await house.run({ kind: 'end', meetingId: 'none', pin: '0000' });
    expect(await unlock(house)).toMatchObject({ kind: 'done' });
  });
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

describe('the audit log', () => {
  test('E64 every act is in it with who, what, result and Graph’s ids, and no subject or name; it is exported oldest first', async () => {
    const { house, records } = await openDoor({
      prepare: ({ acts }) => acts.writeIntoRoom(AURORA, { subject: 'Merger', start: '2026-11-18T14:00', end: '2026-11-18T15:00' }),
    });
    const offer = house.view().offers.find(({ kind }) => kind === 'book');
    if (!offer) throw new Error('nothing to book');
    const booked = await house.run(offer.command);
    if (booked.kind !== 'done' || booked.done.kind !== 'booked') throw new Error('not booked');
    await house.run({ kind: 'end', meetingId: 'nonesuch' });
    await unlock(house, '1111');
    await unlock(house);
    await house.run({ kind: 'identify' });
    const exported = await house.run({ kind: 'exportAudit' });
    if (exported.kind !== 'done' || exported.done.kind !== 'auditExported') throw new Error('not exported');
    expect(exported.done.fileName).toBe('lintel-audit-aurora@contoso.com-2026-11-18.jsonl');
    const lines = exported.done.text.trimEnd().split('\n');
    expect(lines).toEqual(records().map((record) => JSON.stringify(record)));
    expect(records().map(({ who, act, result, detail }) => `${who} ${act} ${result} ${detail}`)).toEqual([
      'systemUser bookNow begun null',
      'systemUser bookNow done booked',
      'systemUser end refused meetingGone',
      'systemUser unlock pinNeeded wrong',
      'administrator unlock done unlocked',
      'administrator identify done identified',
      'administrator exportAudit done auditExported',
    ]);
    const [begun, done] = records();
    expect(begun?.requestIds).toEqual([]);
    expect(done).toMatchObject({ commandId: begun?.commandId, meetingId: booked.done.meetingId, isClockSound: true, omitted: 0 });
    expect(done?.requestIds.length).toBeGreaterThan(0);
    expect(Date.parse(done?.end ?? '')).toBe(booked.done.endMs);
    expect(exported.done.text).not.toMatch(/Merger|Ada|Booked at the door/);
  });

  test('E64 what is settled after a restart says who had asked', async () => {
    const { house, records } = await openDoor({ policy: { protect: { book: 'pin', extend: 'none', end: 'none', checkIn: 'none' } } });
    const offer = house.view().offers.find(({ kind }) => kind === 'book');
    if (offer?.command.kind !== 'bookNow') throw new Error('nothing to book');
    house.tenant.faults.add({ effect: { kind: 'unavailable' }, match: { method: 'POST' } });
    expect(await house.run({ ...offer.command, pin: '0815' })).toMatchObject({ kind: 'unconfirmed' });
    await house.restart();
    house.tenant.faults.clear();
    await house.clock.advance(2 * minute);
    const lines = records();
    expect(lines.map(({ who, result }) => `${who} ${result}`)).toEqual(['pinHolder begun', 'pinHolder unconfirmed', 'pinHolder done']);
    expect(new Set(lines.map(({ commandId }) => commandId)).size).toBe(1);
  });

  test('E64 an act stands on the record before it is in the journal, and its end before it is out of it', async () => {
    const { staff, records } = attended({});
    const journal = createMemoryDocument();
    const seen: string[] = [];
    const audit = {
      ...staff.audit,
      append(record: unknown) {
        const { commandId, result } = record as AuditRecord;
        seen.push(`${result}: ${journal.text()?.includes(`"commandId":"${commandId}"`) ? 'in' : 'not in'} the journal`);
        return staff.audit.append(record);
      },
    };
    const { house } = await openDoor({ staff: { ...staff, audit }, journal });
    const offer = house.view().offers.find(({ kind }) => kind === 'book');
    if (!offer) throw new Error('nothing to book');
    expect(await house.run(offer.command)).toMatchObject({ kind: 'done' });
    expect(seen).toEqual(['begun: not in the journal', 'done: in the journal']);
    expect(records()).toHaveLength(2);
  });

  test('E65 what cannot be recorded is not done; the room is shown all the same', async () => {
    const { staff } = attended({ administrator: '4711' });
    const audit = { append: () => Promise.reject(new Error('disk full')), read: async () => '' };
    const { house } = await openDoor({ staff: { ...staff, audit } });
    const offer = house.view().offers.find(({ kind }) => kind === 'book');
    if (!offer) throw new Error('nothing to book');
    expect(await house.run(offer.command)).toEqual({ kind: 'refused', reason: 'deviceFault' });
    expect(await unlock(house)).toEqual({ kind: 'refused', reason: 'deviceFault' });
    expect(inRoom(house)).toBe(0);
    expect(isOpen(house.view())).toBe(false);
    expect(house.view()).toMatchObject({ status: { kind: 'available' }, pending: null });
  });

  test('E66 whoever hammers at the glass pushes nothing out: refusals past sixty are counted, not written', async () => {
    const { house, records } = await openDoor();
    for (let turn = 0; turn < 500; turn += 1) await house.screen().run({ kind: 'leaveKiosk' });
    expect(records()).toHaveLength(60);
    await unlock(house);
    expect(records().at(-1)).toMatchObject({ act: 'unlock', result: 'done', omitted: 440 });
    await house.run({ kind: 'lock' });
    expect(records().at(-1)).toMatchObject({ act: 'lock', omitted: 0 });
    await house.clock.advance(20 * minute);
    for (let turn = 0; turn < 500; turn += 1) await house.screen().run({ kind: 'leaveKiosk' });
    expect(records()).toHaveLength(64);
  });
});
