import type { Struck } from '../faults/fault-rules.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** One request, its body already read, so that operations are plain functions and can also be done late. */
export interface Call {
  readonly tenant: Tenant;
  readonly method: string;
  readonly url: URL;
  readonly params: Readonly<Record<string, string>>;
  readonly headers: Headers;
  readonly body: string;
  /** What fault rules are held against. */
  readonly struck: Struck;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON; null sends no body. */
  readonly body: object | string | null;
}

export interface Operation {
  /** As rules, logs and counts name it, for example `calendarView.delta`. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly paths: readonly string[];
  /** Graph's own operations need a token; signing in does not. */
  readonly isGraph: boolean;
  /** A promise only where it asks somebody else: whatever else it does, it does at once. */
  run(call: Call): Reply | Promise<Reply>;
}
