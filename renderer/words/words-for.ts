import type { Language } from '../../shared/domain/policy.ts';
import { english } from './english.ts';
import type { Words } from './words.ts';

/** The compiler asks here for every language that a policy can name. */
const tables: Readonly<Record<Language, Words>> = { en: english };

/** Before the first view no language is known, and English is spoken. */
export const firstWords: Words = english;

export const wordsFor = (language: Language): Words => tables[language];
