import { z } from 'zod';
import type { Consequence } from '../../domain/consequence.ts';
import { newBookEntry } from '../commands/book-entry.ts';
import { freshClaim } from '../commands/claim-fields.ts';
import type { JournalEntry } from './journal-entry.ts';
import type { Moment } from './moment.ts';

const common = {
  commandId: z.string(),
  madeAtMs: z.number(),
  giveUpMs: z.number(),
  startMs: z.number(),
  endMs: z.number(),
  body: z.string(),
};
const change = { ...common, eventId: z.string(), oldKey: z.string().nullable(), fromEndMs: z.number() };

/** The entries of the first version. */
const version1Entry = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('book'),
    ...common,
    eventId: z.string().nullable(),
    stage: z.enum(['create', 'verify', 'withdraw']),
    withdrawal: z.enum(['lostRace', 'gaveUp', 'stray']).nullable(),
  }),
  z.strictObject({ kind: z.literal('extend'), ...change, revertBody: z.string(), stage: z.enum(['write', 'recheck', 'verify', 'revert']) }),
  z.strictObject({ kind: z.literal('end'), ...change, bookingId: z.string().nullable(), stage: z.enum(['write', 'recheck', 'verify']) }),
]);

/** Of a run that is over: nothing that was checked or sent then is certain now. */
const longAgo: Moment = { run: 'version 1', monotonicMs: 0, wallMs: 0 };

const changed: Consequence = { means: 'change', calendars: ['room'], told: 'nobody', organizerMust: 'nothing' };

/** An entry of the first version in today's shape; anything else as it is. */
export function entryOfVersion1(raw: unknown): unknown {
  const { data } = version1Entry.safeParse(raw);
  return data ? converted(data) : raw;
}

function converted(entry: z.infer<typeof version1Entry>): JournalEntry {
  switch (entry.kind) {
    case 'book': {
      const { kind: _, eventId, stage, withdrawal, ...asked } = entry;
      const booking = newBookEntry({ ...asked, commandKind: 'bookNow' }, longAgo);
      return { ...booking, isSent: true, eventId, madeAt: eventId === null ? null : longAgo, stage, withdrawal };
    }
    case 'extend': {
      const { kind: _, revertBody: _back, stage, ...asked } = entry;
      const isSent = stage === 'write' || stage === 'recheck';
      return {
        kind: 'change',
        commandKind: 'extend',
        ...asked,
        fromStartMs: entry.startMs,
        ...{ consequence: changed, checkedAt: longAgo, writeInDoubt: isSent ? longAgo : null, madeAt: longAgo },
        ...freshClaim,
        stage,
        withdrawal: stage === 'revert' ? 'lostRace' : null,
      };
    }
    case 'end': {
      const { kind: _, bookingId, fromEndMs, body, oldKey, ...asked } = entry;
      if (entry.endMs > entry.startMs) return { kind: 'end', ...asked, fromEndMs, body, oldKey, consequence: changed };
      const consequence: Consequence = { ...changed, means: 'remove' };
      return {
        kind: 'remove',
        act: 'end',
        ...asked,
        endMs: fromEndMs,
        body: null,
        bookingId,
        consequence,
        checkedAt: longAgo,
        isSent: true,
      };
    }
  }
}
