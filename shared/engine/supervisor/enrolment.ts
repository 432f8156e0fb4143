import { z } from 'zod';
import type { LineRoom } from '../../protocol/coordinator-line.ts';
import type { RoomSettings } from '../../protocol/room-settings.ts';
import type { Document } from '../../runtime/document.ts';

/** What the coordinator last said of this door and holds: kept, so that the door starts without it (E91). */
export interface Enrolment {
  /** The coordinator's name for this door. */
  readonly doorId: string;
  readonly room: LineRoom;
  /** The last good ones, as they came. */
  readonly settings: RoomSettings;
}

const policy = z.record(z.string(), z.unknown()) as z.ZodType<RoomSettings['policy']>; // judged where it is applied

const keptSchema: z.ZodType<{ readonly version: 1; readonly enrolment: Enrolment | null }> = z.strictObject({
  version: z.literal(1),
  enrolment: z
    .strictObject({
      doorId: z.string(),
      room: z.strictObject({ address: z.string().min(1), tenantId: z.string().min(1) }),
      settings: z.strictObject({ version: z.int(), policy, timeZone: z.string().nullable() }),
    })
    .nullable(),
});

/** Null where there is none, or none that can be read: the coordinator tells it again. */
export async function loadEnrolment(document: Document): Promise<Enrolment | null> {
  return keptSchema.safeParse(await document.load()).data?.enrolment ?? null;
}

export function saveEnrolment(document: Document, enrolment: Enrolment | null): Promise<void> {
  return document.save({ version: 1, enrolment });
}

/** One room by two accounts. An address and an object id cannot be held against each other, and pass for the same. */
export function mayBeSameRoom(one: string, other: string): boolean {
  return one.includes('@') !== other.includes('@') || one.toLowerCase() === other.toLowerCase();
}

export function isSameRoom(one: LineRoom, other: LineRoom): boolean {
  return one.address.toLowerCase() === other.address.toLowerCase() && one.tenantId.toLowerCase() === other.tenantId.toLowerCase();
}
