import { isFields } from '../shared/config/merge-sources.ts';

/** What of a `door.json` may not lie open on the disk. Null for what is not given. */
export interface DoorSecrets {
  readonly credential: string | null;
  readonly administratorPin: string | null;
  readonly actionPin: string | null;
}

/** A `door.json` taken apart: what may be kept on the disk, and what may not. */
export interface GivenDoor {
  /** Everything but the secrets. A PIN's hash is none. */
  readonly open: unknown;
  readonly secrets: DoorSecrets;
}

export const noSecrets: DoorSecrets = { credential: null, administratorPin: null, actionPin: null };

const pinFields = ['administratorPin', 'actionPin'] as const;

export function takeSecretsOut(door: unknown): GivenDoor {
  if (!isFields(door)) return { open: door, secrets: noSecrets };
  const open: Record<string, unknown> = { ...door };
  let secrets = noSecrets;
  if (isFields(door.credential) && typeof door.credential.secret === 'string') {
    const { secret, ...credential } = door.credential;
    open.credential = credential;
    secrets = { ...secrets, credential: door.credential.secret };
  }
  for (const field of pinFields) {
    const pin = door[field];
    if (typeof pin !== 'string' || pin.startsWith('scrypt:')) continue;
    delete open[field];
    secrets = { ...secrets, [field]: pin };
  }
  return { open, secrets };
}

/** A PIN goes only where the door itself says nothing of it. */
export function putSecretsIn(door: unknown, secrets: DoorSecrets): unknown {
  if (door !== null && !isFields(door)) return door;
  const { credential } = secrets;
  const named = isFields(door?.credential) ? door.credential : {};
  const pins = pinFields.flatMap((field) => (secrets[field] === null || door?.[field] !== undefined ? [] : [[field, secrets[field]]]));
  if (credential === null && pins.length === 0) return door;
  const withCredential = credential === null ? {} : { credential: { kind: 'secret', ...named, secret: credential } };
  return { ...door, ...withCredential, ...Object.fromEntries(pins) };
}

/** What a door leaves of the secrets kept: a PIN that it names openly, or says there is none of, is not to come back by a later file. */
export function forgetNamed(kept: DoorSecrets, door: unknown): DoorSecrets {
  if (!isFields(door)) return kept;
  const named = pinFields.filter((field) => door[field] !== undefined);
  return { ...kept, ...Object.fromEntries(named.map((field) => [field, null])) };
}

/** What is given now goes before what was kept. */
export function mergeSecrets(kept: DoorSecrets, given: DoorSecrets): DoorSecrets {
  return {
    credential: given.credential ?? kept.credential,
    administratorPin: given.administratorPin ?? kept.administratorPin,
    actionPin: given.actionPin ?? kept.actionPin,
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
  };
}

function parsedJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
