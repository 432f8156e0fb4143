/** Set-CalendarProcessing's names, in camel case (facts, section 4). */
export interface RoomSettings {
  readonly automateProcessing: 'autoAccept' | 'autoUpdate' | 'none';
  readonly deleteSubject: boolean;
  readonly addOrganizerToSubject: boolean;
  readonly deleteComments: boolean;
  readonly removePrivateProperty: boolean;
  readonly removeCanceledMeetings: boolean;
  readonly addNewRequestsTentatively: boolean;
  readonly allowConflicts: boolean;
  readonly conflictPercentageAllowed: number;
  readonly maximumConflictInstances: number;
  readonly allowRecurringMeetings: boolean;
  readonly enforceSchedulingHorizon: boolean;
  readonly bookingWindowInDays: number;
  /** 0 is no limit. */
  readonly maximumDurationInMinutes: number;
  readonly scheduleOnlyDuringWorkHours: boolean;
}

export const exchangeDefaults: RoomSettings = {
  automateProcessing: 'autoAccept',
  deleteSubject: true,
  addOrganizerToSubject: true,
  deleteComments: true,
  removePrivateProperty: true,
  removeCanceledMeetings: false,
  addNewRequestsTentatively: true,
  allowConflicts: false,
  conflictPercentageAllowed: 0,
  maximumConflictInstances: 0,
  allowRecurringMeetings: true,
  enforceSchedulingHorizon: true,
  bookingWindowInDays: 180,
  maximumDurationInMinutes: 1440,
  scheduleOnlyDuringWorkHours: false,
};
