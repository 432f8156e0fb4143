import type { Policy } from '../domain/policy.ts';

export type Credential = { readonly kind: 'secret'; readonly secret: string };

export interface Cloud {
  /** Login address without a trailing slash, e.g. `https://login.microsoftonline.com`. */
  readonly login: string;
  /** Graph root without version or trailing slash, e.g. `https://graph.microsoft.com`. */
  readonly graph: string;
}

/** A door's configuration, checked. Written by people as `door.json` and environment; see `docs/config.md`. */
export interface DoorConfig {
  /** The room's SMTP address or object id. */
  readonly room: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential: Credential;
  readonly cloud: Cloud;
  /** IANA; null takes the mailbox's, else the machine's. */
  readonly timeZone: string | null;
  /** Reserved for the coordinator's address; null polls. */
  readonly coordinator: string | null;
  /** Absolute. */
  readonly dataDir: string;
  /** Opens administrator mode, and protected acts too: a PIN, or its hash as `lintel pin` prints it. Null means that there is none. */
  readonly administratorPin: string | null;
  /** Opens the acts that the policy protects, likewise. */
  readonly actionPin: string | null;
  readonly policy: Policy;
}
