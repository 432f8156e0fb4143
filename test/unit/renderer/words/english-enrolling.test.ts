import { expect, test } from 'vitest';
import { english } from '../../../../renderer/words/english.ts';
import type { Phrase } from '../../../../renderer/words/phrase.ts';
import type { LineRefusal } from '../../../../shared/protocol/coordinator-line.ts';
import { label } from '../../../support/sample-views-parts.ts';

const flat = (phrase: Phrase): string =>
  phrase.map((piece) => (typeof piece === 'object' && 'strong' in piece ? piece.strong : piece)).join('');
const words = english.enrolling;
const code = { kind: 'code', code: '7KQM4XRD', expires: label('13:22'), confirmAt: null, qr: { path: '', size: 29 } } as const;

test('a code is followed by what to do with it: where it is to be typed, or who is to be told', () => {
  expect(flat(words.sentence(code))).toBe(
    'Whoever looks after the rooms confirms this code at the coordinator. This display then shows its room by itself.',
  );
  expect(flat(words.sentence({ ...code, confirmAt: 'https://doors.contoso.com/enrol?code=7KQM4XRD' }))).toBe(
    'Confirm this code at doors.contoso.com/enrol, or scan it. This display then shows its room by itself.',
  );
});

test('a coordinator that cannot be reached is said with the time since when', () => {
  expect(flat(words.sentence({ kind: 'unreachable', since: label('13:04', 'Mon 23 Nov', 3) }))).toBe(
    'It cannot be reached since Mon 23 Nov, 13:04. The display goes on trying by itself.',
  );
});

/** A mapped type makes the compiler ask for every one. */
const refusals: { readonly [Reason in LineRefusal]: true } = {
  wrongVersion: true,
  malformed: true,
  badProof: true,
  revoked: true,
  badEnrolmentToken: true,
  replaced: true,
  tooSlow: true,
};

test('every refusal has a sentence of its own, and none of them a word from the code', () => {
  const sentences = (Object.keys(refusals) as LineRefusal[]).map((reason) => flat(words.sentence({ kind: 'refused', reason })));
  expect(new Set(sentences).size).toBe(sentences.length);
  for (const sentence of sentences) expect(sentence).not.toMatch(/[a-z][A-Z]/);
});

test('administrators of a door that shows its room read what is the matter with its enrolment', () => {
  const noted = (enrolment: object | null) =>
    english.administrator.facts({ line: 'down', enrolment, roomAddress: null } as never).find(({ name }) => name === 'Enrolment')?.value;
  expect(noted(null)).toBeUndefined();
  expect(noted({ kind: 'code', code: '7KQM4XRD' })).toBe('waits for code 7KQM 4XRD');
  expect(noted({ kind: 'elsewhere', room: 'borealis@contoso.com' })).toBe('the coordinator has this door at borealis@contoso.com');
  expect(noted({ kind: 'refused', reason: 'revoked' })).toBe('revoked by staff');
});
