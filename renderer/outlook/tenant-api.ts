import type { RequestLog, TenantState } from './tenant-state.ts';

/** Why an act was refused: the field it is about, and what is wrong with it. */
export interface Problem {
  readonly field: string;
  readonly message: string;
}

export type ActResult =
  | { readonly kind: 'done'; readonly reply: unknown }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'unreachable' };

interface StateQuery {
  /** The newest revision known; 0 answers at once. */
  readonly since: number;
  /** `2026-11-23`, or null for today in each room's zone. */
  readonly date: string | null;
}

/** The tenant's `/sim` acts (docs/simulator.md). */
export interface TenantApi {
  /** Answers once there is something newer, or after half a minute. Rejects when the tenant does not answer. */
  readState(query: StateQuery, signal: AbortSignal): Promise<TenantState>;
  readRequests(): Promise<RequestLog | null>;
  /** Never rejects. */
  act(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<ActResult>;
}

const WAIT_MS = 25_000;

async function problemsIn(response: Response): Promise<readonly Problem[]> {
  const reply = (await response.json().catch(() => null)) as { problems?: readonly Problem[] } | null;
  return reply?.problems ?? [{ field: '', message: `the tenant answered ${response.status}` }];
}

export function createTenantApi(fetch: typeof globalThis.fetch): TenantApi {
  return {
    async readState({ since, date }, signal) {
      const query = new URLSearchParams({ since: String(since), waitMs: String(WAIT_MS), ...(date === null ? {} : { date }) });
      const response = await fetch(`/sim/state?${query}`, { signal });
      if (!response.ok) throw new Error(`the tenant answered ${response.status}`);
      return (await response.json()) as TenantState;
    },
    async readRequests() {
      const response = await fetch('/sim/requests').catch(() => null);
      return response?.ok ? ((await response.json()) as RequestLog) : null;
    },
    async act(method, path, body = {}) {
      const headers = { 'Content-Type': 'application/json' };
      const response = await fetch(`/sim${path}`, { method, headers, body: JSON.stringify(body) }).catch(() => null);
      if (response === null) return { kind: 'unreachable' };
      if (!response.ok) return { kind: 'refused', problems: await problemsIn(response) };
      return { kind: 'done', reply: await response.json().catch(() => null) };
    },
  };
}

/** A result in one line, where there is no field to say it by; null when it is done. */
export function sentenceFor(result: ActResult): string | null {
  if (result.kind === 'done') return null;
  if (result.kind === 'unreachable') return 'The simulated tenant does not answer. Nothing was changed.';
  return result.problems.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`)).join('; ');
}
