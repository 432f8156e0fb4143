/** A rule of client or simulator, and how to break it. */
export interface Breakage {
  /** What the rule says, with the number it goes by. */
  readonly rule: string;
  /** Below the project's root. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly text: string;
  readonly instead: string;
  /** Files and folders of the tests that have to notice. */
  readonly tests: readonly string[];
}
