import type { Tenant } from '../../../shared/simulator/tenant/tenant.ts';
import { graphPathOf } from '../access-mode.ts';

/** One step of a door that is carrying out a command: it can stop for good before any of them, and all but `answered` can go wrong. */
export interface Point {
  /**
   * `save`: a write to the disk begins; `saved`: it is there. `send`: a request leaves the door; `effect`: one that may write arrives at
   * Graph and has its effect; `answered`: the door has the answer.
   */
  readonly kind: 'save' | 'saved' | 'send' | 'effect' | 'answered';
  /** What is saved, or the request: two runs that went the same way have the same labels. */
  readonly label: string;
  /** True of a request that may change a calendar. */
  readonly isWrite: boolean;
  /** The commands on the disk at that moment, each as `kind:stage`. */
  readonly stages: readonly string[];
}

export const printPoint = ({ kind, label }: Point): string => `${kind} ${label}`;

const isId = (segment: string): boolean => segment.length > 30;

/** A request by method and path: whose mailbox, unless it is the door's own room's, and no ids of events. */
export function requestLabel(method: string, url: URL, { directory }: Pick<Tenant, 'directory'>, ownRoom: string): string {
  const [, kind, owner = '', ...rest] = decodeURIComponent(graphPathOf(url) ?? '').split('/');
  if (kind === 'links') return `${method} {link}`; // a gateway's, of a page or a delta round
  const name = directory.find(owner)?.address ?? owner;
  const path = rest.map((segment) => (isId(segment) ? '{id}' : segment)).join('/');
  return [method, ...(name === ownRoom ? [] : [name.split('@')[0]]), path].join(' ');
}

interface JournalledCommand {
  readonly commandId: string;
  readonly kind: string;
  readonly stage: string;
}

function entriesIn(journal: unknown): readonly JournalledCommand[] {
  return ((journal ?? {}) as { readonly entries?: readonly JournalledCommand[] }).entries ?? [];
}

/** The commands that a journal's document holds, each as `kind:stage`. */
export const stagesIn = (journal: unknown): readonly string[] => entriesIn(journal).map(({ kind, stage }) => `${kind}:${stage}`);

/** Their ids. */
export const commandsIn = (journal: unknown): readonly string[] => entriesIn(journal).map(({ commandId }) => commandId);
