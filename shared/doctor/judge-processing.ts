import type { Policy } from '../domain/policy.ts';
import type { Finding } from './finding.ts';
import type { ProcessingSettings } from './processing-settings.ts';
import type { FindingCode } from './words/words.ts';

type DoorPolicy = Pick<Policy, 'privacy' | 'showOnlineMeeting' | 'longestBookingMinutes' | 'hours' | 'allowBooking'>;

interface Rule {
  readonly code: FindingCode;
  isBroken(settings: ProcessingSettings, policy: DoorPolicy): boolean;
  facts?(settings: ProcessingSettings, policy: DoorPolicy): Readonly<Record<string, string>>;
}

const showsTitles = ({ privacy }: DoorPolicy): boolean => privacy === 'full' || privacy === 'subjectOnly';

/** What spoils a door, in the order told (facts, section 4). Cancelled meetings that stay do not: a door leaves them out by itself. */
const rules: readonly Rule[] = [
  {
    code: 'notAutomatic',
    isBroken: ({ AutomateProcessing }) => AutomateProcessing.toLowerCase() !== 'autoaccept',
    facts: ({ AutomateProcessing }) => ({ value: AutomateProcessing }),
  },
  { code: 'conflictsAllowed', isBroken: ({ AllowConflicts }) => AllowConflicts === true },
  {
    code: 'seriesConflictsAllowed',
    isBroken: ({ ConflictPercentageAllowed = 0, MaximumConflictInstances = 0 }) => ConflictPercentageAllowed + MaximumConflictInstances > 0,
    facts: ({ ConflictPercentageAllowed = 0, MaximumConflictInstances = 0 }) => ({
      value: `ConflictPercentageAllowed ${ConflictPercentageAllowed}, MaximumConflictInstances ${MaximumConflictInstances}`,
    }),
  },
  {
    code: 'privateShown',
    isBroken: ({ RemovePrivateProperty, DeleteSubject }, policy) =>
      RemovePrivateProperty === true && DeleteSubject === false && showsTitles(policy),
  },
  {
    code: 'privateLost',
    isBroken: ({ RemovePrivateProperty, DeleteSubject }, policy) =>
      RemovePrivateProperty === true && DeleteSubject !== false && showsTitles(policy),
  },
  { code: 'subjectDeleted', isBroken: ({ DeleteSubject }, policy) => DeleteSubject === true && showsTitles(policy) },
  { code: 'subjectReplaced', isBroken: ({ AddOrganizerToSubject }, policy) => AddOrganizerToSubject === true && showsTitles(policy) },
  { code: 'bodyDeleted', isBroken: ({ DeleteComments }, { showOnlineMeeting }) => DeleteComments === true && showOnlineMeeting },
  { code: 'newRequestsHidden', isBroken: ({ AddNewRequestsTentatively }) => AddNewRequestsTentatively === false },
  { code: 'pendingHidden', isBroken: ({ TentativePendingApproval }) => TentativePendingApproval === false },
  { code: 'externalIgnored', isBroken: ({ ProcessExternalMeetingMessages }) => ProcessExternalMeetingMessages === false },
  {
    code: 'autoRelease',
    isBroken: ({ EnableAutoRelease }) => EnableAutoRelease === true,
    facts: ({ PostReservationMaxClaimTimeInMinutes }) => ({ value: String(PostReservationMaxClaimTimeInMinutes ?? 'some') }),
  },
  {
    code: 'doorBooksLonger',
    // 0 is no limit.
    isBroken: ({ MaximumDurationInMinutes = 0 }, { longestBookingMinutes, allowBooking }) =>
      allowBooking && MaximumDurationInMinutes > 0 && MaximumDurationInMinutes < longestBookingMinutes,
    facts: ({ MaximumDurationInMinutes }, { longestBookingMinutes }) => ({
      value: String(MaximumDurationInMinutes),
      longest: String(longestBookingMinutes),
    }),
  },
  {
    code: 'workHoursOnly',
    isBroken: ({ ScheduleOnlyDuringWorkHours }, { hours, allowBooking }) =>
      ScheduleOnlyDuringWorkHours === true && hours === null && allowBooking,
  },
];

export function judgeProcessing(settings: ProcessingSettings, policy: DoorPolicy): readonly Finding[] {
  return rules
    .filter((rule) => rule.isBroken(settings, policy))
    .map(({ code, facts }) => ({ code, ...(facts && { facts: facts(settings, policy) }) }));
}
