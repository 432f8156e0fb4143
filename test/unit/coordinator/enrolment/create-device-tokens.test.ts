import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CoordinatorRoom, EnrolledDoor } from '../../../../shared/coordinator/coordinator-room.ts';
import { createDeviceTokens } from '../../../../shared/coordinator/enrolment/create-device-tokens.ts';
import type { DeviceTokens } from '../../../../shared/coordinator/enrolment/device-tokens.ts';
import { type DeviceTokenRequest, lineProof, tokenProof } from '../../../../shared/protocol/coordinator-line.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';
import { createTestKey, type TestKey } from '../../../support/line-door.ts';

const room: CoordinatorRoom = { id: 'r1', tenantId: 't1', address: 'oak@contoso.com', objectId: null, connectedMs: 0 };

function openTokens() {
  const clock = createDrivenClock(0, { pump: 1 });
  const doors = new Map<string, EnrolledDoor>();
  const rooms = new Map([[room.id, room]]);
  const enrolment = { doorOf: (key: string) => doors.get(key) ?? null, roomOf: (id: string) => rooms.get(id) ?? null };
  const enrol = (key: TestKey = createTestKey(), id = 'd1'): TestKey => {
    doors.set(key.publicKey, { id, publicKey: key.publicKey, roomId: room.id, enrolledMs: 0, revokedMs: null });
    return key;
  };
  return { clock, doors, rooms, enrol, tokens: createDeviceTokens({ enrolment, clock, randomBytes }) };
}

const proofOf = (key: TestKey, challenge: string): DeviceTokenRequest => {
  return { publicKey: key.publicKey, challenge, signature: key.sign(tokenProof(challenge)) };
};

const issue = (tokens: DeviceTokens, key: TestKey): string | null =>
  tokens.issue(proofOf(key, tokens.newChallenge()))?.access_token ?? null;

test('C24 proof of an enrolled key is answered by a token of ten minutes, by which the door and its room are known', async () => {
  const { tokens, enrol, clock, doors } = openTokens();
  const key = enrol();
  const token = tokens.issue(proofOf(key, tokens.newChallenge()));
  expect(token).toEqual({ access_token: expect.stringMatching(/^[\w-]{43}$/), expires_in: 600 });
  expect(tokens.holderOf(token?.access_token ?? '')).toEqual({ door: doors.get(key.publicKey), room });
  await clock.advance(599_999);
  expect(tokens.holderOf(token?.access_token ?? '')).not.toBeNull();
  await clock.advance(1);
  expect(tokens.holderOf(token?.access_token ?? '')).toBeNull();
  expect(tokens.holderOf('')).toBeNull();
});

test.each<{ name: string; spoil: (proof: DeviceTokenRequest, key: TestKey) => DeviceTokenRequest }>([
  { name: 'for a line', spoil: (proof, key) => ({ ...proof, signature: key.sign(lineProof(proof.challenge)) }) },
  { name: 'of another key', spoil: (proof) => ({ ...proof, signature: createTestKey().sign(tokenProof(proof.challenge)) }) },
  { name: 'under a key that is not enrolled', spoil: (proof) => proofOf(createTestKey(), proof.challenge) },
  { name: 'of another challenge', spoil: (proof, key) => ({ ...proof, signature: key.sign(tokenProof(`${proof.challenge}x`)) }) },
  { name: 'of a made-up challenge', spoil: (_proof, key) => proofOf(key, Buffer.from(randomBytes(56)).toString('base64url')) },
  { name: 'of an empty challenge', spoil: (_proof, key) => proofOf(key, '') },
  { name: 'in padded base64', spoil: (proof) => ({ ...proof, signature: `${proof.signature}==` }) },
  { name: 'with a letter more', spoil: (proof) => ({ ...proof, signature: `${proof.signature}A` }) },
  { name: 'of another coordinator’s challenge', spoil: (_proof, key) => proofOf(key, openTokens().tokens.newChallenge()) },
])('C24 a signature $name is no proof', ({ spoil }) => {
  const { tokens, enrol } = openTokens();
  const key = enrol();
  expect(tokens.issue(spoil(proofOf(key, tokens.newChallenge()), key))).toBeNull();
});

test('C24 a challenge changed in any letter is none of ours, also under a good signature', () => {
  const { tokens, enrol } = openTokens();
  const key = enrol();
  const challenge = tokens.newChallenge();
  fc.assert(
    fc.property(fc.nat(challenge.length - 1), fc.constantFrom('A', 'b', '7', '-'), (at, letter) => {
      fc.pre(challenge[at] !== letter);
      expect(tokens.issue(proofOf(key, challenge.slice(0, at) + letter + challenge.slice(at + 1)))).toBeNull();
    }),
  );
  expect(tokens.issue(proofOf(key, challenge))).not.toBeNull();
});

test('C24 a challenge is good once and for a minute', async () => {
  const { tokens, enrol, clock } = openTokens();
  const key = enrol();
  const proof = proofOf(key, tokens.newChallenge());
  expect(tokens.issue(proof)).not.toBeNull();
  expect(tokens.issue(proof)).toBeNull();
  const [early, late] = [proofOf(key, tokens.newChallenge()), proofOf(key, tokens.newChallenge())];
  await clock.advance(59_999);
  expect(tokens.issue(proof)).toBeNull();
  expect(tokens.issue(early)).not.toBeNull();
  await clock.advance(1);
  expect(tokens.issue(late)).toBeNull();
});

test('C24 a flood of strangers’ challenges pushes out nobody’s', () => {
  const { tokens, enrol } = openTokens();
  const proof = proofOf(enrol(), tokens.newChallenge());
  for (let count = 0; count < 20_000; count += 1) tokens.newChallenge();
  expect(tokens.issue(proof)).not.toBeNull();
});

test('C24 a revocation cuts every token of the door at once, and gives out no more', () => {
  const { tokens, enrol, doors } = openTokens();
  const key = enrol();
  const token = issue(tokens, key) ?? '';
  const door = doors.get(key.publicKey);
  if (door) doors.set(key.publicKey, { ...door, revokedMs: 1 });
  expect(tokens.holderOf(token)).toBeNull();
  expect(issue(tokens, key)).toBeNull();
  enrol(key, 'd2');
  expect(tokens.holderOf(token)).toBeNull(); // the key was let in again, as another door
  expect(issue(tokens, key)).not.toBeNull();
});

test('C24 a token of a room that was disconnected is good for nothing', () => {
  const { tokens, enrol, rooms } = openTokens();
  const token = issue(tokens, enrol()) ?? '';
  rooms.delete(room.id);
  expect(tokens.holderOf(token)).toBeNull();
});

test('C24 a door has its last four tokens, takes no more than ten a minute, and is no burden for the others', async () => {
  const { tokens, enrol, clock } = openTokens();
  const greedy = enrol();
  const other = enrol(createTestKey(), 'd2');
  const issued = Array.from({ length: 12 }, () => issue(tokens, greedy));
  expect(issued.filter((token) => token !== null)).toHaveLength(10);
  expect(issued.slice(0, 10).map((token) => tokens.holderOf(token ?? '') !== null)).toEqual([
    ...Array<boolean>(6).fill(false),
    ...Array<boolean>(4).fill(true),
  ]);
  expect(issue(tokens, other)).not.toBeNull();
  await clock.advance(60_000);
  expect(issue(tokens, greedy)).not.toBeNull();
});
