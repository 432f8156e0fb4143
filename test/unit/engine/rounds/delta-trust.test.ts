import { expect, test } from 'vitest';
import { createDeltaTrust } from '../../../../shared/engine/rounds/delta-trust.ts';
import { GraphError, type GraphErrorKind } from '../../../../shared/graph/graph-error.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';

function house() {
  const clock = createDrivenClock(0);
  const trust = createDeltaTrust(clock);
  const fail = (times: number, kind: GraphErrorKind = 'serviceFailing') => {
    for (let count = 0; count < times; count += 1) trust.failed(new GraphError(kind, 'failed'));
  };
  return { clock, trust, fail };
}

test('E10 three failures in a row set delta aside for half an hour', async () => {
  const { clock, trust, fail } = house();
  fail(2);
  expect(trust.isTrusted()).toBe(true);
  fail(1);
  expect(trust.isTrusted()).toBe(false);
  await clock.advance(30 * 60_000 - 1);
  expect(trust.isTrusted()).toBe(false);
  await clock.advance(1);
  expect(trust.isTrusted()).toBe(true);
});

test('E10 a whole round between failures starts the count anew', () => {
  const { trust, fail } = house();
  fail(2);
  trust.whole();
  fail(2);
  expect(trust.isTrusted()).toBe(true);
});

test.each<GraphErrorKind>(['offline', 'throttled', 'forbidden', 'credentialRefused', 'roomNotFound', 'unexpectedReply'])(
  'E10 %s says nothing against delta',
  (kind) => {
    const { trust, fail } = house();
    fail(9, kind);
    expect(trust.isTrusted()).toBe(true);
  },
);

test('E3 after a loop delta rests until the window rolls, however long that is', async () => {
  const { clock, trust } = house();
  trust.looped();
  trust.whole();
  await clock.advance(48 * 3_600_000);
  expect(trust.isTrusted()).toBe(false);
  trust.rolled();
  expect(trust.isTrusted()).toBe(true);
});

test('failures of plain reads do not prolong the rest', async () => {
  const { clock, trust, fail } = house();
  fail(3);
  await clock.advance(29 * 60_000);
  fail(9);
  await clock.advance(60_000);
  expect(trust.isTrusted()).toBe(true);
});
