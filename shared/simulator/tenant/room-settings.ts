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

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** As `Get-CalendarProcessing | ConvertTo-Json` prints them. */
export function cmdletSettings(settings: RoomSettings): Readonly<Record<string, unknown>> {
  const entries = Object.entries(settings).map(([name, value]) => [capital(name), typeof value === 'string' ? capital(value) : value]);
  return Object.fromEntries(entries);
}
