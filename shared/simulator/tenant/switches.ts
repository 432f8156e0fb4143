/** Where the documentation and what people saw differ, or nobody knows: section 12 of the facts, each by name. */
export interface Switches {
  /** Facts 1.2.13: series masters come in the delta beside their occurrences. */
  readonly deltaSendsMasters: boolean;
  /** Fact 1.2.17: a deleted occurrence is announced by itself. */
  readonly deltaAnnouncesDeletedOccurrences: boolean;
  /** Fact 1.2.15b: changes outside the window come as removals of ids never seen. */
  readonly deltaRemovesOutsideChanges: boolean;
  /** Fact 1.2.12: occurrences come as stubs. */
  readonly deltaSendsStubs: boolean;
  /** Fact 1.2.10: items come in no order. */
  readonly deltaShuffles: boolean;
  /** Fact 1.2.9: how often a page is empty, 0 to 1. */
  readonly deltaEmptyPages: number;
  /** Fact 1.2.10: how often an item comes twice, 0 to 1. */
  readonly deltaDuplicates: number;
  /** Q8: how often a change is never told, 0 to 1. */
  readonly deltaForgetsChanges: number;
  /** Fact 1.2.5: links name another path than the one called. */
  readonly deltaLinkPathDiffers: boolean;
  /** Section 2, `iCalUId`: documented one per occurrence; users report one for all. */
  readonly occurrencesShareUid: boolean;
  /** Fact 3.1.3: what a reused transaction id with other content gets. */
  readonly duplicateTransactionStatus: 400 | 409;
  readonly duplicateTransactionNamesEvent: boolean;
  /** Fact 8.1: a fifth request in flight on one mailbox gets 429. */
  readonly throttlesConcurrency: boolean;
  /** Fact 8.3: the `Retry-After` of that 429, in seconds as text; null sends none. */
  readonly concurrencyRetryAfter: string | null;
  /** Fact 3.2.9: `If-Match` is looked at. */
  readonly checksIfMatch: boolean;
  /** Not known: an organiser's update wipes extended properties of the room's copy. */
  readonly updatesDropProperties: boolean;
  /** Fact 6.4: roles in the token. Empty with RBAC for Applications. */
  readonly tokenRoles: readonly string[];
  /** Fact 5.2.4: without it the lists of places are empty. */
  readonly placesIsOn: boolean;
  /** Fact 5.3.2: an app may check in at a place. */
  readonly placesTakeCheckIns: boolean;
}

export const documentedSwitches: Switches = {
  deltaSendsMasters: true,
  deltaAnnouncesDeletedOccurrences: true,
  deltaRemovesOutsideChanges: true,
  deltaSendsStubs: true,
  deltaShuffles: true,
  deltaEmptyPages: 0,
  deltaDuplicates: 0,
  deltaForgetsChanges: 0,
  deltaLinkPathDiffers: false,
  occurrencesShareUid: false,
  duplicateTransactionStatus: 400,
  duplicateTransactionNamesEvent: true,
  throttlesConcurrency: true,
  concurrencyRetryAfter: '1',
  checksIfMatch: true,
  updatesDropProperties: false,
  tokenRoles: [],
  placesIsOn: true,
  placesTakeCheckIns: false,
};
