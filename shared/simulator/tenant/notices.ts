/** What a person finds in the inbox about meetings: the proof that somebody was told. */
export interface Notice {
  readonly atMs: number;
  readonly to: string;
  readonly from: string;
  readonly kind: 'invited' | 'cancelled' | 'accepted' | 'tentativelyAccepted' | 'declined';
  readonly subject: string;
  readonly iCalUId: string;
  readonly date: string | null;
  readonly comment: string | null;
}

export interface Notices {
  add(notice: Notice): void;
  /** The latest few hundred, oldest first. */
  all(): readonly Notice[];
  clear(): void;
}

const KEPT = 300;

export function createNotices(): Notices {
  let notices: Notice[] = [];
  return {
    add(notice) {
      notices = [...notices.slice(1 - KEPT), notice];
    },
    all: () => notices,
    clear() {
      notices = [];
    },
  };
}
