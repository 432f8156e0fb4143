import type { LeftOut } from './coverage/numbered.ts';

/** Quirks that nobody of ours can meet, and why: none. A quirk that gets a test has to leave this list. */
export const leftOutQuirks: readonly LeftOut[] = [];
