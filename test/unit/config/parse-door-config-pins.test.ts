import { expect, test } from 'vitest';
import { configOf, door, linesOf } from './door-sources.ts';

const pinHash = `scrypt:15:8:3:${'A'.repeat(22)}:${'B'.repeat(43)}`;
const pinExpected = '4 to 12 digits, or the hash of them that lintel pin prints, or null';

test.each(['4711', '123456789012', pinHash])('%s can be a PIN', (administratorPin) => {
  expect(configOf({ ...door, administratorPin })).toMatchObject({ administratorPin, actionPin: null });
});

test.each([
  { pin: '471', found: 'a text' },
  { pin: '1234567890123', found: 'a text' },
  { pin: '47 11', found: 'a text' },
  { pin: pinHash.replace(':15:', ':20:'), found: 'a text' },
  { pin: 4711, found: 'a number' },
  { pin: '', found: 'an empty text' },
])('a PIN that is none is named by its field alone: $pin', ({ pin, found }) => {
  expect(linesOf({ ...door, actionPin: pin })).toEqual([`actionPin: found ${found}, expected ${pinExpected}`]);
});

test('one PIN for both is refused, and not repeated', () => {
  expect(linesOf({ ...door, administratorPin: '4711', actionPin: '4711' })).toEqual([
    'actionPin: found the same as administratorPin, expected another one, or null: the administrator’s opens as much',
  ]);
  expect(linesOf({ ...door, administratorPin: '4711', actionPin: '0815' })).toEqual([]);
});

test.each(['book', 'extend', 'end', 'checkIn'])('a policy that protects %s needs a PIN', (act) => {
  const policy = { protect: { [act]: 'pin' } };
  expect(linesOf({ ...door, policy })).toEqual([
    `actionPin: found nothing, expected a PIN (here or as LINTEL_ACTION_PIN), since policy.protect.${act} asks for one`,
  ]);
  expect(linesOf({ ...door, policy, administratorPin: '4711' })).toEqual([]);
  expect(linesOf({ ...door, policy, actionPin: pinHash })).toEqual([]);
});
