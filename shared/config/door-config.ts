import type { Policy } from '../domain/policy.ts';

export type Credential = { readonly kind: 'secret'; readonly secret: string };

export interface Cloud {
  /** Login address without a trailing slash, e.g. `https://login.microsoftonline.com`. */
  readonly login: string;
  /** Graph root without version or trailing slash, e.g. `https://graph.microsoft.com`. */
  readonly graph: string;
}

/** How a door is to come to Graph (D9). */
export type DoorAccess = DirectDoorAccess | GatewayDoorAccess;

/** Straight to Microsoft, by a credential of its own. */
export interface DirectDoorAccess {
  readonly kind: 'direct';
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential: Credential;
  readonly cloud: Cloud;
}

/** Through its coordinator, which has the credential. */
export interface GatewayDoorAccess {
  readonly kind: 'gateway';
  /** The same as the door's `coordinator`. */
  readonly coordinator: string;
}

/** A door's configuration, checked. Written by people as `door.json` and environment; see `docs/config.md`. */
export interface DoorConfig {
  /** The room's SMTP address or object id. Null only for a door that goes through its coordinator: enrolment then tells. */
  readonly room: string | null;
  readonly access: DoorAccess;
  /** IANA; null takes the mailbox's, else the machine's. */
  readonly timeZone: string | null;
  /** The coordinator's address without a trailing slash; null has none, and polls. */
  readonly coordinator: string | null;
  /** A one-time token by which the coordinator lets this door in without a code; null shows the code. */
  readonly enrolmentToken: string | null;
  /** Absolute. */
  readonly dataDir: string;
  /** Opens administrator mode, and protected acts too: a PIN, or its hash as `lintel pin` prints it. Null means that there is none. */
  readonly administratorPin: string | null;
  /** Opens the acts that the policy protects, likewise. */
  readonly actionPin: string | null;
  readonly policy: Policy;
}
