import { expect, test } from 'vitest';
import { remember } from '../../../shared/kit/remember.ts';

test('a question is worked out once, and each set of arguments is a question of its own', () => {
  const asked: string[] = [];
  const join = remember(10, (a: string, b: number) => {
    asked.push(`${a}${b}`);
    return `${a}-${b}`;
  });
  expect([join('x', 1), join('x', 2), join('x', 1)]).toEqual(['x-1', 'x-2', 'x-1']);
  expect(asked).toEqual(['x1', 'x2']);
});

test('it never keeps more answers than its limit', () => {
  let count = 0;
  const double = remember(3, (value: number) => {
    count += 1;
    return value * 2;
  });
  for (const value of [1, 2, 3, 4, 1]) expect(double(value)).toBe(value * 2);
  expect(count).toBe(5);
});

test('what throws is asked again', () => {
  let isBroken = true;
  const answer = remember(3, (value: number) => {
    if (isBroken) throw new RangeError('no');
    return value;
  });
  expect(() => answer(1)).toThrow('no');
  isBroken = false;
  expect(answer(1)).toBe(1);
});
