import { describe, expect, test } from 'vitest';
import type { DoorCommand } from '../../shared/protocol/door-command.ts';
import { administratedAfterEach, createdIn, join, unlock, wrong } from '../support/administrated-door.ts';
import type { House } from '../support/house.ts';

const openDoor = administratedAfterEach();

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
    expect(createdIn(house)).toBe(0);
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
