/** No vowels, so that it spells nothing, and of letters and digits that are mistaken for each other (0 and O, 1 and I, 2 and Z, 5 and S, 6 and G, 8 and B) at most one. */
const ALPHABET = 'CDFGHJKMNPQRTVWXY34789';
const LENGTH = 8;

/** Bytes above the last whole multiple are passed over, or the first letters would come up more often. */
const BYTES_USED = 256 - (256 % ALPHABET.length);

/** Eight letters; one in fifty-four thousand million. */
export function drawCode(randomBytes: (count: number) => Uint8Array): string {
  let code = '';
  while (code.length < LENGTH) {
    for (const byte of randomBytes(LENGTH)) {
      if (byte < BYTES_USED && code.length < LENGTH) code += ALPHABET[byte % ALPHABET.length];
    }
  }
  return code;
}

/** The code as somebody typed it: in small letters, in groups. */
export const readCode = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase();
