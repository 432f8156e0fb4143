import type { CommandStory } from './command-story.ts';
import type { Telling } from './play-story.ts';

const same = (one: readonly string[], other: readonly string[]): boolean => one.join('\n') === other.join('\n');

/**
 * What is wrong with a telling: the command happened otherwise than once or not at all, nobody was told which, or all is not at rest.
 * Empty when it is as D5 has it.
 */
export function judge(story: CommandStory, telling: Telling): readonly string[] {
  return [...toldWrong(story, telling), ...toldTwice(telling), ...telling.unrest];
}

/** What Exchange holds: done, not done, or what should never be. */
function outcomeOf(story: CommandStory, ledger: readonly string[]): 'done' | 'undone' | 'neither' {
  if ([story.done, story.doneOtherwise].some((done) => done && same(ledger, done))) return 'done';
  return [story.undone, story.undoneOtherwise].some((undone) => undone && same(ledger, undone)) ? 'undone' : 'neither';
}

/** What a door answers for is the rooms; the rest of a mailing takes its time. */
const inRooms = (ledger: readonly string[]): readonly string[] => ledger.filter((line) => /^(aurora|cumulus) /.test(line));

function toldWrong(
  story: CommandStory,
  { answer, notices, logged, wasStopped, wasOnDisk, ledger, ledgerAtAnswer }: Telling,
): readonly string[] {
  const outcome = outcomeOf(story, ledger);
  if (outcome === 'neither') return [`neither done nor undone: ${JSON.stringify(ledger)}`];
  const final = answer !== null && answer.kind !== 'unconfirmed' ? answer.kind : null;
  const notice = notices.at(-1)?.kind ?? null;
  const wrong: string[] = [];
  if (final === 'done' && !same(inRooms(ledgerAtAnswer ?? []), inRooms(ledger))) wrong.push('said done before it was');
  if (answer?.kind === 'unconfirmed' && !wasStopped && notice === null) wrong.push('unconfirmed, and no notice followed');
  if (story.tap && wasStopped && wasOnDisk && notice === null) wrong.push('no notice after the door came back');
  const told = notice ?? final ?? logged.at(-1) ?? null;
  if (told === null && wasOnDisk) wrong.push('nobody was told');
  const promised = told === 'done' ? 'done' : 'undone';
  if (promised !== outcome) wrong.push(`told ${told}, and it is ${outcome}`);
  return wrong;
}

/** Whoever stops, or cannot save, between saying it and forgetting it says it again; and so does what lands later and is taken back. */
const MOST_LINES = 3;

/** What is said more than once says the same. */
function toldTwice({ answer, notices, logged }: Telling): readonly string[] {
  const results = [...logged, ...notices.map(({ kind }) => kind)];
  const final = answer !== null && answer.kind !== 'unconfirmed' ? [answer.kind] : [];
  return [
    ...(notices.length > 1 ? [`${notices.length} notices`] : []),
    ...(logged.length > MOST_LINES ? [`logged ${logged.length} times`] : []),
    ...(new Set([...results, ...final]).size > 1 ? [`told both ${[...new Set([...results, ...final])].join(' and ')}`] : []),
  ];
}
