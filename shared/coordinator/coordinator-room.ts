/** A room that the coordinator looks after: it has a door, or was connected by hand. */
export interface CoordinatorRoom {
  /** The coordinator's own; a UUID. */
  readonly id: string;
  readonly tenantId: string;
  /** As staff gave it: SMTP address (lower case) or object id. */
  readonly address: string;
  /** The directory's object id, once resolved (D15); null before, and where the directory may not be read. */
  readonly objectId: string | null;
  readonly connectedMs: number;
}

/** A device that may act for one room. */
export interface EnrolledDoor {
  /** The coordinator's own; a UUID. */
  readonly id: string;
  /** Raw Ed25519 public key, base64url. */
  readonly publicKey: string;
  readonly roomId: string;
  readonly enrolledMs: number;
  /** Null while the door may act. */
  readonly revokedMs: number | null;
}
