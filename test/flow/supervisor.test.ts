import { describe, expect, test } from 'vitest';
import { AURORA } from '../support/house.ts';
import { changes, isLive, meet, starts, stepOf, supervisedAfterEach } from '../support/supervised-stories.ts';
import { attended } from '../support/unattended.ts';

const BOREALIS = 'borealis@contoso.com';
const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const { open, openEnrolled } = supervisedAfterEach();

describe('E92 settings', () => {
  test('are taken while the door runs: over its own rules, and those over the defaults', async () => {
    const house = await openEnrolled({ access: 'gateway', policy: { roomDetails: '8 seats', privacy: 'organizerOnly' } });
    expect(house.view().room).toEqual({ name: 'Aurora', details: '8 seats' });
    house.place(AURORA, { version: 1, policy: { roomName: 'North Light' }, timeZone: 'Asia/Tokyo' });
    await house.until(({ room }) => room.name === 'North Light');
    expect(house.view()).toMatchObject({ room: { details: '8 seats' }, clock: { time: '18:00' } });
    await house.until(isLive);
  });

  test('that do not hold are refused and told; the last good ones stay, also through a restart', async () => {
    const house = await openEnrolled();
    house.place(AURORA, { version: 1, policy: { roomName: 'North Light' }, timeZone: null });
    await house.until(({ room }) => room.name === 'North Light');
    house.place(AURORA, { version: 2, policy: { roomName: 'Dark', stalenessBoundMinutes: 900 }, timeZone: null });
    await house.clock.advance(5 * SECOND_MS);
    expect(house.logged).toContain('settingsRefused');
    expect(house.view().room.name).toBe('North Light');
    await house.restart();
    await house.clock.advance(5 * SECOND_MS);
    expect(house.view().room.name).toBe('North Light');
    house.place(AURORA, { version: 3, policy: { roomName: 'South Light' }, timeZone: null });
    await house.until(({ room }) => room.name === 'South Light');
  });

  test('of an older store that was put back are taken, and kept: what the coordinator says last holds', async () => {
    const house = await openEnrolled();
    house.place(AURORA, { version: 5, policy: { roomName: 'North Light' }, timeZone: null });
    await house.until(({ room }) => room.name === 'North Light');
    house.place(AURORA, { version: 4, policy: { roomName: 'Old Light' }, timeZone: null });
    await house.until(({ room }) => room.name === 'Old Light');
    await house.restart();
    expect(house.view().room.name).toBe('Old Light');
  });

  test('that change nothing for this door leave its engine alone', async () => {
    const house = await openEnrolled();
    const before = changes(house);
    house.place(AURORA, { version: 1, policy: { allowBooking: true }, timeZone: null });
    await house.clock.advance(5 * SECOND_MS);
    expect(changes(house)).toBe(before);
  });
});

describe('E94 the engine changes beneath the screens', () => {
  test.each(['gateway', 'direct'] as const)('new settings cost no freshness, also while Graph is silent (%s)', async (access) => {
    const house = await openEnrolled({ access, policy: { stalenessBoundMinutes: 5 } });
    await house.clock.advance(30 * SECOND_MS);
    house.tenant.faults.add({ effect: { kind: 'unavailable' }, match: {} });
    const seen = house.views.length;
    house.place(AURORA, { version: 1, policy: { roomName: 'North Light' }, timeZone: null });
    await house.until(({ room }) => room.name === 'North Light');
    await house.clock.advance(2 * MINUTE_MS);
    expect(house.views.slice(seen).map(({ status }) => status.kind)).not.toContain('unknown');
    expect(house.view()).toMatchObject({ status: { kind: 'available' }, freshness: { kind: 'delayed' } });
    // Nor do they give any: the bound is counted from the last read, as ever.
    await house.clock.advance(5 * MINUTE_MS);
    expect(house.view()).toMatchObject({ status: { kind: 'unknown' }, freshness: { kind: 'stale' } });
  });

  test('a command under way is answered first, and only then are the new settings in force', async () => {
    const house = await openEnrolled();
    house.tenant.faults.add({ effect: { kind: 'latency', ms: 4_000 }, match: { operation: 'event.create' }, count: 1 });
    const booking = house.send({ kind: 'bookNow', endMs: Date.parse('2026-11-18T10:30:00+01:00') });
    await house.clock.advance(SECOND_MS);
    house.place(AURORA, { version: 1, policy: { roomName: 'North Light' }, timeZone: null });
    await house.clock.advance(2 * SECOND_MS);
    expect(booking.result()).toBeNull();
    expect(house.view()).toMatchObject({ room: { name: 'Aurora' }, pending: { commandKind: 'bookNow' } });
    await house.until(({ room }) => room.name === 'North Light');
    expect(booking.result()).toMatchObject({ kind: 'done', done: { kind: 'booked', end: '10:30' } });
    expect(house.view()).toMatchObject({ status: { kind: 'occupied', meeting: { isDoorBooking: true } } });
  });
});

