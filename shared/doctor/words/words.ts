import { callWords } from './call-words.ts';
import { networkWords } from './network-words.ts';
import { otherCalendarWords } from './other-calendar-words.ts';
import { processingWords } from './processing-words.ts';
import { roomWords } from './room-words.ts';
import { settingWords } from './setting-words.ts';
import { tokenWords } from './token-words.ts';
import type { Wording } from './wording.ts';

const words = { ...callWords, ...networkWords, ...tokenWords, ...roomWords, ...otherCalendarWords, ...settingWords, ...processingWords };

/** Everything that the doctor can find. */
export type FindingCode = keyof typeof words;

export const findingCodes = Object.keys(words) as readonly FindingCode[];

export const wordingOf = (code: FindingCode): Wording => words[code];
