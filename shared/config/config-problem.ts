/** One thing that is wrong with a configuration, for the person who has to mend it. */
export interface ConfigProblem {
  /** Where: `policy.hours.opens`, or the environment variable it came from. */
  readonly field: string;
  /** What stands there, shortened; of a secret only its kind. */
  readonly found: string;
  readonly expected: string;
}

/** One line. */
export function formatProblem({ field, found, expected }: ConfigProblem): string {
  return `${field}: found ${found}, expected ${expected}`;
}