describe('what stands on a screen when the engine changes', () => {
  const north = { version: 1, policy: { roomName: 'North Light' }, timeZone: null };

  test.each(['gateway', 'direct'] as const)('E105 administrator mode goes on, to the end that it had (%s)', async (access) => {
    const { staff } = attended({ administrator: '4711' });
    const house = await openEnrolled({ access, staff });
    house.send({ kind: 'unlock', pin: '4711' });
    const unlocked = await house.until(({ administrator }) => administrator !== null);
    await house.clock.advance(30 * SECOND_MS);
    const seen = house.views.length;
    house.place(AURORA, north);
    await house.until(({ room }) => room.name === 'North Light');
    const after = house.views.slice(seen).map(({ administrator }) => administrator?.endsMs);
    expect(new Set(after)).toEqual(new Set([unlocked.administrator?.endsMs]));
    const identified = house.send({ kind: 'identify' }); // no PIN is asked for
    await house.clock.advance(SECOND_MS);
    expect(identified.result()).toMatchObject({ kind: 'done' });
    await house.clock.advance(2 * MINUTE_MS);
    expect(house.view().administrator).toBeNull();
  });

  test('E105 it ends with a room that the door leaves', async () => {
    const { staff } = attended({ administrator: '4711' });
    const house = await openEnrolled({ access: 'gateway', staff });
    house.send({ kind: 'unlock', pin: '4711' });
    await house.until(({ administrator }) => administrator !== null);
    house.place(BOREALIS);
    const there = await house.until(({ room }) => room.name === 'Borealis');
    expect(there.administrator).toBeNull();
  });

  test('E104 what became of a command late is still told', async () => {
    const house = await openEnrolled();
    const lag = house.tenant.faults.add({ effect: { kind: 'replicationLag', minMs: 25_000, maxMs: 25_000 }, match: {} });
    const booking = house.send({ kind: 'bookNow', endMs: Date.parse('2026-11-18T10:30:00+01:00') });
    const { notice } = await house.until((view) => view.notice !== null);
    expect(booking.result()).toMatchObject({ kind: 'unconfirmed' });
    expect(notice).toMatchObject({ commandKind: 'bookNow', result: { kind: 'done' } });
    house.tenant.faults.remove(lag.id);
    house.place(AURORA, north);
    await house.until(({ room }) => room.name === 'North Light');
    expect(house.view().notice).toEqual(notice);
    await house.clock.advance(MINUTE_MS);
    expect(house.view().notice).toBeNull();
  });
});

