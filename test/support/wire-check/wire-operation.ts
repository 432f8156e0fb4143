/** One thing that Lintel asks of Microsoft, and what each side's body must be. */
export interface WireOperation {
  /** The simulator's name for it. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Without version; `{…}` stands for one segment. */
  readonly paths: readonly [string, ...string[]];
  /** Definition of the body that Lintel sends; null: none. */
  readonly sends: string | null;
  /** By status, the definition of the answer; null: no body. */
  readonly answers: Readonly<Record<number, string | null>>;
  /** Statuses of a refusal beside those that any call can get. */
  readonly refuses: readonly number[];
  readonly service: 'graph' | 'signIn';
  /** The fact that describes it. */
  readonly fact: string;
}

type Row = Omit<WireOperation, 'service' | 'refuses' | 'sends'> & Partial<Pick<WireOperation, 'refuses' | 'sends'>>;
export const graph = (row: Row): WireOperation => ({ sends: null, refuses: [], ...row, service: 'graph' });
export const signIn = (row: Row): WireOperation => ({ sends: null, refuses: [], ...row, service: 'signIn' });
