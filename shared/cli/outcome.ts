/** How a command ended. Lines are whole sentences for the person at the terminal, one problem each. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly lines: readonly string[] }
  | { readonly kind: 'badUsage'; readonly lines: readonly string[] };

/** The outcome of a step inside a command. */
export type StepOutcome = Exclude<Outcome, { readonly kind: 'badUsage' }>;

export const done = { kind: 'done' } as const satisfies Outcome;

export const exitCodes = { done: 0, failed: 1, badUsage: 2 } as const satisfies Record<Outcome['kind'], number>;
