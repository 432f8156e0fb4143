import { expect, test } from 'vitest';
import { createNewestOnly } from '../../../shared/web-host/newest-only.ts';

function buildSlowLine() {
  const sent: number[] = [];
  const waiting: (() => void)[] = [];
  const offer = createNewestOnly<number>((value, onSent) => {
    sent.push(value);
    waiting.push(onSent);
  });
  return { sent, offer, drain: () => waiting.shift()?.() };
}

test('a value goes out at once while nothing is on its way', () => {
  const { sent, offer, drain } = buildSlowLine();
  offer(1);
  drain();
  offer(2);
  expect(sent).toEqual([1, 2]);
});

test('of a thousand values behind a slow one only the newest is kept', () => {
  const { sent, offer, drain } = buildSlowLine();
  for (let value = 1; value <= 1000; value += 1) offer(value);
  expect(sent).toEqual([1]);
  drain();
  expect(sent).toEqual([1, 1000]);
  drain();
  expect(sent).toEqual([1, 1000]);
});

test('a line that sends at once is not asked from inside itself without end', () => {
  const sent: number[] = [];
  const offer = createNewestOnly<number>((value, onSent) => {
    sent.push(value);
    onSent();
  });
  offer(1);
  offer(2);
  expect(sent).toEqual([1, 2]);
});
