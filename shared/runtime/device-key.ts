import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Document } from './document.ts';
import type { Log } from './log.ts';

/** A door's Ed25519 key, made on the device, which it never leaves: its identity at the coordinator. */
export interface DeviceKey {
  /** Raw, base64url. */
  readonly publicKey: string;
  /** Of the text as UTF-8, base64url. */
  sign(text: string): string;
}

/** How a key is kept: PKCS #8, base64url. The public half follows from it. */
interface KeptKey {
  readonly version: 1;
  readonly privateKey: string;
}

/**
 * The key that the document keeps, or a new one, which is on the disk before it is used: a door that were enrolled by a key it then lost
 * would have to be enrolled again. What is kept and is no key counts as none, and is told to the log. Rejects when the disk does not
 * answer, or takes no key.
 */
export async function openDeviceKey(document: Document, log: Pick<Log, 'error'>): Promise<DeviceKey> {
  const kept = await document.load();
  const known = kept === null ? null : parseKept(kept);
  if (known !== null) return deviceKeyOf(known);
  if (kept !== null) log.error('deviceKeyUnreadable', { advice: 'a new one is made: enrol the door again' });
  const { privateKey } = generateKeyPairSync('ed25519');
  const made: KeptKey = { version: 1, privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url') };
  await document.save(made);
  return deviceKeyOf(privateKey);
}

function deviceKeyOf(privateKey: KeyObject): DeviceKey {
  const { x: publicKey } = createPublicKey(privateKey).export({ format: 'jwk' });
  if (publicKey === undefined) throw new Error('an Ed25519 key has no public half');
  return { publicKey, sign: (text) => sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64url') };
}

function parseKept(kept: unknown): KeyObject | null {
  const text = typeof kept === 'object' && kept !== null && 'privateKey' in kept ? kept.privateKey : null;
  if (typeof text !== 'string') return null;
  try {
    const key = createPrivateKey({ key: Buffer.from(text, 'base64url'), format: 'der', type: 'pkcs8' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null; // whose message might quote what stands there
  }
}
