import type { FindingCode } from './words/words.ts';

/** What the doctor looks at, in this order. */
export const checkTitles = {
  configuration: 'Configuration',
  login: 'Login service',
  graph: 'Microsoft Graph',
  clock: 'Clock',
  token: 'Token',
  roles: 'Roles in token',
  room: 'Room',
  calendar: 'Calendar',
  delta: 'Delta',
  write: 'Write',
  timeZone: 'Time zone',
  processing: 'Booking rules',
  places: 'Places',
  nearbyRooms: 'Rooms nearby',
  organizers: 'Organisers',
  expiry: 'Credential expiry',
  leastPrivilege: 'Least privilege',
} as const;

export type CheckName = keyof typeof checkTitles;

/** A call that failed, as Microsoft's support asks for it. */
export interface FailedCall {
  readonly status: number | null;
  readonly code: string | null;
  readonly requestId: string | null;
  readonly clientRequestId: string | null;
}

/** What a check found: a code that the words know, and the facts that fill its sentence. No secrets, no tokens. */
export interface Finding {
  readonly code: FindingCode;
  readonly facts?: Readonly<Record<string, string>>;
  readonly call?: FailedCall;
}

/** One subject of the examination. Its `run` may fail only by a bug. */
export interface Check {
  readonly name: CheckName;
  /** Without these it cannot be done. */
  readonly needs: readonly CheckName[];
  run(signal: AbortSignal): Promise<readonly Finding[]>;
}
