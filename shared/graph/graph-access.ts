import type { Cloud, Credential } from '../config/door-config.ts';
import type { DeviceKey } from '../runtime/device-key.ts';

/** How a session comes to Graph (D9). */
export type GraphAccess = DirectAccess | GatewayAccess;

/** An app's credential, and where it is used. */
export interface AppSignIn {
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential: Credential;
  readonly cloud: Cloud;
}

/** Straight to Microsoft, with a credential of one's own. */
export interface DirectAccess extends AppSignIn {
  readonly kind: 'direct';
}

/** Through the coordinator, which has the credential and lets a door at its own room alone. */
export interface GatewayAccess {
  readonly kind: 'gateway';
  /** The coordinator's address, without a trailing slash. */
  readonly coordinator: string;
  readonly deviceKey: DeviceKey;
}
