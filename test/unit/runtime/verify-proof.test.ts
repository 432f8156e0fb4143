import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifyProof } from '../../../shared/runtime/verify-proof.ts';
import { createTestKey } from '../../support/line-door.ts';

const key = createTestKey();
const text = 'lintel line 1 abc';
const signature = key.sign(text);
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Other letters for the same bytes: the last one has bits to spare. */
const otherSpelling = (spelt: string): string => spelt.slice(0, -1) + letters[letters.indexOf(spelt.at(-1) ?? '') ^ 1];

test('what the key has signed is proof', () => {
  expect(verifyProof(key.publicKey, text, signature)).toBe(true);
});

test.each([
  { what: 'another text', publicKey: key.publicKey, said: `${text}d`, by: signature },
  { what: 'another key', publicKey: createTestKey().publicKey, said: text, by: signature },
  { what: 'an altered signature', publicKey: key.publicKey, said: text, by: key.sign('other') },
  { what: 'a signature with something behind it', publicKey: key.publicKey, said: text, by: `${signature}AA` },
  { what: 'a key with something behind it', publicKey: `${key.publicKey}=`, said: text, by: signature },
  { what: 'another spelling of the key', publicKey: otherSpelling(key.publicKey), said: text, by: signature },
  { what: 'another spelling of the signature', publicKey: key.publicKey, said: text, by: otherSpelling(signature) },
  { what: 'the key of no point', publicKey: '_'.repeat(43), said: text, by: signature },
  // Whoever names the neutral point as its key could sign anything with nothing.
  { what: 'the neutral point', publicKey: `AQ${'A'.repeat(41)}`, said: text, by: `AQ${'A'.repeat(84)}` },
])('$what is none', ({ publicKey, said, by }) => {
  expect(verifyProof(publicKey, said, by)).toBe(false);
});

test('it never throws', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 0, maxLength: 100 }), (publicKey, by) => {
      expect(verifyProof(publicKey, text, by)).toBe(false);
    }),
  );
});
