import type { CommandResult } from '../../shared/protocol/command-result.ts';
import type { DoorCommand } from '../../shared/protocol/door-command.ts';
import type { House } from './house.ts';
import { doorBookingsIn, offerOf, offersOf } from './room-ledger.ts';

/** A writing command, how a door comes to offer it, and how to see in Exchange whether it happened. */
export interface CommandStory {
  readonly name: string;
  /** Brings the door to where it offers the command. */
  prepare(house: House): Promise<DoorCommand>;
  /** What Exchange holds: `done`, `undone`, or what should never be. */
  outcomeIn(house: Pick<House, 'tenant'>): 'done' | 'undone' | string;
}

const minute = 60_000;
const lengthsOf = (house: Pick<House, 'tenant'>): string =>
  doorBookingsIn(house)
    .map(({ content }) => (content.endMs - content.startMs) / minute)
    .join(' and ');

async function bookHalfAnHour(house: House, laterMs: number): Promise<void> {
  const result = await house.run(offerOf(house.view(), 'book', 30).command);
  if (result.kind !== 'done') throw new Error(`could not book: ${JSON.stringify(result)}`);
  await house.clock.advance(laterMs);
}

const named = (house: Pick<House, 'tenant'>, outcomes: Readonly<Record<string, 'done' | 'undone'>>): string => {
  const lengths = lengthsOf(house);
  return outcomes[lengths] ?? `door bookings of ${lengths} minutes`;
};

export const commandStories: readonly CommandStory[] = [
  {
    name: 'a booking',
    prepare: async (house) => offerOf(house.view(), 'book', 30).command,
    outcomeIn: (house) => named(house, { '': 'undone', '30': 'done' }),
  },
  {
    name: 'an extension',
    async prepare(house) {
      await bookHalfAnHour(house, 20 * minute);
      return offerOf(house.view(), 'extend', 15).command;
    },
    outcomeIn: (house) => named(house, { '30': 'undone', '45': 'done' }),
  },
  {
    name: 'an ending',
    async prepare(house) {
      await bookHalfAnHour(house, 10 * minute);
      return endOf(house);
    },
    outcomeIn: (house) => named(house, { '30': 'undone', '10': 'done' }),
  },
  {
    name: 'an ending in the first minute',
    async prepare(house) {
      await bookHalfAnHour(house, 10_000);
      return endOf(house);
    },
    outcomeIn: (house) => named(house, { '30': 'undone', '': 'done' }),
  },
];

function endOf(house: House): DoorCommand {
  const [end] = offersOf(house.view(), 'end');
  if (!end) throw new Error(`no end among ${JSON.stringify(house.view().offers)}`);
  return end.command;
}

/** What Exchange must hold once a person has been told this. */
export const promised = (told: CommandResult): 'done' | 'undone' => (told.kind === 'done' ? 'done' : 'undone');
