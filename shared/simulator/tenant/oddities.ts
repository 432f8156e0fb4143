/** What some have seen Graph and Exchange do against all documentation. None of it happens until a quirk turns it on. */
export interface Oddities {
  /** Q2, Q12: so many items a page, whatever was asked for; null does as asked. */
  readonly pageSize: number | null;
  /** Q13: calendarView comes in no order, asked for or not. */
  readonly viewIgnoresOrder: boolean;
  /** Q11: a series that the mailbox itself organises never comes in a delta. */
  readonly deltaOmitsOwnSeries: boolean;
  /** Q24: an accepted meeting keeps its words at first and loses them one after the other, seconds apart. */
  readonly rewritesInSteps: boolean;
  /** Q26: a cancelled meeting goes on blocking the room in the attendant's eyes for so long. */
  readonly cancelledBlocksMs: number;
  /** Q33: `originalStart` of an all-day occurrence is midnight on the wall, told in UTC. */
  readonly allDayOriginIsLocal: boolean;
  /** Q34: zones are told by a name that is on nobody's list. */
  readonly zonesAreCustom: boolean;
  /** Q35: a request that names a zone other than UTC gets a web page. */
  readonly refusesZoneNames: boolean;
  /** Q36: a repeated create is refused even when it says the same. */
  readonly refusesReplays: boolean;
  /** Q37: an online meeting comes without its link. */
  readonly hidesJoinLinks: boolean;
  /** Q38: whoever patches the body takes the link of an online meeting away. */
  readonly patchedBodyLosesLink: boolean;
  /** Q18: `reauthorizationRequired` comes every so often from the start; null sends it towards the end. */
  readonly reauthorizesEveryMs: number | null;
  /** Q21: a subscription whose resource names its mailbox by address is refused. */
  readonly refusesAddressedResources: boolean;
}

export const noOddities: Oddities = {
  pageSize: null,
  viewIgnoresOrder: false,
  deltaOmitsOwnSeries: false,
  rewritesInSteps: false,
  cancelledBlocksMs: 0,
  allDayOriginIsLocal: false,
  zonesAreCustom: false,
  refusesZoneNames: false,
  refusesReplays: false,
  hidesJoinLinks: false,
  patchedBodyLosesLink: false,
  reauthorizesEveryMs: null,
  refusesAddressedResources: false,
};
