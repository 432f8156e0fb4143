import type { AdmittedStanding, Line } from './line.ts';

/** Who is on the line: found by key, door and room without looking at the others. */
export interface LineBook {
  /** Lines that have not been let in or told to wait, oldest first. */
  readonly strangers: ReadonlySet<Line>;
  /** By public key: of each key one line, waiting or admitted. */
  ofKey(publicKey: string): Line | null;
  ofDoor(doorId: string): Line | null;
  ofRoom(roomId: string): Iterable<Line>;
  /** Lines that show a code. */
  waiting(): Iterable<Line>;
  readonly waitingCount: number;
  admitted(): Iterable<readonly [doorId: string, line: Line]>;
  readonly admittedCount: number;
  readonly size: number;
  all(): readonly Line[];
  /** A tenth of all lines, another one for each `slice` from 0 to 9. */
  slice(slice: number): ReadonlySet<Line>;
  /** Files the line by its standing, and takes it from where it was. */
  file(line: Line, standing: Line['standing']): void;
}

export const SLICES = 10;

export function createLineBook(): LineBook {
  const strangers = new Set<Line>();
  const byKey = new Map<string, Line>();
  const byDoor = new Map<string, Line>();
  const byRoom = new Map<string, Set<Line>>();
  const waiting = new Set<Line>();
  const slices = Array.from({ length: SLICES }, () => new Set<Line>());
  const sliceOf = new Map<Line, Set<Line>>();
  let opened = 0;

  function add(line: Line): void {
    if (sliceOf.has(line)) return;
    const slice = slices[opened % SLICES];
    opened += 1;
    if (slice === undefined) throw new Error('no such slice');
    slice.add(line);
    sliceOf.set(line, slice);
  }

  function remove(line: Line): void {
    sliceOf.get(line)?.delete(line);
    sliceOf.delete(line);
  }

  function takeOut(line: Line): void {
    strangers.delete(line);
    waiting.delete(line);
    const { standing } = line;
    if (standing.kind === 'waiting' || standing.kind === 'admitted') removeFrom(byKey, standing.caller.publicKey, line);
    if (standing.kind !== 'admitted') return;
    removeFrom(byDoor, standing.door.id, line);
    const ofRoom = byRoom.get(standing.door.roomId);
    ofRoom?.delete(line);
    if (ofRoom?.size === 0) byRoom.delete(standing.door.roomId);
  }

  function putIn(line: Line, standing: AdmittedStanding): void {
    byDoor.set(standing.door.id, line);
    const ofRoom = byRoom.get(standing.door.roomId) ?? new Set();
    byRoom.set(standing.door.roomId, ofRoom.add(line));
  }

  return {
    strangers,
    ofKey: (publicKey) => byKey.get(publicKey) ?? null,
    ofDoor: (doorId) => byDoor.get(doorId) ?? null,
    ofRoom: (roomId) => byRoom.get(roomId) ?? [],
    waiting: () => waiting,
    get waitingCount() {
      return waiting.size;
    },
    admitted: () => byDoor,
    get admittedCount() {
      return byDoor.size;
    },
    get size() {
      return sliceOf.size;
    },
    all: () => [...sliceOf.keys()],
    slice: (slice) => slices[slice % SLICES] ?? new Set(),
    file(line, standing) {
      takeOut(line);
      line.standing = standing;
      if (standing.kind === 'ended') return remove(line);
      add(line);
      if (standing.kind === 'challenged' || standing.kind === 'checking') strangers.add(line);
      if (standing.kind === 'waiting') waiting.add(line);
      if (standing.kind === 'waiting' || standing.kind === 'admitted') byKey.set(standing.caller.publicKey, line);
      if (standing.kind === 'admitted') putIn(line, standing);
    },
  };
}

/** Leaves alone what another line has taken over. */
function removeFrom(index: Map<string, Line>, key: string, line: Line): void {
  if (index.get(key) === line) index.delete(key);
}
