import { isFields } from '../shared/config/merge-sources.ts';

/** A `door.json` taken apart: what may be kept on the disk, and the one thing that may not. */
export interface GivenDoor {
  /** Everything but the secret. */
  readonly open: unknown;
  readonly secret: string | null;
}

export function takeSecretOut(door: unknown): GivenDoor {
  if (!isFields(door) || !isFields(door.credential) || typeof door.credential.secret !== 'string') return { open: door, secret: null };
  const { secret, ...credential } = door.credential;
  return { open: { ...door, credential }, secret };
}

export function putSecretIn(door: unknown, secret: string | null): unknown {
  if (secret === null || (door !== null && !isFields(door))) return door;
  const credential = isFields(door?.credential) ? door.credential : {};
  return { ...door, credential: { kind: 'secret', ...credential, secret } };
}
