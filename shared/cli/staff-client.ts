import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CoordinatorConfig } from '../config/coordinator-config.ts';
import type { StaffError } from '../coordinator/staff/staff-answer.ts';

/** Where `dataDir` keeps the staff token that a coordinator made for itself. */
export const staffTokenFile = 'staff-token';

/** A request to a running coordinator, and what it answered. */
export type StaffReply<Body> = { readonly kind: 'answered'; readonly body: Body } | { readonly kind: 'failed'; readonly line: string };

export interface StaffClient {
  /** Never rejects. The body is what the coordinator's routes say it is. */
  ask<Body>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<StaffReply<Body>>;
}

/** A client of the coordinator that this configuration describes, or a line that says what is missing. */
export async function openStaffClient(
  config: Pick<CoordinatorConfig, 'host' | 'port' | 'dataDir' | 'staffToken'>,
  address: string | null,
  signal: AbortSignal,
): Promise<StaffClient | string> {
  const path = join(config.dataDir, staffTokenFile);
  const token = config.staffToken ?? (await readFile(path, 'utf8').catch(() => null))?.trim();
  if (!token)
    return `staffToken: found none in the configuration and no file ${path} that can be read, expected one: run this as the coordinator's user, or give its token as LINTEL_STAFF_TOKEN`;
  const root = address ?? `http://${config.host.includes(':') ? `[${config.host}]` : reachable(config.host)}:${config.port}`;
  return {
    async ask<Body>(method: string, below: string, body?: unknown): Promise<StaffReply<Body>> {
      try {
        const headers = { Authorization: `Bearer ${token}`, ...(body !== undefined && { 'Content-Type': 'application/json' }) };
        const init = { method, headers, signal, ...(body !== undefined && { body: JSON.stringify(body) }) };
        const response = await fetch(`${root}/api${below}`, init);
        const answer: unknown = await response.json();
        if (response.ok) return { kind: 'answered', body: answer as Body };
        return { kind: 'failed', line: (answer as Partial<StaffError>).error?.message ?? `${root} answered ${response.status}` };
      } catch {
        return { kind: 'failed', line: `no coordinator answers at ${root}; start it, or say with --address where it is` };
      }
    },
  };
}

/** Whoever listens everywhere is reached here. */
const reachable = (host: string): string => (host === '0.0.0.0' ? '127.0.0.1' : host);
