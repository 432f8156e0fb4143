import { quirkNames } from '../../shared/simulator/quirks/catalogue.ts';
import { act } from './act-in-outlook.ts';
import type { Happening } from './calendar-history.ts';
import { AURORA } from './house.ts';
import type { QuirkHouse } from './quirk-house.ts';
import { takenTimes } from './tenant-truth.ts';

type Kind = Exclude<Happening['kind'], 'break' | 'mend' | 'switch' | 'forgetTokens' | 'restart' | 'kill' | 'pass'>;
const kinds: readonly Kind[] = [
  ...Array<'create'>(7).fill('create'),
  ...Array<'cancel'>(5).fill('cancel'),
  ...(['move', 'move', 'rename', 'uninvite', 'invite', 'decline', 'moveOccurrence', 'cancelOccurrence', 'uninviteOccurrence'] as const),
];
const forms = ['invited', 'invited', 'invited', 'direct', 'direct', 'series', 'free', 'private'] as const;

/** Chance, from a seed. */
export interface Dice {
  below(limit: number): number;
  pick<T>(from: readonly T[]): T;
}

export function createDice(random: () => number): Dice {
  const below = (limit: number): number => Math.floor(random() * limit);
  return {
    below,
    pick(from) {
      const picked = from[below(from.length)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
  };
}

/** Half of it about this very quarter of an hour, for that is what a door can be wrong about. */
function changeFor(dice: Dice): Happening {
  const now = { day: 0, quarter: null, quarters: 1 + dice.below(2) };
  const later = { day: dice.pick([0, 0, 0, 1, 2, 5, 7]), quarter: 28 + dice.below(48), quarters: 1 + dice.below(4) };
  const at = dice.pick([now, later]);
  return { kind: dice.pick(kinds), at, pick: dice.below(10_000), day: dice.below(8), form: dice.pick(forms) } as Happening;
}

/** Does one thing in Outlook that really changes something. */
export function changeSomething(house: QuirkHouse, meetings: string[], dice: Dice): void {
  house.tenant.catchUp();
  const { current } = house.tenant.revision;
  for (let tries = 0; house.tenant.revision.current === current && tries < 50; tries += 1) act(house, meetings, changeFor(dice));
}

/** More at once, and there is hardly a round left that reads only what changed. */
const MOST_AT_ONCE = 4;

/** Turns another quirk on, and the one that has been on longest off. */
export function turnQuirks(house: QuirkHouse, dice: Dice): void {
  const { quirks } = house.tenant;
  const [oldest] = quirks.on();
  if (oldest !== undefined && quirks.on().length >= MOST_AT_ONCE) quirks.turn(oldest, false);
  quirks.turn(dice.pick(quirkNames), true);
}

/** Looks at the glass and at Exchange side by side, and keeps every instant at which the door showed the room as free that a meeting had taken for too long. */
export function createLieWatch(house: QuirkHouse, boundMs: number, timeZone: string) {
  const lies: string[] = [];
  /** By meeting and its times: one moved a moment ago has taken the room for a moment. */
  let takenSinceMs: ReadonlyMap<string, number> = new Map();
  return {
    lies,
    look(): void {
      const nowMs = house.clock.nowMs();
      house.tenant.catchUp();
      const taken = takenTimes(house.tenant, AURORA, { startMs: nowMs, endMs: nowMs + 1 }, timeZone);
      takenSinceMs = new Map(taken.map(({ name }) => [name, takenSinceMs.get(name) ?? nowMs]));
      const { status } = house.view();
      if (status.kind !== 'available' && status.kind !== 'startingSoon') return;
      const overdue = taken.find(({ name }) => nowMs - (takenSinceMs.get(name) ?? nowMs) > boundMs);
      const on = house.tenant.quirks.on().join(' ');
      if (overdue) lies.push(`${new Date(nowMs).toISOString()}: ${status.kind} during ${overdue.content.subject}; on: ${on}`);
    },
  };
}
