import { z } from 'zod';
import type { MeetingKey } from '../../domain/meeting.ts';
import type { Document } from '../../runtime/document.ts';
import { savedEventSchema } from '../replica/replica-file.ts';

const keySchema = z.strictObject({ iCalUId: z.string(), startMs: z.number() });

const contentSchema = z.strictObject({
  version: z.literal(1),
  /** Whose meetings these are. */
  room: z.string(),
  /** Kept until the meeting is over, whatever becomes of the mark on the event (E51). */
  checkIns: z.array(z.strictObject({ key: keySchema, checkedInMs: z.number(), endMs: z.number() })),
  /** The meeting that a journalled release is about, as much of it as the glass may show. */
  releasing: z.strictObject({ commandId: z.string(), event: savedEventSchema }).nullable(),
  released: z.strictObject({ event: savedEventSchema, releasedMs: z.number(), undoUntilMs: z.number() }).nullable(),
  /** Occurrences in a row that nobody came to, by the series' id in this mailbox. Words are masked as the policy says. */
  series: z.array(
    z.strictObject({
      masterId: z.string(),
      misses: z.number(),
      lastStartMs: z.number(),
      title: z.string().nullable(),
      organizer: z.string().nullable(),
    }),
  ),
});

export type CheckInContent = z.infer<typeof contentSchema>;
export type MissedSeries = Readonly<CheckInContent['series'][number]>;

/** What a door keeps of check-ins on its disk. */
export interface CheckInDocument {
  get(): CheckInContent;
  /** Resolves when it is on the disk; rejects, and changes nothing, when the disk does not take it. Returning the same object saves nothing. */
  change(apply: (before: CheckInContent) => CheckInContent): Promise<void>;
}

/** A document of another room, or of another shape, counts as none. */
export async function openCheckInDocument(document: Document, room: string): Promise<CheckInDocument> {
  const loaded = contentSchema.safeParse(await document.load());
  const empty: CheckInContent = { version: 1, room, checkIns: [], releasing: null, released: null, series: [] };
  let content = loaded.success && loaded.data.room === room ? loaded.data : empty;
  let lastChange: Promise<void> = Promise.resolve();
  return {
    get: () => content,
    change(apply) {
      const saved = lastChange.then(async () => {
        const next = apply(content);
        if (next === content) return;
        await document.save(next);
        content = next;
      });
      lastChange = saved.catch(() => {}); // the caller is told by `saved`
      return saved;
    },
  };
}

export function isSameKey(one: MeetingKey, other: MeetingKey): boolean {
  return one.iCalUId === other.iCalUId && one.startMs === other.startMs;
}
