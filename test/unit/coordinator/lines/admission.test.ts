import { expect, test } from 'vitest';
import type { EnrolmentResult } from '../../../../shared/coordinator/enrolment/enrolment.ts';
import { LINE_VERSION, tokenProof } from '../../../../shared/protocol/coordinator-line.ts';
import { createTestKey } from '../../../support/line-door.ts';
import { AURORA, BOREALIS, keepTalking, openLineHouse } from './line-house.ts';

test('C10 an enrolled door proves its key, and hears its room, its settings and that the room may have changed', async () => {
  const house = openLineHouse();
  const key = createTestKey();
  house.enrol(key);
  house.settings.set(AURORA.id, async () => ({ version: 4, policy: { allowBooking: false }, timeZone: 'Europe/Amsterdam' }));
  house.push(AURORA.id, true);
  const { door } = await house.connect({ key });
  expect(door.told.slice(1)).toEqual([
    {
      kind: 'welcome',
      doorId: 'door-1',
      room: { address: 'aurora@contoso.com', tenantId: 'tenant-1' },
      settings: { version: 4, policy: { allowBooking: false }, timeZone: 'Europe/Amsterdam' },
      hasPush: true,
    },
    { kind: 'roomChanged', atMs: house.clock.nowMs() },
  ]);
  expect(house.lines.count()).toBe(1);
  expect([...house.lines.present()]).toEqual([['door-1', { sinceMs: house.clock.nowMs(), version: '1.2.3' }]]);
  expect(house.counted).toEqual(['opened']);
});

test('C10 every line has a challenge of its own', async () => {
  const house = openLineHouse();
  const first = await house.connect();
  const second = await house.connect();
  expect(first.door.told[0]).not.toEqual(second.door.told[0]);
});

const otherKey = createTestKey();

test.each([
  {
    what: 'of another version, however it looks',
    hello: () => ({ kind: 'hello', lineVersion: LINE_VERSION + 1, shape: 'unknown' }),
    reason: 'wrongVersion',
  },
  { what: 'with a signature by another key', hello: (usual: object) => ({ ...usual, publicKey: otherKey.publicKey }), reason: 'badProof' },
  {
    what: 'with a signature of an earlier challenge',
    hello: (usual: object) => ({ ...usual, signature: otherKey.sign('lintel line 1 earlier'), publicKey: otherKey.publicKey }),
    reason: 'badProof',
  },
  { what: 'with a key that is no point', hello: (usual: object) => ({ ...usual, publicKey: 'A'.repeat(43) }), reason: 'badProof' },
  { what: 'without a key', hello: (usual: object) => ({ ...usual, publicKey: undefined }), reason: 'malformed' },
  { what: 'with more than belongs there', hello: (usual: object) => ({ ...usual, admin: true }), reason: 'malformed' },
  { what: 'that is a question', hello: () => ({ kind: 'ask', id: '1', question: {} }), reason: 'malformed' },
  { what: 'that is a ping', hello: () => ({ kind: 'ping' }), reason: 'malformed' },
  { what: 'that is far too long', hello: (usual: object) => ({ ...usual, version: 'x'.repeat(9_000) }), reason: 'malformed' },
])('C10 a first message $what is refused: $reason', async ({ hello, reason }) => {
  const house = openLineHouse();
  const key = createTestKey();
  house.enrol(key);
  const { door } = await house.connect({ key, hello });
  expect(door.told.slice(1)).toEqual([{ kind: 'refused', reason }]);
  expect(door.closedWith()).toBe(1008);
  expect(house.counted).toEqual(['refused']);
});

test('C10 a signature for a token of the gateway opens no line', async () => {
  const house = openLineHouse();
  const key = createTestKey();
  house.enrol(key);
  const signing = { publicKey: key.publicKey, sign: (text: string) => key.sign(tokenProof(text.split(' ').at(-1) ?? '')) };
  const { door } = await house.connect({ key: signing });
  expect(door.told.at(-1)).toEqual({ kind: 'refused', reason: 'badProof' });
});

test('C10 who says nothing is cut off after ten seconds, and who speaks in time is not', async () => {
  const house = openLineHouse();
  const { door } = await house.connect({ hello: () => null });
  await house.clock.advance(9_000);
  expect(door.closedWith()).toBeNull();
  const { door: speaking } = await house.admitted();
  await house.clock.advance(3_000);
  expect(door.told.at(-1)).toEqual({ kind: 'refused', reason: 'tooSlow' });
  expect(speaking.closedWith()).toBeNull();
});

test('C11 a door that nobody has let in shows a code, and is in as soon as staff confirm it', async () => {
  const house = openLineHouse({ confirmAddress: 'https://lintel.contoso.com/enrol' });
  const { door } = await house.connect();
  expect(door.told.at(-1)).toEqual({
    kind: 'enrolling',
    code: 'CODE-1',
    expiresInMs: 600_000,
    confirmAddress: 'https://lintel.contoso.com/enrol',
  });
  expect(house.lines.count()).toBe(0);
  house.enrol(door.key, BOREALIS);
  await house.clock.settle();
  expect(door.told.at(-2)).toMatchObject({ kind: 'welcome', room: { address: 'borealis@contoso.com' } });
  expect(house.lines.count()).toBe(1);
});

test('C11 a code that has run out is replaced by a new one, on the same line', async () => {
  const house = openLineHouse();
  const { door } = await house.connect();
  await keepTalking(house, [door], 605_000);
  expect(door.told.slice(1)).toMatchObject([{ code: 'CODE-1' }, { kind: 'enrolling', code: 'CODE-2', expiresInMs: 600_000 }]);
});

