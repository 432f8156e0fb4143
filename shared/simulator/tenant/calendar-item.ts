import type { PatternedRecurrence } from '@microsoft/microsoft-graph-types';

export type ResponseKind = 'none' | 'organizer' | 'tentativelyAccepted' | 'accepted' | 'declined' | 'notResponded';
type ShowAs = 'free' | 'tentative' | 'busy' | 'oof' | 'workingElsewhere' | 'unknown';
type Sensitivity = 'normal' | 'personal' | 'private' | 'confidential';

export interface Address {
  readonly name: string;
  readonly address: string;
}

export interface Invitee {
  readonly who: Address;
  readonly role: 'required' | 'optional' | 'resource';
  readonly response: ResponseKind;
  /** When they answered, epoch milliseconds; null before. */
  readonly respondedMs: number | null;
}

interface ExtendedProperty {
  readonly id: string;
  readonly value: string;
}

/** What may differ from one instance of a series to the next. */
export interface ItemContent {
  /** Moves with every change; the change key is made of it. */
  readonly version: number;
  readonly createdMs: number;
  readonly modifiedMs: number;
  readonly subject: string;
  readonly body: { readonly contentType: 'text' | 'html'; readonly content: string };
  /** All-day: midnight UTC of the floating date (fact 1.1.10). */
  readonly startMs: number;
  readonly endMs: number;
  readonly isAllDay: boolean;
  readonly isCancelled: boolean;
  readonly showAs: ShowAs;
  readonly sensitivity: Sensitivity;
  readonly importance: 'low' | 'normal' | 'high';
  readonly categories: readonly string[];
  readonly location: { readonly displayName: string; readonly address: string | null } | null;
  readonly invitees: readonly Invitee[];
  /** The mailbox owner's own answer. */
  readonly response: ResponseKind;
  readonly respondedMs: number | null;
  readonly reminderMinutes: number;
  readonly isReminderOn: boolean;
  readonly joinUrl: string | null;
  readonly allowNewTimeProposals: boolean;
  readonly extendedProperties: readonly ExtendedProperty[];
}

export interface Series {
  readonly recurrence: PatternedRecurrence;
  /** Changed instances by their original date in the series' zone. */
  readonly exceptions: ReadonlyMap<string, ItemContent>;
  /** Original dates of the instances that were taken out. */
  readonly cancelledDates: ReadonlySet<string>;
}

/** One stored item of one mailbox: a single meeting or a whole series. Replaced whole on every change. */
export interface CalendarItem {
  /** Names the item inside its mailbox for good; ids are made of it. */
  readonly key: number;
  readonly mailboxId: string;
  /** Shared by all copies of one meeting (fact 3.3.1). */
  readonly iCalUId: string;
  readonly organizer: Address;
  readonly isOrganizer: boolean;
  /** Windows name, as first given. */
  readonly timeZone: string;
  /** Null unless the creator set it, with the create's body as it came (fact 3.1.3). */
  readonly transaction: { readonly id: string; readonly body: string } | null;
  readonly content: ItemContent;
  readonly series: Series | null;
}

/** Takes the room or the person's time: what a conflict check counts. */
export function blocksTime(content: ItemContent): boolean {
  return !content.isCancelled && content.showAs !== 'free' && content.response !== 'declined' && content.endMs > content.startMs;
}
