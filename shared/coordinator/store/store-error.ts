/**
 * `newer`: a later Lintel wrote the store. `damaged`: what is there is not a sound database. `notMigrated`: bringing it up to date failed,
 * and it is as it was before. `unusable`: the place lets nothing be kept, by its rights or for want of room.
 */
export type StoreErrorKind = 'newer' | 'damaged' | 'notMigrated' | 'unusable';

/** A store that cannot be opened. The message says what was found and what to do; the file is never touched. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly kind: StoreErrorKind;

  constructor(kind: StoreErrorKind, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.kind = kind;
  }
}
