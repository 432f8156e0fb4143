import { AURORA, type House } from '../house.ts';
import { listed, truthFor } from '../tenant-truth.ts';

type JournalContent = Readonly<Record<string, unknown>> & { readonly entries: readonly unknown[] };

export function journalIn(journal: { readonly text: () => string | null }): JournalContent {
  const text = journal.text();
  return text === null ? { entries: [] } : JSON.parse(text);
}

/** What a journal remembers beside commands, such as tombstones, may not grow: of one command, one or two. */
const REMEMBERED = 2;

/** What the disk and the glass hold at rest that they should not. */
export function unrestOf({ view, tenant }: House, journal: JournalContent): readonly string[] {
  const { pending, freshness } = view();
  const kept = Object.entries(journal).filter(([name, value]) => name !== 'entries' && Array.isArray(value) && value.length > REMEMBERED);
  const glass = listed(view());
  const truth = truthFor(tenant, AURORA, view(), 'Europe/Amsterdam');
  return [
    ...journal.entries.map((entry) => `journalled at rest: ${JSON.stringify(entry)}`),
    ...kept.map(([name, value]) => `remembers too much: ${name} ${JSON.stringify(value)}`),
    ...(pending === null ? [] : [`pending at rest: ${JSON.stringify(pending)}`]),
    // A read that was refused may leave the door behind for half an hour; it says so, and that is another story (Q42).
    ...(freshness.kind !== 'live' || JSON.stringify(glass) === JSON.stringify(truth)
      ? []
      : [`the glass lists ${JSON.stringify(glass)} for ${JSON.stringify(truth)}`]),
  ];
}
