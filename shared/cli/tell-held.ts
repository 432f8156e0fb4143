import type { HeldBooking, TakenBack } from '../coordinator/other-rooms/held-elsewhere.ts';

/** What a door still holds in other rooms, and how to take it back. */
export function tellHeld(doorId: string, held: readonly HeldBooking[]): readonly string[] {
  return [
    `it still holds ${held.length === 1 ? 'one booking' : `${held.length} bookings`} in other rooms, which stay:`,
    ...held.map((one) => `  ${tellOne(one)}`),
    `to take them back: lintel coordinator revoke ${doorId} --take-back`,
  ];
}

/** Doors that hold something still, and how to see what. */
export function tellHolding(doorIds: readonly string[]): readonly string[] {
  return doorIds.map((id) => `${id} still holds other rooms; to see and take back what: lintel coordinator revoke ${id} --take-back`);
}

const becameWords: Readonly<Record<TakenBack['became'], string>> = {
  takenBack: 'taken back',
  underWay: 'is being taken back',
  failed: 'not taken back: the coordinator has no credential for its tenant, or its disk does not take it',
};

/** What became of each. */
export function tellTakenBack(doorId: string, held: readonly TakenBack[]): readonly string[] {
  const lines = held.map((one) => `  ${tellOne(one)}: ${becameWords[one.became]}`);
  const isOver = held.every(({ became }) => became === 'takenBack');
  return [...lines, ...(isOver ? [] : [`to see how it went, and to try again: lintel coordinator revoke ${doorId} --take-back`])];
}

const tellOne = ({ room, startMs, endMs }: HeldBooking): string => `${room}, ${instant(startMs)} to ${instant(endMs)}`;

const instant = (ms: number): string => new Date(ms).toISOString().slice(0, 16).concat('Z');
