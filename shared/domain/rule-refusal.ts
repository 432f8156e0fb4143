/** The refusals that rules can give; each is a `RefusalReason` of the protocol. */
export type RuleRefusal =
  | 'malformed'
  | 'notAllowed'
  | 'roomTaken'
  | 'startInPast'
  | 'endInPast'
  | 'tooLong'
  | 'tooFarAhead'
  | 'outsideHours'
  | 'meetingGone'
  | 'meetingOver'
  | 'notStarted'
  | 'notADoorBooking'
  | 'wrongRoom'
  | 'notNow';

export interface RuleRefused {
  readonly kind: 'refused';
  readonly reason: RuleRefusal;
}

export function refusedFor(reason: RuleRefusal): RuleRefused {
  return { kind: 'refused', reason };
}
