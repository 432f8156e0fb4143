import { z } from 'zod';

/** An enum schema of a union of words; the compiler asks for every word, and no other. */
export function exactEnum<Word extends string>(words: { readonly [Each in Word]: Each }): z.ZodType<Word> {
  return z.enum(words) as z.ZodType<Word>;
}
