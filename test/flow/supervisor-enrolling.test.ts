import { describe, expect, test } from 'vitest';
import { AURORA } from '../support/house.ts';
import { CODE, CODE_MS } from '../support/supervised-house.ts';
import { isLive, meet, stepOf, supervisedAfterEach } from '../support/supervised-stories.ts';
import { attended } from '../support/unattended.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const { open, openEnrolled } = supervisedAfterEach();

describe('E90 a door that goes through its coordinator', () => {
  test('shows the code until staff confirm it, and then opens its room by itself', async () => {
    const house = await open({ access: 'gateway' });
    await house.until((view) => stepOf(view)?.kind === 'code');
    expect(stepOf(house.view())).toMatchObject({ code: CODE, expires: { text: '10:10' }, confirmAt: null });
    expect(house.view()).toMatchObject({ days: [], offers: [], freshness: { kind: 'never' } });
    expect(house.door().health()).toMatchObject({ status: 'degraded', freshness: 'never', roundCount: 0 });

    meet(house, AURORA);
    house.place(AURORA);
    await house.until(isLive);
    expect(house.view()).toMatchObject({ room: { name: 'Aurora' }, status: { kind: 'occupied' } });
    expect(house.door().health()).toMatchObject({ status: 'ok', line: 'push' });
    // The screen was attached once, and its revisions never go back.
    const revisions = house.views.map(({ revision }) => revision);
    expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
    expect(new Set(revisions).size).toBe(revisions.length);
  });

  test('a code that has run out is no longer shown', async () => {
    const house = await open({ access: 'gateway' });
    await house.clock.advance(CODE_MS);
    expect(stepOf(house.view())).toEqual({ kind: 'connecting' });
  });

  test('says plainly since when the coordinator cannot be reached, and finds it again', async () => {
    const house = await open({ access: 'gateway' });
    await house.clock.advance(5 * MINUTE_MS);
    house.coordinator.network.reachable = false;
    house.coordinator.crash();
    await house.clock.settle();
    expect(stepOf(house.view())).toEqual({ kind: 'connecting' });
    await house.clock.advance(20 * SECOND_MS);
    expect(stepOf(house.view())).toMatchObject({ kind: 'unreachable', since: { text: '10:05' } });
    house.coordinator.network.reachable = true;
    await house.until((view) => stepOf(view)?.kind === 'code');
  });

  test('E61 administrators are at home while it waits: PIN, record, and a slow answer to guesses', async () => {
    const { staff, records } = attended({ administrator: '4711' });
    const house = await open({ access: 'gateway', staff, room: AURORA });
    const answers = ['1111', '2222', '3333', '4444'].map((pin) => house.send({ kind: 'unlock', pin }));
    await house.clock.settle();
    expect(answers.map(({ result }) => result()?.kind)).toEqual(['pinNeeded', 'pinNeeded', 'pinNeeded', 'pinNeeded']);
    await house.clock.advance(6 * SECOND_MS);
    const right = house.send({ kind: 'unlock', pin: '4711' });
    await house.clock.settle();
    expect(right.result()).toEqual({ kind: 'done', done: { kind: 'unlocked' } });
    expect(house.view().administrator?.facts).toMatchObject({ roomAddress: AURORA, version: 'test', line: 'down' });
    expect(records().map(({ act, result }) => `${act} ${result}`)).toContain('unlock done');

    const booking = house.send({ kind: 'bookNow', endMs: Date.parse('2026-11-18T10:30:00+01:00') });
    await house.clock.settle();
    expect(booking.result()).toEqual({ kind: 'refused', reason: 'notAllowed' });
  });
});

test('E90 a door with a credential of its own opens at once, and tells administrators the code that waits', async () => {
  const { staff } = attended({ administrator: '4711' });
  const house = await open({ access: 'direct', staff });
  await house.until(isLive);
  expect(house.views.every(({ status }) => status.kind !== 'enrolling')).toBe(true);
  house.send({ kind: 'unlock', pin: '4711' });
  await house.until(({ administrator }) => administrator !== null);
  expect(house.view().administrator?.facts).toMatchObject({ line: 'down', enrolment: { kind: 'code', code: CODE } });
});

describe('E91 what the coordinator said lasts through restarts', () => {
  test('an enrolled door starts at its room while nobody answers, and goes by the settings it had', async () => {
    const house = await openEnrolled();
    house.place(AURORA, { version: 3, policy: { roomName: 'North Light' }, timeZone: null });
    await house.until(({ room }) => room.name === 'North Light');
    house.coordinator.network.reachable = false;
    house.coordinator.crash();
    await house.restart();
    expect(house.view()).toMatchObject({ room: { name: 'North Light' }, status: { kind: 'available' } });
  });

  test('a door that was taken away from its room does not come back to it', async () => {
    const house = await openEnrolled();
    house.place(null);
    await house.until((view) => stepOf(view)?.kind === 'code');
    house.coordinator.network.reachable = false;
    house.coordinator.crash();
    await house.restart();
    expect(stepOf(house.view())).toEqual({ kind: 'connecting' });
  });
});
