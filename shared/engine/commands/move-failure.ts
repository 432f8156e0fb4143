import type { JournalEntry } from '../journal/journal-entry.ts';
import type { MoveEntry } from './move-entry.ts';
import { afterGivingBack, afterLeaving, afterTaking } from './move-steps.ts';
import type { Progress } from './write-steps.ts';

/** What a failed act of either half means for the whole: what it would for that half alone, and then what that means here. */
export function afterMoveFailure(
  entry: MoveEntry,
  judge: (part: MoveEntry['take'] | MoveEntry['leave']) => Progress,
  nowMs: number,
): Progress<MoveEntry> {
  switch (entry.stage) {
    case 'take':
      return afterTaking(entry, ofKind(entry.take.kind, judge(entry.take)));
    case 'leave':
      return afterLeaving(entry, ofKind('remove', judge(entry.leave)), nowMs);
    case 'giveBack':
      return afterGivingBack(entry, ofKind(entry.take.kind, judge(entry.take)));
  }
}

/** An act makes no other kind of entry out of a booking, an order or a removal. */
function ofKind<Kind extends JournalEntry['kind']>(
  kind: Kind,
  progress: Progress,
): Progress<Extract<JournalEntry, { readonly kind: Kind }>> {
  if (progress.kind === 'settled') return progress;
  const { entry } = progress;
  if (entry === undefined) return { kind: 'wait' };
  if (!isOfKind(entry, kind)) throw new Error(`a ${kind} became a ${entry.kind}`);
  return { ...progress, entry };
}

function isOfKind<Kind extends JournalEntry['kind']>(
  entry: JournalEntry,
  kind: Kind,
): entry is Extract<JournalEntry, { readonly kind: Kind }> {
  return entry.kind === kind;
}
