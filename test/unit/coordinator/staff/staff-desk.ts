import type { Hono } from 'hono';
import { expect } from 'vitest';
import type { HeldBooking } from '../../../../shared/coordinator/other-rooms/held-elsewhere.ts';
import { createStaffRoutes } from '../../../../shared/coordinator/staff/create-staff-routes.ts';
import type { CoordinatorStore } from '../../../../shared/coordinator/store/coordinator-store.ts';
import { silentLog } from '../../../../shared/runtime/log.ts';
import { type Enrolling, openEnrolling } from '../enrolment/enrolling.ts';

const STAFF_TOKEN = 'a staff token of some length';

/** A refusal with its reason in words. */
export const refusedAs = (code: string) => ({ error: { code, message: expect.stringMatching(/.{10}/) } });

/** The staff API on a real enrolment and store, and what it told the lines. */
export interface StaffDesk extends Enrolling {
  readonly app: Hono;
  /** Asks as staff do; the answer's status and JSON. */
  ask(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<readonly [number, unknown]>;
  /** Ids of the rooms whose settings were told to their doors. */
  readonly told: string[];
  /** Warnings, by their names. */
  readonly logged: readonly string[];
  /** Which doors have a line. */
  readonly present: Map<string, { readonly sinceMs: number; readonly version: string }>;
  readonly subscribed: Set<string>;
  /** By door, what it has in other rooms; taken back, nothing. */
  readonly held: Map<string, readonly HeldBooking[]>;
}

export async function openStaffDesk(
  options: { readonly tenantIds?: readonly string[]; readonly store?: (store: CoordinatorStore) => Partial<CoordinatorStore> } = {},
): Promise<StaffDesk> {
  const enrolling = await openEnrolling(options);
  const told: string[] = [];
  const logged: string[] = [];
  const present: StaffDesk['present'] = new Map();
  const subscribed = new Set<string>();
  const held: StaffDesk['held'] = new Map();
  const app = createStaffRoutes({
    staffToken: STAFF_TOKEN,
    publicAddress: 'https://lintel.contoso.com/door',
    enrolment: enrolling.enrolment,
    subscriptions: {
      statusOf: (roomId) =>
        subscribed.has(roomId) ? { kind: 'subscribed', untilMs: 5 } : { kind: 'unsubscribed', because: 'offline', nextTryMs: 9 },
    },
    lines: { present: () => present, settingsChanged: async (roomId) => void told.push(roomId) },
    otherRooms: {
      heldBy: async (doorId) => held.get(doorId) ?? null,
      async takeBack(doorId) {
        const taken = held.get(doorId)?.map((one) => ({ ...one, became: 'takenBack' }) as const) ?? null;
        if (taken) held.set(doorId, []);
        return taken;
      },
    },
    settings: enrolling.store.settings,
    graphTime: { clock: enrolling.clock, offsetMs: () => -90_000 },
    log: { ...silentLog, warn: (event) => void logged.push(event) },
  });
  return {
    ...enrolling,
    ...{ app, told, logged, present, subscribed, held },
    async ask(method, path, body, headers = {}) {
      const response = await app.request(`http://127.0.0.1:4020${path}`, {
        method,
        headers: { Host: '127.0.0.1:4020', Authorization: `Bearer ${STAFF_TOKEN}`, ...headers },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      return [response.status, await response.json()];
    },
  };
}
