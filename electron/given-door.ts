import { isFields } from '../shared/config/merge-sources.ts';

/** What of a `door.json` may not lie open on the disk. Null for what is not given. */
export interface DoorSecrets {
  readonly credential: string | null;
  readonly administratorPin: string | null;
  readonly actionPin: string | null;
  readonly enrolmentToken: string | null;
}

/** A `door.json` taken apart: what may be kept on the disk, and what may not. */
export interface GivenDoor {
  /** Everything but the secrets. A PIN's hash is none. */
  readonly open: unknown;
  readonly secrets: DoorSecrets;
}

export const noSecrets: DoorSecrets = { credential: null, administratorPin: null, actionPin: null, enrolmentToken: null };

/** Secrets that stand in a field of their own. */
const plainFields = ['administratorPin', 'actionPin', 'enrolmentToken'] as const;

export function takeSecretsOut(door: unknown): GivenDoor {
  if (!isFields(door)) return { open: door, secrets: noSecrets };
  const open: Record<string, unknown> = { ...door };
  let secrets = noSecrets;
  if (isFields(door.credential) && typeof door.credential.secret === 'string') {
    const { secret, ...credential } = door.credential;
    open.credential = credential;
    secrets = { ...secrets, credential: door.credential.secret };
  }
  for (const field of plainFields) {
    const secret = door[field];
    if (typeof secret !== 'string' || secret.startsWith('scrypt:')) continue;
    delete open[field];
    secrets = { ...secrets, [field]: secret };
  }
  return { open, secrets };
}

/** A PIN, or a token, goes only where the door itself says nothing of it; a credential's secret only to a door that has a credential. */
export function putSecretsIn(door: unknown, secrets: DoorSecrets): unknown {
  if (door !== null && !isFields(door)) return door;
  const named = isFields(door?.credential) ? door.credential : {};
  const credential = named.kind === 'gateway' ? null : secrets.credential;
  const plain = plainFields.flatMap((field) => (secrets[field] === null || door?.[field] !== undefined ? [] : [[field, secrets[field]]]));
  if (credential === null && plain.length === 0) return door;
  const withCredential = credential === null ? {} : { credential: { kind: 'secret', ...named, secret: credential } };
  return { ...door, ...withCredential, ...Object.fromEntries(plain) };
}

/** What a door leaves of the secrets kept: one that it names openly, or has no use for any more, is not to come back by a later file. */
export function forgetNamed(kept: DoorSecrets, door: unknown): DoorSecrets {
  if (!isFields(door)) return kept;
  const named: (keyof DoorSecrets)[] = plainFields.filter((field) => door[field] !== undefined);
  if (isFields(door.credential) && door.credential.kind === 'gateway') named.push('credential');
  return { ...kept, ...Object.fromEntries(named.map((field) => [field, null])) };
}

/** What is given now goes before what was kept. */
export function mergeSecrets(kept: DoorSecrets, given: DoorSecrets): DoorSecrets {
  return {
    credential: given.credential ?? kept.credential,
    administratorPin: given.administratorPin ?? kept.administratorPin,
    actionPin: given.actionPin ?? kept.actionPin,
    enrolmentToken: given.enrolmentToken ?? kept.enrolmentToken,
  };
}

/** What the vault gave back. Before there were PINs it held the credential's secret alone, as it was. */
export function parseSecrets(text: string | null): DoorSecrets {
  const kept = parsedJson(text);
  if (!isFields(kept)) return { ...noSecrets, credential: text };
  const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return {
    credential: textOf(kept.credential),
    administratorPin: textOf(kept.administratorPin),
    actionPin: textOf(kept.actionPin),
    enrolmentToken: textOf(kept.enrolmentToken),
  };
}

function parsedJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
