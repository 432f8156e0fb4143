import { deltaQuirks } from './delta-quirks.ts';
import type { Quirk } from './quirk.ts';
import { roomQuirks } from './room-quirks.ts';
import { writeQuirks } from './write-quirks.ts';

/** Every quirk that a door can meet, by name. Closed: a new one needs a test of what the door does under it. */
const catalogue = { ...deltaQuirks, ...roomQuirks, ...writeQuirks };

export type QuirkName = keyof typeof catalogue;
export const quirkNames = Object.keys(catalogue) as readonly QuirkName[];

export const isQuirkName = (name: string): name is QuirkName => Object.hasOwn(catalogue, name);
export const quirkOf = (name: QuirkName): Quirk => catalogue[name];
