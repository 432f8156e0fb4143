import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Enrolment } from '../../../../shared/coordinator/enrolment/enrolment.ts';
import { type Enrolling, openEnrolling } from './enrolling.ts';

type Act =
  | { readonly kind: 'confirm' | 'swap' | 'bringToken'; readonly key: number; readonly room: number }
  | { readonly kind: 'revoke'; readonly key: number }
  | { readonly kind: 'connect' | 'disconnect'; readonly room: number };

const key = fc.nat(3);
const room = fc.nat(2);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constantFrom('confirm' as const, 'swap' as const, 'bringToken' as const), key, room }),
  fc.record({ kind: fc.constant('revoke' as const), key }),
  fc.record({ kind: fc.constantFrom('connect' as const, 'disconnect' as const), room }),
);

const placeOf = (index: number) => ({ room: `room-${index}@contoso.com`, tenantId: null });
const keyOf = (index: number): string => `key-${index}`;

async function carryOut(enrolment: Enrolment, given: Act): Promise<unknown> {
  switch (given.kind) {
    case 'confirm':
      return enrolment.confirm(enrolment.codeFor(keyOf(given.key)).code, placeOf(given.room));
    case 'swap': {
      const replaces = enrolment.doors().find(({ publicKey, revokedMs }) => publicKey !== keyOf(given.key) && revokedMs === null)?.id;
      return enrolment.confirm(enrolment.codeFor(keyOf(given.key)).code, placeOf(given.room), replaces);
    }
    case 'bringToken': {
      const [issued] = await enrolment.issueTokens([placeOf(given.room)]);
      return enrolment.redeem(keyOf(given.key), issued?.token ?? '');
    }
    case 'revoke':
      return enrolment.revoke(enrolment.doorOf(keyOf(given.key))?.id ?? '');
    case 'connect':
      return enrolment.connectRoom(placeOf(given.room));
    case 'disconnect':
      return enrolment.disconnectRoom(enrolment.rooms().find(({ address }) => address === placeOf(given.room).room)?.id ?? '');
  }
}

const byId = <One extends { readonly id: string }>(all: readonly One[]): readonly One[] => [...all].sort((a, b) => (a.id < b.id ? -1 : 1));

async function expectInStep({ enrolment, store, asked }: Enrolling): Promise<void> {
  expect(byId(await store.rooms.all())).toEqual(byId(enrolment.rooms()));
  expect(byId(await store.doors.all())).toEqual(byId(enrolment.doors()));
  for (const door of enrolment.doors()) {
    expect(enrolment.doorOf(door.publicKey)).toEqual(door);
    expect(enrolment.roomOf(door.roomId)).not.toBeNull();
  }
  const counted = (word: string): number => asked.filter((one) => one.startsWith(word)).length;
  expect(counted('connect') - counted('disconnect')).toBe(enrolment.rooms().length);
}

test('C22 whatever is asked, and however much of it at the same moment, memory and store agree, and every room has one subscription', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(act, { minLength: 1, maxLength: 5 }), { maxLength: 8 }), async (rounds) => {
      const enrolling = await openEnrolling();
      for (const together of rounds) {
        await Promise.all(together.map((one) => carryOut(enrolling.enrolment, one)));
        await expectInStep(enrolling);
        await enrolling.clock.advance(1);
      }
      await enrolling.store.close();
    }),
    { numRuns: 40 },
  );
}, 30_000);
