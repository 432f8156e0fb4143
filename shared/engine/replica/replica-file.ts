import { z } from 'zod';
import type { CalendarEvent } from '../../domain/meeting.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Document } from '../../runtime/document.ts';
import { eventAtRest } from './event-at-rest.ts';
import type { Replica } from './replica.ts';

const person = z.object({ name: z.string().nullable(), address: z.string().nullable() });

/** An event as it is kept on the disk. */
export const savedEventSchema: z.ZodType<CalendarEvent> = z.object({
  id: z.string(),
  iCalUId: z.string().nullable(),
  changeKey: z.string().nullable(),
  type: z.enum(['singleInstance', 'occurrence', 'exception']),
  seriesMasterId: z.string().nullable(),
  time: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('timed'), startMs: z.number(), endMs: z.number() }),
    z.object({ kind: z.literal('allDay'), startDate: z.iso.date(), endDate: z.iso.date() }),
  ]),
  subject: z.string().nullable(),
  bodyPreview: z.string().nullable(),
  organizer: person.nullable(),
  isOrganizer: z.boolean(),
  attendees: z.array(person.extend({ type: z.enum(['required', 'optional', 'resource']) })),
  showAs: z.enum(['free', 'tentative', 'busy', 'oof', 'workingElsewhere', 'unknown']),
  responseStatus: z.enum(['none', 'organizer', 'tentativelyAccepted', 'accepted', 'declined', 'notResponded']),
  isCancelled: z.boolean(),
  sensitivity: z.enum(['normal', 'personal', 'private', 'confidential']),
  isOnlineMeeting: z.boolean(),
  joinUrl: z.string().nullable(),
  createdMs: z.number().nullable(),
  lastModifiedMs: z.number().nullable(),
  claim: z
    .object({
      commandId: z.string(),
      settled: z.object({ startMs: z.number(), endMs: z.number() }).nullable(),
      parent: z.object({ iCalUId: z.string(), startMs: z.number(), relation: z.enum(['after', 'instead']) }).nullable(),
    })
    .nullable(),
  checkedInMs: z.number().nullable(),
  originalStartMs: z.number().nullable(),
});

const replicaFileSchema = z.object({
  version: z.literal(1),
  /** Whose calendar it is: a device moved to another room must not show the old one's. */
  room: z.string(),
  /** The latest true time known (D13). */
  lastTrueMs: z.number(),
  replica: z
    .object({
      window: z.object({ startMs: z.number(), endMs: z.number() }),
      timeZone: z.string(),
      events: z.array(savedEventSchema),
      readAtMs: z.number(),
      roomName: z.string().nullable(),
    })
    .nullable(),
});

export interface SavedReplica {
  readonly replica: Replica | null;
  readonly lastTrueMs: number | null;
}

/** What was saved for this room. A file of another room, or of another shape, counts as none: Graph has it all. */
export async function loadReplica(document: Document, room: string): Promise<SavedReplica> {
  const parsed = replicaFileSchema.safeParse(await document.load());
  if (!parsed.success) return { replica: null, lastTrueMs: null };
  const { lastTrueMs, replica } = parsed.data;
  if (replica === null || parsed.data.room !== room) return { replica: null, lastTrueMs };
  return { replica: { ...replica, deltaUrl: null }, lastTrueMs };
}

/** Saves no more of each event than the glass may show (E22), and no cursor: what was masked must be read again, not carried on. */
export async function saveReplica(
  document: Document,
  saved: { readonly room: string; readonly replica: Replica | null; readonly lastTrueMs: number },
  policy: Policy,
): Promise<void> {
  const { room, lastTrueMs, replica } = saved;
  if (replica === null) return document.save({ version: 1, room, lastTrueMs, replica });
  const { deltaUrl: _, ...kept } = replica;
  const events = kept.events.map((event) => eventAtRest(event, policy));
  await document.save({ version: 1, room, lastTrueMs, replica: { ...kept, events } });
}
