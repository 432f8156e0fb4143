/** The client as Entra knows it, and which mailboxes it may reach (facts, sections 6 and 9). */
export interface AppRegistration {
  readonly tenantId: string;
  readonly domain: string;
  readonly clientId: string;
  readonly secret: string;
  /** Null: never. */
  readonly secretExpiresMs: number | null;
  readonly isEnabled: boolean;
  /** RBAC for Applications: rooms only by default; `everyone`, or a list of addresses or ids. */
  readonly scope: 'rooms' | 'everyone' | readonly string[];
}
