import type { CalendarItem } from './calendar-item.ts';

/** One step of what readers can see. */
interface Change {
  readonly seq: number;
  readonly key: number;
  readonly before: CalendarItem | null;
  readonly after: CalendarItem | null;
}

/** A mailbox holds two truths: what is stored, and what reads already show (replication, fact 1.2.11). */
export interface Mailbox {
  readonly id: string;
  /** Stored items; writes and the booking attendant go by these. */
  stored(): readonly CalendarItem[];
  get(key: number): CalendarItem | null;
  findByUid(iCalUId: string): CalendarItem | null;
  put(item: CalendarItem): void;
  remove(key: number): void;
  /** Items as reads show them now. */
  seen(): readonly CalendarItem[];
  getSeen(key: number): CalendarItem | null;
  /** The newest visible change, 0 when there was none. */
  lastSeq(): number;
  /** Visible changes after `seq`, or null when they are no longer remembered (fact 1.3.1). */
  changesSince(seq: number): readonly Change[] | null;
  /** Tokens carry the generation; a new one expires them all. */
  readonly generation: number;
  forgetTokens(): void;
}

export interface MailboxDeps {
  readonly id: string;
  nowMs(): number;
  /** How long this write stays unseen. */
  lagMs(): number;
  onChange(): void;
  /** Told of each write as it is stored, whenever it becomes visible. */
  onWrite(before: CalendarItem | null, after: CalendarItem | null): void;
  /** How many changes are remembered for delta tokens. */
  readonly memory: number;
}

interface Pending {
  readonly visibleMs: number;
  readonly key: number;
  readonly after: CalendarItem | null;
}

export function createMailbox({ id, nowMs, lagMs, onChange, onWrite, memory }: MailboxDeps): Mailbox {
  const stored = new Map<number, CalendarItem>();
  const seen = new Map<number, CalendarItem>();
  let pending: Pending[] = [];
  let log: Change[] = [];
  let seq = 0;
  let generation = 605;

  const show = ({ key, after }: Pending): void => {
    const before = seen.get(key) ?? null;
    if (after) seen.set(key, after);
    else seen.delete(key);
    seq += 1;
    log.push({ seq, key, before, after });
    if (log.length > memory * 2) log = log.slice(-memory);
  };

  const settle = (): void => {
    if (pending.length === 0) return;
    const now = nowMs();
    const due = pending.filter((change) => change.visibleMs <= now).sort((a, b) => a.visibleMs - b.visibleMs);
    pending = pending.filter((change) => change.visibleMs > now);
    for (const change of due) show(change);
  };

  const write = (key: number, after: CalendarItem | null): void => {
    settle();
    const earlierMs = pending.filter((change) => change.key === key).map((change) => change.visibleMs);
    pending.push({ visibleMs: Math.max(nowMs() + lagMs(), ...earlierMs), key, after });
    settle();
    onChange();
  };

  return {
    id,
    stored: () => [...stored.values()],
    get: (key) => stored.get(key) ?? null,
    findByUid: (iCalUId) => [...stored.values()].find((item) => item.iCalUId === iCalUId) ?? null,
    put(item) {
      const before = stored.get(item.key) ?? null;
      stored.set(item.key, item);
      write(item.key, item);
      onWrite(before, item);
    },
    remove(key) {
      const before = stored.get(key) ?? null;
      if (!stored.delete(key)) return;
      write(key, null);
      onWrite(before, null);
    },
    seen() {
      settle();
      return [...seen.values()];
    },
    getSeen(key) {
      settle();
      return seen.get(key) ?? null;
    },
    lastSeq() {
      settle();
      return seq;
    },
    changesSince(since) {
      settle();
      const oldest = log[0]?.seq ?? seq + 1;
      return since < oldest - 1 ? null : log.filter((change) => change.seq > since);
    },
    get generation() {
      return generation;
    },
    forgetTokens() {
      generation += 1;
    },
  };
}
