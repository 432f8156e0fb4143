import { expect, test, vi } from 'vitest';
import { openPinCheck } from '../../../shared/runtime/pin-check.ts';
import { hashPin, isPinOf, parsePinHash } from '../../../shared/runtime/pin-hash.ts';

vi.setConfig({ testTimeout: 30_000 }); // scrypt is slow by design, and slower beside other tests

test('a hash knows its PIN again and no other, is another one each time, and says nothing of the PIN', async () => {
  const [first, second] = [await hashPin('471100'), await hashPin('471100')];
  expect(first).not.toBe(second);
  expect(first).toMatch(/^scrypt:15:8:3:[\w-]{22}:[\w-]{43}$/);
  expect(first).not.toContain('471100');
  expect(await isPinOf(parsePinHash(first), '471100')).toBe(true);
  expect(await isPinOf(parsePinHash(first), '471101')).toBe(false);
});

test.each([
  'scrypt:20:8:1:AAAAAAAAAAAAAAAAAAAAAA:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', // a gigabyte a try
  'scrypt:15:8:3:short:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  '4711',
])('%s is not taken for a hash', (text) => {
  expect(() => parsePinHash(text)).toThrow('not a hash');
});

test('a PIN and a hash open alike; only what is asked for is compared; what is not configured opens to nothing', async () => {
  const check = await openPinCheck({ administrator: await hashPin('4711'), action: '0815' });
  expect(check.kinds).toEqual(['administrator', 'action']);
  const both = ['action', 'administrator'] as const;
  expect(await check.identify('4711', both)).toBe('administrator');
  expect(await check.identify('0815', both)).toBe('action');
  expect(await check.identify('0815', ['administrator'])).toBeNull();
  expect(await check.identify('1234', both)).toBeNull();
  const none = await openPinCheck({ administrator: null, action: null });
  expect(none.kinds).toEqual([]);
  expect(await none.identify('', both)).toBeNull();
});
