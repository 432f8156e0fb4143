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
  /** Facts 5.2.2: lists of places that go on have a next link. */
  readonly placesGiveNextLinks: boolean;
  /** Fact 5.1.5: so many addresses are looked up at once; documented 20, refused beyond 100. */
  readonly scheduleMostAddresses: number;
  /** Fact 5.1.5: so many days; documented 42, refused beyond 62. */
  readonly scheduleLongestDays: number;
  /** Fact 7.1.4: documented 10080, seen 10070. */
  readonly subscriptionMaxMinutes: number;
  /** Fact 7.1.7: the same mailbox and kinds of change a second time get 409. */
  readonly subscriptionsAreUnique: boolean;
  /** Fact 7.1.8: the limits of the subscription API for each 20 seconds hold. */
  readonly throttlesSubscriptions: boolean;
  /** Fact 7.1.3: Entra's consent to write is not enough to subscribe. */
  readonly subscribingNeedsRead: boolean;
  /** Fact 7.2.2: the handshake comes on renewal too. */
  readonly validatesOnRenewal: boolean;
  /** Fact 7.2.4 asks for HTTPS; `http:` on this very machine will do, for a coordinator tried out beside the simulator. */
  readonly allowsLoopbackHttp: boolean;
  /** Fact 7.3.5: notifications take so long, most of them about the first, none longer than the second. Documented: a minute on average, three at most. */
  readonly notificationTypicalMs: number;
  readonly notificationLongestMs: number;
  /** Fact 7.3.1: what falls due within so long of each other for one address goes in one body. */
  readonly notificationBatchMs: number;
  /** Fact 7.3.6: one change is told so many times at most; 1 is once, anything more is at least twice. */
  readonly notificationCopies: number;
  /** Fact 7.3.6: a later change may be told before an earlier one. */
  readonly notificationsSwap: boolean;
  /** Fact 7.3.1: every body of changes holds an item of another tenant's subscription besides. */
  readonly notificationsMixTenants: boolean;
  /** How often a notification is never told, 0 to 1; `missed` follows (fact 7.4.1). */
  readonly notificationsLost: number;
  /** Facts 7.3.2 and 7.3.3: what takes longer counts as failed and is sent again. */
  readonly webhookAnswerMs: number;
  /** Fact 7.3.4: hosts that answer slowly get their notifications late, or not at all. */
  readonly judgesSlowHosts: boolean;
  /** Fact 7.3.9: what a subscription delivers on is a token, which has to be renewed with it. */
  readonly subscriptionTokensExpire: boolean;
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
  placesGiveNextLinks: true,
  scheduleMostAddresses: 100,
  scheduleLongestDays: 62,
  subscriptionMaxMinutes: 10080,
  subscriptionsAreUnique: true,
  throttlesSubscriptions: true,
  subscribingNeedsRead: true,
  validatesOnRenewal: false,
  allowsLoopbackHttp: false,
  notificationTypicalMs: 100,
  notificationLongestMs: 350,
  notificationBatchMs: 50,
  notificationCopies: 1,
  notificationsSwap: true,
  notificationsMixTenants: false,
  notificationsLost: 0,
  webhookAnswerMs: 3000,
  judgesSlowHosts: true,
  subscriptionTokensExpire: true,
};