describe('E93 another room', () => {
  test('is opened on documents of its own: nothing of the one shows at the other, and what was there is there again', async () => {
    const house = await open({ access: 'gateway' });
    meet(house, AURORA, 14);
    meet(house, BOREALIS, 16);
    house.place(AURORA);
    await house.until(isLive);
    expect(starts(house.view())).toEqual(['14:00']);

    const seen = house.views.length;
    house.place(BOREALIS);
    await house.until(({ room }) => room.name === 'Borealis');
    await house.until(isLive);
    const after = house.views.slice(seen).filter(({ room }) => room.name !== 'Aurora');
    expect(after.length).toBeGreaterThan(0);
    expect(after.flatMap(starts)).not.toContain('14:00');
    expect(starts(house.view())).toEqual(['16:00']);

    const seenThere = house.views.length;
    house.place(AURORA);
    await house.until(({ room }) => room.name !== 'Borealis');
    const [back] = house.views.slice(seenThere).filter(({ room }) => room.name !== 'Borealis');
    expect(back?.room.name).toBe('Aurora'); // off its own disk: no round has been made yet
    expect(back && starts(back)).toEqual(['14:00']);
  });

  test('E106 a command that is not settled is named in the log as the door leaves, kept from the other room, and settled on coming back', async () => {
    const house = await openEnrolled();
    const lag = house.tenant.faults.add({ effect: { kind: 'replicationLag', minMs: 60_000, maxMs: 60_000 }, match: {} });
    const booking = house.send({ kind: 'bookNow', endMs: Date.parse('2026-11-18T12:00:00+01:00') });
    await house.clock.advance(20 * SECOND_MS);
    expect(booking.result()).toMatchObject({ kind: 'unconfirmed' });
    house.place(BOREALIS);
    await house.until((view) => view.room.name === 'Borealis' && isLive(view));
    expect(house.logged).toContain('closedUnsettled');
    house.tenant.faults.remove(lag.id);
    await house.clock.advance(5 * MINUTE_MS);
    expect(starts(house.view())).toEqual([]);

    house.place(AURORA);
    const { notice } = await house.until((view) => view.room.name === 'Aurora' && view.notice !== null);
    expect(notice).toMatchObject({ commandKind: 'bookNow', result: { kind: 'done', done: { kind: 'booked', end: '12:00' } } });
    expect(starts(house.view())).toEqual(['10:00']);
  });

  test('is not followed by a door that was configured for its own, which is told and polls as without a line', async () => {
    const { staff } = attended({ administrator: '4711' });
    const house = await open({ access: 'direct', staff });
    meet(house, AURORA);
    house.place(BOREALIS, { version: 1, policy: { roomName: 'Elsewhere' }, timeZone: null });
    await house.until((view) => isLive(view) && house.logged.includes('enrolledElsewhere'));
    expect(house.view().room.name).toBe('Aurora');
    expect(house.door().health()).toMatchObject({ status: 'ok', line: 'down' });
    house.send({ kind: 'unlock', pin: '4711' });
    await house.until(({ administrator }) => administrator !== null);
    expect(house.view().administrator?.facts.enrolment).toEqual({ kind: 'elsewhere', room: BOREALIS });

    house.place(AURORA, { version: 2, policy: { roomName: 'North Light' }, timeZone: null });
    await house.until(({ room }) => room.name === 'North Light');
    expect(house.door().health()).toMatchObject({ line: 'push' });
  });
});

describe('E95 a door that staff have revoked', () => {
  test('shows nothing of its room any more where it had the coordinator’s credential, and says so', async () => {
    const house = await open({ access: 'gateway' });
    meet(house, AURORA, 14);
    house.place(AURORA);
    await house.until((view) => starts(view).includes('14:00'));
    house.revoke();
    await house.until((view) => stepOf(view)?.kind === 'refused');
    expect(stepOf(house.view())).toEqual({ kind: 'refused', reason: 'revoked' });
    expect(starts(house.view())).toEqual([]);
    await house.restart();
    expect(starts(house.view())).toEqual([]);
  });

  test('goes on by its own credential where it has one', async () => {
    const house = await openEnrolled({ access: 'direct' });
    await house.clock.advance(30 * SECOND_MS);
    expect(house.door().health()).toMatchObject({ line: 'push' });
    house.revoke();
    await house.clock.advance(5 * MINUTE_MS);
    expect(house.view()).toMatchObject({ room: { name: 'Aurora' }, status: { kind: 'available' }, freshness: { kind: 'live' } });
    expect(house.door().health()).toMatchObject({ status: 'ok', line: 'down' });
  });
});
