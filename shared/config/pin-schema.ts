import { z } from 'zod';

const clearPin = /^\d{4,12}$/;
/** As `lintel pin` prints it; `shared/runtime/pin-hash.ts` reads it. */
const pinHash = /^scrypt:1[4-7]:8:[1-5]:[A-Za-z0-9_-]{22,86}:[A-Za-z0-9_-]{43}$/;

export function isClearPin(text: string): boolean {
  return clearPin.test(text);
}

export const pinSchema = z.string().refine((text) => isClearPin(text) || pinHash.test(text));
