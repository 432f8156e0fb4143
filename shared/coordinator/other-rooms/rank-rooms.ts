import type { PlaceRoom } from '../../graph/places.ts';

/** Floors that cannot be told apart by number are as far from each other as any. */
const FAR = 1_000;

/**
 * Other rooms, nearest and most alike first: the same building, then the same floor or the least stairs, then room for as many, then
 * what is in it, then the one that is least too large. What the directory does not tell counts against a room, never for it. Pure.
 */
export function rankRooms(own: PlaceRoom | null, others: readonly PlaceRoom[]): readonly PlaceRoom[] {
  const ranked = others.map((room) => ({ room, rank: own === null ? [] : rankOf(own, room) }));
  return ranked.sort((one, other) => compare(one.rank, other.rank) || byName(one.room, other.room)).map(({ room }) => room);
}

/** Smaller is better, the first difference counts. */
function rankOf(own: PlaceRoom, room: PlaceRoom): readonly number[] {
  const isSameBuilding = own.building !== null && sameText(own.building, room.building);
  const isSmaller = own.capacity !== null && (room.capacity ?? 0) < own.capacity;
  return [
    isSameBuilding ? 0 : 1,
    isSameBuilding ? stairs(own.floor, room.floor) : 0, // the floors of another building say nothing of the way there
    isSmaller ? 1 : 0,
    own.features.filter((feature) => !room.features.includes(feature)).length,
    Math.abs((room.capacity ?? 0) - (own.capacity ?? 0)),
  ];
}

function stairs(from: string | null, to: string | null): number {
  if (from === null || to === null) return FAR;
  if (sameText(from, to)) return 0;
  const floors = Math.abs(Number(from) - Number(to));
  return Number.isNaN(floors) ? FAR : floors;
}

function compare(one: readonly number[], other: readonly number[]): number {
  const difference = one.findIndex((value, index) => value !== other[index]);
  return difference < 0 ? 0 : (one[difference] ?? 0) - (other[difference] ?? 0);
}

const sameText = (one: string, other: string | null): boolean => one.trim().toLowerCase() === other?.trim().toLowerCase();
const byName = (one: PlaceRoom, other: PlaceRoom): number => one.name.localeCompare(other.name) || (one.address < other.address ? -1 : 1);
