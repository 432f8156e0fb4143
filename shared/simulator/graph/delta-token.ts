/** Where a delta round stands. Opaque to clients, bound to mailbox and window (fact 1.2.3). */
export interface DeltaState {
  readonly mailboxId: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly generation: number;
  /** Changes after this are told; null tells everything there is. */
  readonly sinceSeq: number | null;
  /** Where the next round takes over: the newest change when this round began. */
  readonly roundSeq: number;
  /** The last place told in this round's order; null at its start. */
  readonly after: string | null;
  /** Stirs the order of this round. */
  readonly salt: number;
  /** The page before was an empty one. */
  readonly wasEmpty: boolean;
  /** Makes the links of an endless round (Q1) ever new; 0 otherwise. */
  readonly nonce: number;
}

const PREFIX = 'R0usmc';

const check = (text: string): string => {
  let sum = 7;
  for (let at = 0; at < text.length; at += 1) sum = (sum * 31 + text.charCodeAt(at)) >>> 0;
  return sum.toString(36).padStart(7, '0');
};

export function writeDeltaToken(state: DeltaState): string {
  const text = Buffer.from(JSON.stringify(state)).toString('base64url');
  return `${PREFIX}${check(text)}${text}`;
}

/** Null when it is not a token of ours. */
export function readDeltaToken(token: string): DeltaState | null {
  const text = token.slice(PREFIX.length + 7);
  if (!token.startsWith(PREFIX) || token.slice(PREFIX.length, PREFIX.length + 7) !== check(text)) return null;
  return JSON.parse(Buffer.from(text, 'base64url').toString());
}
