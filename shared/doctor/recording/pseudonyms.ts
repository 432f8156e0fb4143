import { createHmac } from 'node:crypto';

/**
 * Stand-ins for the words of one recording. The same input has the same stand-in, another input another, also where only case differs
 * (Q28); addresses and GUIDs are taken without regard to case. Without the key, which is never written down, there is no way back.
 */
export interface Pseudonyms {
  /** Of the same form: letters for letters, digits for digits, everything else where it was. */
  of(text: string): string;
  /** For secrets and tokens: nothing of the form is left either. */
  ofSecret(text: string): string;
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const mail = /^([^\s@<>]+)@([^\s@<>]+)$/;
const domain = /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/i;
const TRIES = 50;

export function createPseudonyms(key: string): Pseudonyms {
  const known = new Map<string, string>();
  const taken = new Set<string>();

  const once = (text: string, alphabets: Alphabets): string => {
    const found = known.get(text);
    if (found !== undefined) return found;
    let stand = text;
    for (let attempt = 0; attempt < TRIES && (stand === text || taken.has(stand)); attempt += 1) {
      stand = disguise(text, bytesFor(key, `${attempt} ${text}`), alphabets);
    }
    known.set(text, stand);
    taken.add(stand);
    return stand;
  };

  const domainOf = (name: string): string => `${once(name.slice(0, name.lastIndexOf('.')), plain)}.example`;

  const of = (text: string): string => {
    if (guid.test(text)) {
      const stand = once(text.toLowerCase(), hexadecimal);
      return /[A-F]/.test(text) ? stand.toUpperCase() : stand;
    }
    const [, person, place] = mail.exec(text.toLowerCase()) ?? [];
    if (person && place) return `${once(person, plain)}@${domain.test(place) ? domainOf(place) : once(place, plain)}`;
    return domain.test(text) ? domainOf(text.toLowerCase()) : once(text, plain);
  };
  const ofSecret = (text: string): string => `removed-${createHmac('sha256', key).update(`secret ${text}`).digest('hex').slice(0, 16)}`;
  return { of, ofSecret };
}

interface Alphabets {
  readonly lower: string;
  readonly upper: string;
  readonly digits: string;
}

const plain: Alphabets = { lower: 'abcdefghijklmnopqrstuvwxyz', upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', digits: '0123456789' };
const hexadecimal: Alphabets = { lower: '0123456789abcdef', upper: '0123456789ABCDEF', digits: '0123456789abcdef' };

/** Endless bytes from key and input. */
function* bytesFor(key: string, input: string): Generator<number, never> {
  for (let block = 0; ; block += 1) yield* createHmac('sha256', key).update(`${block} ${input}`).digest();
}

function disguise(text: string, bytes: Generator<number, never>, { lower, upper, digits }: Alphabets): string {
  const pick = (alphabet: string): string => alphabet[bytes.next().value % alphabet.length] ?? '';
  return Array.from(text, (character) => {
    if (/\p{Lu}/u.test(character)) return pick(upper);
    if (/\p{N}/u.test(character)) return pick(digits);
    // Letters without case, and signs beyond ASCII: an emoji can be somebody's mark.
    return /\p{L}|[^\p{ASCII}]/u.test(character) ? pick(lower) : character;
  }).join('');
}
