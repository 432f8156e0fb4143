import type { Wordings } from './wording.ts';

const set = (change: string): readonly string[] => [`PS> Set-CalendarProcessing -Identity {room} ${change}`];

/** Set-CalendarProcessing's settings that spoil a door (facts, section 4). */
export const processingWords = {
  processingFine: { severity: 'ok', says: 'nothing in {file} spoils a door' },
  notAutomatic: {
    severity: 'failure',
    says: 'AutomateProcessing is {value}: invitations are not answered, and meetings stay tentative for good',
    remedy: set('-AutomateProcessing AutoAccept'),
  },
  conflictsAllowed: {
    severity: 'failure',
    says: 'AllowConflicts is True: Exchange accepts two meetings at once',
    remedy: set('-AllowConflicts $false'),
  },
  seriesConflictsAllowed: {
    severity: 'warning',
    says: 'a series is accepted in spite of conflicts ({value})',
    remedy: set('-ConflictPercentageAllowed 0 -MaximumConflictInstances 0'),
  },
  privateShown: {
    severity: 'failure',
    says: 'RemovePrivateProperty is True while titles are kept: the door cannot tell a private meeting and shows its title',
    remedy: [...set('-RemovePrivateProperty $false'), 'Or set "policy.privacy" to "organizerOnly" or "busyOnly".'],
  },
  privateLost: {
    severity: 'warning',
    says: 'RemovePrivateProperty is True: the door cannot tell a private meeting',
    remedy: set('-RemovePrivateProperty $false'),
  },
  subjectDeleted: {
    severity: 'warning',
    says: 'DeleteSubject is True: meetings have no title on the door',
    remedy: [
      ...set('-DeleteSubject $false'),
      'Where titles are not wanted on the door, "policy.privacy": "organizerOnly" says so and ends this warning.',
    ],
  },
  subjectReplaced: {
    severity: 'warning',
    says: "AddOrganizerToSubject is True: the organiser's name stands in the title",
    remedy: set('-AddOrganizerToSubject $false'),
  },
  bodyDeleted: {
    severity: 'warning',
    says: 'DeleteComments is True: a meeting whose join link stands only in its text is not shown as online',
    remedy: [...set('-DeleteComments $false'), 'Or set "policy.showOnlineMeeting" to false. Teams meetings are recognised either way.'],
  },
  newRequestsHidden: {
    severity: 'warning',
    says: 'AddNewRequestsTentatively is False: until Exchange has answered an invitation the door does not see it',
    remedy: set('-AddNewRequestsTentatively $true'),
  },
  pendingHidden: {
    severity: 'warning',
    says: 'TentativePendingApproval is False: a meeting that waits for a delegate leaves the room free',
    remedy: set('-TentativePendingApproval $true'),
  },
  externalIgnored: {
    severity: 'warning',
    says: 'ProcessExternalMeetingMessages is False: invitations from outside the organisation get no answer and no place',
    remedy: [...set('-ProcessExternalMeetingMessages $true'), 'Leave it where nobody from outside books this room.'],
  },
  autoRelease: {
    severity: 'warning',
    says: 'EnableAutoRelease is True: Exchange frees the room by itself (after {value} minutes), beside any release by the door',
    remedy: [...set('-EnableAutoRelease $false'), 'Or leave the releasing to Exchange and switch it off at the door.'],
  },
  doorBooksLonger: {
    severity: 'warning',
    says: 'Exchange accepts meetings of {value} minutes at most, the door books up to {longest}',
    remedy: ['Set "policy.longestBookingMinutes" to {value} in the configuration, or:', ...set('-MaximumDurationInMinutes {longest}')],
  },
  workHoursOnly: {
    severity: 'warning',
    says: 'ScheduleOnlyDuringWorkHours is True, but the door has no opening hours and books at any time',
    remedy: ['Set "policy.hours" in the configuration, or:', ...set('-ScheduleOnlyDuringWorkHours $false')],
  },
} as const satisfies Wordings;
