import type { storiesToldStraight } from './told-straight.ts';

/** How the doors of every house come to Graph in this run: straight, or through a coordinator (D9). */
export const accessMode: 'direct' | 'gateway' = process.env.LINTEL_TEST_ACCESS === 'gateway' ? 'gateway' : 'direct';

/** What is told many times over is told so often at most where every request goes through a coordinator. */
const MOST_BY_GATEWAY = { histories: 60, longHistories: 20, days: 3 } as const;

/** How many random histories are lived in this run, or how many long days: as many as said straight, fewer through a coordinator. */
export const inThisMode = (what: keyof typeof MOST_BY_GATEWAY, straight: number): number =>
  accessMode === 'gateway' ? Math.min(straight, MOST_BY_GATEWAY[what]) : straight;

/** True where the story is left out of this run. */
export const isLeftOut = (_story: keyof typeof storiesToldStraight): boolean => accessMode === 'gateway';

/** Graph's own path below its version, on either way there; null for sign-in and whatever else. */
export function graphPathOf({ pathname }: URL): string | null {
  const [, path] = /^(?:\/gateway)?\/v1\.0(\/.*)$/.exec(pathname) ?? [];
  return path ?? null;
}
