import { createPublicKey, verify } from 'node:crypto';

/** Raw Ed25519. */
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

/** Whether whoever holds the key signed this very text. False for anything that is no key or no signature; never throws. */
export function verifyProof(publicKey: string, text: string, signature: string): boolean {
  if (!isBase64url(publicKey, KEY_BYTES) || !isBase64url(signature, SIGNATURE_BYTES)) return false;
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
    return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64url'));
  } catch {
    return false; // no point of the curve
  }
}

/** Strictly: the last letter has bits to spare, and one key must not go by several names. */
function isBase64url(text: string, bytes: number): boolean {
  const decoded = Buffer.from(text, 'base64url');
  return decoded.length === bytes && decoded.toString('base64url') === text;
}
