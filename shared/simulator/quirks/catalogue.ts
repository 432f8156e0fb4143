import { deltaQuirks } from './delta-quirks.ts';
import type { Quirk } from './quirk.ts';
import { roomQuirks } from './room-quirks.ts';
import { subscriptionQuirks } from './subscription-quirks.ts';
import { writeQuirks } from './write-quirks.ts';

/** Every quirk that a door or a coordinator can meet, by name. Closed: a new one needs a test of what they do under it. */
const catalogue = { ...deltaQuirks, ...roomQuirks, ...writeQuirks, ...subscriptionQuirks };

export type QuirkName = keyof typeof catalogue;
export const quirkNames = Object.keys(catalogue) as readonly QuirkName[];

export const isQuirkName = (name: string): name is QuirkName => Object.hasOwn(catalogue, name);
export const quirkOf = (name: QuirkName): Quirk => catalogue[name];
