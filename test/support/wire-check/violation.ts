/** One way in which a body is not what Microsoft describes. */
export interface Violation {
  /** As the table names it; null where no operation fits the request. */
  readonly operation: string | null;
  readonly side: 'sent' | 'answered';
  /** JSON path, `$` being the body. */
  readonly path: string;
  readonly problem: string;
  /** Where it is said; null where the types themselves say it. */
  readonly fact: string | null;
  /** Method, path and status, for whoever has to find it. */
  readonly exchange: string;
}

const violationLine = ({ operation, side, path, problem, fact, exchange }: Violation): string =>
  `${operation ?? 'no operation'}: ${side} ${path}: ${problem}${fact === null ? '' : ` [${fact}]`} (${exchange})`;

export class WireViolationError extends Error {
  override readonly name = 'WireViolationError';
  readonly violations: readonly Violation[];

  constructor(violations: readonly Violation[]) {
    super(`not as Microsoft describes it:\n${violations.map(violationLine).join('\n')}`);
    this.violations = violations;
  }
}

/** Keeps violations until somebody asks, so that code which swallows errors cannot hide them. */
export interface WireRecord {
  add(violations: readonly Violation[]): void;
  /** Throws what has gathered, once. */
  assertNone(): void;
}

export function createWireRecord(): WireRecord {
  const kept: Violation[] = [];
  return {
    add: (violations) => void kept.push(...violations),
    assertNone() {
      const found = kept.splice(0);
      if (found.length > 0) throw new WireViolationError(found);
    },
  };
}

/** The record of this test file: `fail-on-violation.ts` looks at it after each test. */
export const wireRecord = createWireRecord();
