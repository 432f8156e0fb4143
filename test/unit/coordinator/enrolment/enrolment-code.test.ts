import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawCode, readCode } from '../../../../shared/coordinator/enrolment/enrolment-code.ts';

const bytes = fc.uint8Array({ minLength: 8, maxLength: 8 });

test('C20 whatever the bytes, a code has eight letters that cannot be mistaken for each other, and reads back', () => {
  fc.assert(
    fc.property(fc.array(bytes, { minLength: 1 }), (drawn) => {
      let turn = 0;
      const code = drawCode(() => drawn[turn++] ?? new Uint8Array(8));
      expect(code).toMatch(/^[CDFGHJKMNPQRTVWXY34789]{8}$/);
      expect(readCode(`${code.slice(0, 4)} ${code.slice(4)}`.toLowerCase())).toBe(code);
    }),
  );
});

test('C20 no letter comes up more often than another: the last fourteen bytes are passed over', () => {
  const counts = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1) {
    const drawn = [[byte], Array<number>(8).fill(1)]; // whose letter, D, stands for a byte that was passed over
    const [letter = ''] = drawCode(() => new Uint8Array(drawn.shift() ?? []));
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  expect(counts.size).toBe(22);
  for (const [letter, count] of counts) expect(count, letter).toBe(letter === 'D' ? 11 + 14 : 11);
});
