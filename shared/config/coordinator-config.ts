import type { Cloud, Credential } from './door-config.ts';

/** A coordinator's configuration, checked. Written by people as `coordinator.json` and environment; see `docs/config.md`. */
export interface CoordinatorConfig {
  /** Where it listens. */
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** The https address by which Microsoft reaches it, without a trailing slash; null makes no subscriptions, and doors poll. */
  readonly publicAddress: string | null;
  /** Addresses and networks (`10.0.0.0/8`) of proxies whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[];
  /** Absolute. */
  readonly dataDir: string;
  /** At least one; each id once. */
  readonly tenants: readonly CoordinatorTenant[];
  /** Bearer token of staff's commands; null makes one, which is kept in `dataDir`. */
  readonly staffToken: string | null;
}

/** One tenant that the coordinator has a credential for. */
export interface CoordinatorTenant {
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential: Credential;
  readonly cloud: Cloud;
}
