import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTestKey } from '../../../support/line-door.ts';
import { AURORA, keepTalking, openLineHouse } from './line-house.ts';

const key = createTestKey();
const anyText = fc.oneof(
  fc.string(),
  fc.json(),
  fc.anything().map((value) => String(JSON.stringify(value))),
  fc
    .record(
      {
        kind: fc.constantFrom('hello', 'ask', 'ping', 'welcome', '__proto__'),
        lineVersion: fc.oneof(fc.constant(1), fc.anything()),
        publicKey: fc.oneof(fc.constant(key.publicKey), fc.anything()),
        signature: fc.oneof(fc.constant('A'.repeat(86)), fc.anything()),
        id: fc.oneof(fc.string(), fc.anything()),
        question: fc.anything(),
        version: fc.oneof(fc.string(), fc.anything()),
        enrolmentToken: fc.oneof(fc.constant(null), fc.anything()),
      },
      { requiredKeys: ['kind'] },
    )
    .map((value) => JSON.stringify(value)),
);

test('whatever a stranger says, it gets neither in nor anybody else into trouble', async () => {
  const house = openLineHouse();
  house.enrol(key);
  const { door: bystander } = await house.admitted();
  await fc.assert(
    fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 5 }), async (texts) => {
      const { door } = await house.connect({ hello: () => null });
      for (const text of texts) door.sendText(text);
      await house.clock.settle();
      expect(door.kinds()).not.toContain('welcome');
      expect(door.closedWith()).toBe(1008);
    }),
    { numRuns: 60 },
  );
  house.lines.hint(AURORA.id);
  await house.clock.settle();
  expect(bystander.kinds()).toEqual(['challenge', 'welcome', 'roomChanged', 'roomChanged']);
  expect(house.logged).toEqual([]);
});

test('whatever a door says that is in, only its own line suffers', async () => {
  const house = openLineHouse();
  const { door: bystander } = await house.admitted();
  await fc.assert(
    fc.asyncProperty(fc.array(anyText, { maxLength: 5 }), async (texts) => {
      const { door } = await house.admitted();
      for (const text of texts) door.sendText(text);
      await house.clock.settle();
      const isKept = door.closedWith() === null;
      expect(door.kinds().includes('refused')).toBe(!isKept);
      door.close();
      await house.clock.settle();
    }),
    { numRuns: 60 },
  );
  await keepTalking(house, [bystander], 30_000);
  expect(bystander.closedWith()).toBeNull();
  expect([house.lines.count(), house.logged]).toEqual([1, []]);
});