test('C11 the code of a door that went away is void; not where it came back on another line', async () => {
  const house = openLineHouse();
  const { door } = await house.connect();
  const { door: again } = await house.connect({ key: door.key });
  expect(door.told.at(-1)).toEqual({ kind: 'refused', reason: 'replaced' });
  expect(again.told.at(-1)).toMatchObject({ kind: 'enrolling', code: 'CODE-1' });
  expect(house.forgotten).toEqual([]);
  again.close();
  await house.clock.settle();
  expect(house.forgotten).toEqual([door.key.publicKey]);
});

test('a one-time token lets a door in at once', async () => {
  const house = openLineHouse();
  const key = createTestKey();
  const redeemed = Promise.withResolvers<EnrolmentResult>();
  house.tokens.set('token-1', () => redeemed.promise);
  const { door } = await house.connect({ key, enrolmentToken: 'token-1' });
  expect(door.kinds()).toEqual(['challenge']);
  redeemed.resolve({ kind: 'enrolled', door: house.enrol(key) });
  await house.clock.settle();
  expect(door.kinds()).toEqual(['challenge', 'welcome', 'roomChanged']);
});

test('a token that is unknown, used or old is refused; that of a door that is in already is not looked at', async () => {
  const house = openLineHouse();
  const stranger = await house.connect({ enrolmentToken: 'token-9' });
  expect(stranger.door.told.at(-1)).toEqual({ kind: 'refused', reason: 'badEnrolmentToken' });
  const key = createTestKey();
  house.enrol(key);
  const known = await house.connect({ key, enrolmentToken: 'token-9' });
  expect(known.door.kinds()).toContain('welcome');
});

test('a door that goes away while its token is looked at is not on the line', async () => {
  const house = openLineHouse();
  const key = createTestKey();
  const redeemed = Promise.withResolvers<EnrolmentResult>();
  house.tokens.set('token-1', () => redeemed.promise);
  const { door } = await house.connect({ key, enrolmentToken: 'token-1' });
  door.close();
  await house.clock.settle();
  redeemed.resolve({ kind: 'enrolled', door: house.enrol(key) });
  await house.clock.settle();
  expect([house.lines.count(), house.lines.hint(AURORA.id), house.counted]).toEqual([0, 0, []]);
});

test('a disk that fails while a token is looked at costs that line and no other', async () => {
  const house = openLineHouse();
  house.tokens.set('token-1', () => Promise.reject(new Error('disk')));
  const broken = await house.connect({ enrolmentToken: 'token-1' });
  expect(broken.door.closedWith()).toBe(1006);
  expect(house.logged).toEqual(['helloFailed']);
  expect((await house.admitted()).door.kinds()).toContain('welcome');
});

test('C12 of one door the newer line counts', async () => {
  const house = openLineHouse();
  const { door, enrolled } = await house.admitted();
  const { door: newer } = await house.connect({ key: door.key });
  expect(door.told.at(-1)).toEqual({ kind: 'refused', reason: 'replaced' });
  expect(newer.kinds()).toContain('welcome');
  expect([...house.lines.present().keys()]).toEqual([enrolled.id]);
  expect(house.lines.hint(AURORA.id)).toBe(1);
});

test('C12 a door that is revoked is cut off at once, and is told so when it comes back', async () => {
  const house = openLineHouse();
  const { door, enrolled } = await house.admitted();
  house.tell({ kind: 'revoked', door: enrolled });
  await house.clock.settle();
  expect(door.told.at(-1)).toEqual({ kind: 'refused', reason: 'revoked' });
  expect(house.lines.count()).toBe(0);
  const again = await house.connect({ key: door.key });
  expect(again.door.told.slice(1)).toEqual([{ kind: 'refused', reason: 'revoked' }]);
});

test('C12 all doors of a room that is disconnected are cut off', async () => {
  const house = openLineHouse();
  const doors = [await house.admitted(), await house.admitted(), await house.admitted(BOREALIS)];
  house.tell({ kind: 'disconnected', room: AURORA });
  await house.clock.settle();
  expect(doors.map(({ door }) => door.told.at(-1)?.kind)).toEqual(['refused', 'refused', 'roomChanged']);
});

test('C12 a door that is given another room is welcomed there, on the same line', async () => {
  const house = openLineHouse();
  const { door } = await house.admitted();
  house.enrol(door.key, BOREALIS, 'door-moved');
  await house.clock.settle();
  expect(door.told.slice(-2)).toMatchObject([
    { kind: 'welcome', doorId: 'door-moved', room: { address: 'borealis@contoso.com' } },
    { kind: 'roomChanged' },
  ]);
  expect([house.lines.hint(AURORA.id), house.lines.hint(BOREALIS.id)]).toEqual([0, 1]);
  expect([...house.lines.present().keys()]).toEqual(['door-moved']);
  expect(house.counted).toEqual(['opened']);
});

test('a door finds room on a coordinator that is full of sockets which say nothing', async () => {
  const house = openLineHouse({ mostLines: 3 });
  const there = await house.admitted();
  const strangers = [await house.connect({ hello: () => null }), await house.connect({ hello: () => null })];
  expect((await house.admitted()).door.kinds()).toContain('welcome');
  expect(strangers.map(({ door }) => door.closedWith())).toEqual([1006, null]);
  expect(there.door.closedWith()).toBeNull();
});

test('too many lines are turned away, and there is room again when one ends', async () => {
  const house = openLineHouse({ mostLines: 2 });
  const [first] = [await house.admitted(), await house.admitted()];
  const third = [await house.admitted(), await house.admitted()];
  expect(third.map(({ door }) => door.closedWith())).toEqual([1006, 1006]);
  expect(house.logged).toEqual(['tooManyLines']);
  first?.door.close();
  await house.clock.settle();
  expect((await house.admitted()).door.kinds()).toContain('welcome');
});
