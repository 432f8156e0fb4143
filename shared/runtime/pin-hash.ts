import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** A PIN as it may be kept: what it costs to try one, the salt, and the derived key. */
interface PinHash {
  readonly options: ScryptOptions;
  readonly salt: Buffer;
  readonly key: Buffer;
}

/** 32 MB three times over: what OWASP asks of scrypt at the least, and a moment on a door's hardware. */
const COST = { logN: 15, r: 8, p: 3 };
const SALT_BYTES = 16;
const KEY_BYTES = 32;
const pattern = /^scrypt:(1[4-7]):8:([1-5]):([A-Za-z0-9_-]{22,86}):([A-Za-z0-9_-]{43})$/;

/** One line for a configuration: `scrypt:log2(N):r:p:salt:key`, the last two in base64url. Nothing in it needs quoting in a shell. */
export async function hashPin(pin: string): Promise<string> {
  const { logN, r, p } = COST;
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(pin, { options: optionsOf(logN, r, p), salt });
  return ['scrypt', logN, r, p, salt.toString('base64url'), key.toString('base64url')].join(':');
}

/** @throws when `hash` is none of ours. */
export function parsePinHash(hash: string): PinHash {
  const [, logN, p, salt, key] = pattern.exec(hash) ?? [];
  if (logN === undefined || p === undefined || salt === undefined || key === undefined) throw new Error('not a hash of a PIN');
  return {
    options: optionsOf(Number(logN), COST.r, Number(p)),
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  };
}

export async function isPinOf(hash: PinHash, pin: string): Promise<boolean> {
  return timingSafeEqual(await derive(pin, hash), hash.key);
}

// Node's own bound on memory is just what the hash needs, and it wants to be below it.
const optionsOf = (logN: number, r: number, p: number): ScryptOptions => ({ N: 2 ** logN, r, p, maxmem: 256 * 2 ** logN * r });

function derive(pin: string, { options, salt }: Pick<PinHash, 'options' | 'salt'>): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, KEY_BYTES, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
