/** How the doors of every house come to Graph in this run: straight, or through a coordinator (D9). */
export const accessMode: 'direct' | 'gateway' = process.env.LINTEL_TEST_ACCESS === 'gateway' ? 'gateway' : 'direct';

/** Stories of another room, or of an organiser's own calendar: the gateway lets a door at its own room alone. */
export const reachesOneRoomOnly: boolean = accessMode === 'gateway';

/** Stories of many nights or many runs are told straight only. */
export const isToldAgain: boolean = accessMode === 'gateway';

/** A gateway seals the links of pages: stories that read one on the door's wire are told straight only. */
export const linksAreSealed: boolean = accessMode === 'gateway';

/** Of rows that name an act, those that stay in the door's own room. */
export const inReach = <Row extends { readonly kind: string }>(rows: readonly Row[]): Row[] =>
  rows.filter(({ kind }) => !reachesOneRoomOnly || (kind !== 'move' && kind !== 'findRooms'));

/** Graph's own path below its version, on either way there; null for sign-in and whatever else. */
export function graphPathOf({ pathname }: URL): string | null {
  const [, path] = /^(?:\/gateway)?\/v1\.0(\/.*)$/.exec(pathname) ?? [];
  return path ?? null;
}
