import { expect, test } from 'vitest';
import { applyRound, nothingMissing, type SecondLook } from '../../../../shared/engine/rounds/second-look.ts';

const second = 1_000;
const hinted = (endedS: number) => ({ endedMs: endedS * second, isHinted: true, broughtNews: false });
const news = (endedS: number) => ({ ...hinted(endedS), broughtNews: true });
const quiet = (endedS: number) => ({ ...hinted(endedS), isHinted: false });

test.each<{ rounds: readonly ReturnType<typeof hinted>[]; dueS: number | null; because: string }>([
  { rounds: [quiet(100)], dueS: null, because: 'nobody said that there is anything' },
  { rounds: [news(100)], dueS: null, because: 'the hint was right' },
  { rounds: [hinted(100)], dueS: 130, because: 'what was told of may show later' },
  { rounds: [hinted(100), quiet(120)], dueS: 130, because: 'a round in between found nothing either' },
  { rounds: [hinted(100), { ...quiet(120), broughtNews: true }], dueS: null, because: 'a round in between found it' },
  { rounds: [hinted(100), quiet(130)], dueS: null, because: 'it was looked for' },
  { rounds: [hinted(100), quiet(131)], dueS: null, because: 'it was looked for a little late' },
  { rounds: [hinted(100), hinted(120)], dueS: 150, because: 'the newest hint counts' },
  { rounds: [news(100), hinted(103)], dueS: null, because: 'one change is told of several times' },
  { rounds: [news(100), hinted(111)], dueS: 141, because: 'that was another change' },
])('Q16 when to look again: $because', ({ rounds, dueS }) => {
  const { dueMs } = rounds.reduce<SecondLook>(applyRound, nothingMissing);
  expect(dueMs).toBe(dueS === null ? null : dueS * second);
});
