/** One JSON document kept through restarts. */
export interface Document {
  /** The last saved value, or null when there is none or it cannot be read (then it is set aside, not lost). The reader checks the shape. */
  load(): Promise<unknown>;
  /** Whole or not at all, and on the disk (fsync) before it resolves. Saves are carried out in the order asked. */
  save(value: unknown): Promise<void>;
}
