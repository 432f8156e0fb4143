import { connectExchange, waitForExchange } from './commands.ts';
import type { Wordings } from './wording.ts';

const letOrganizersIn = [
  'Let the app reach the people who book this room, and only those, by RBAC for Applications:',
  connectExchange,
  `PS> New-ManagementScope -Name LintelOrganizers -RecipientRestrictionFilter "MemberOfGroup -eq '<distinguished name of their group>'"`,
  'PS> New-ManagementRoleAssignment -App {clientId} -Role "Application Calendars.ReadWrite" -CustomResourceScope LintelOrganizers',
  'PS> Test-ServicePrincipalAuthorization -Identity {clientId} -Resource {organizer}   # must say InScope: True',
] as const;

const leaveIt =
  'Or set "policy.changeOrganizersEvent" to false: the door then changes the calendar of its room alone, and says so to whoever asks.';

/** Calendars beside the room's that its policy sends a door to. */
export const otherCalendarWords = {
  nearbyReadable: { severity: 'ok', says: '{count} of "policy.nearbyRooms" can be read' },
  nearbyForbidden: {
    severity: 'failure',
    says: 'Exchange refuses the calendar of {nearby}, which "policy.nearbyRooms" names ({status} {code}): it is never offered, and no meeting moves there',
    remedy: [
      'Take {nearby} into the scope of the app (RBAC for Applications). What the scopes are, and whether it is in one of them:',
      connectExchange,
      'PS> Get-ManagementScope | Format-List Name,RecipientFilter',
      'PS> Test-ServicePrincipalAuthorization -Identity {clientId} -Resource {nearby}   # must say InScope: True',
      'Or take it out of "policy.nearbyRooms".',
      waitForExchange,
    ],
  },
  nearbyMissing: {
    severity: 'failure',
    says: 'there is no mailbox behind {nearby}, which "policy.nearbyRooms" names ({status} {code})',
    remedy: [
      'Compare the address with those of the rooms:',
      connectExchange,
      'PS> Get-EXOMailbox -RecipientTypeDetails RoomMailbox | Format-Table DisplayName,PrimarySmtpAddress',
    ],
  },
  nearbyUnread: {
    severity: 'warning',
    says: 'the calendar of {nearby} could not be read: {detail}',
    remedy: ['Run this again. A door leaves out a room that does not answer.'],
  },
  organizersReadable: {
    severity: 'ok',
    says: 'the meeting of {date} UTC was found in the calendar of {organizer}; nothing was changed there',
  },
  organizersPartly: {
    severity: 'warning',
    says: 'the calendar of {organizer} is refused ({status} {code}): meetings of theirs are changed in the calendar of the room alone',
    remedy: ['Nothing has to be done if that is meant.', ...letOrganizersIn, waitForExchange],
  },
  organizersForbidden: {
    severity: 'failure',
    says: '"policy.changeOrganizersEvent" is on, but Exchange refuses the calendar of {organizer} ({status} {code})',
    remedy: [...letOrganizersIn, leaveIt, waitForExchange],
  },
  organizersEventMissing: {
    severity: 'warning',
    says: 'the calendar of {organizer} can be read, but their meeting of {date} UTC was not found in it by its iCalUId and start',
    remedy: [
      'An organiser may have taken it out of their own calendar. Run this again when the room has other meetings;',
      'if it stays so, add --record and report it: until then a door changes the calendar of its room alone.',
    ],
  },
  organizersUnread: {
    severity: 'warning',
    says: 'the calendar of {organizer} could not be read: {detail}',
    remedy: ['Run this again. Where it is so at the door, the calendar of the room alone is changed.'],
  },
  organizersUnproven: {
    severity: 'warning',
    says: '"policy.changeOrganizersEvent" is on, and could not be proven: of the meetings in the calendar of {room} none has an organiser to ask ({asked})',
    remedy: [
      'From a mailbox that the app should reach, invite the room to a meeting within the coming week, wait until Exchange has accepted it, and run',
      'this again.',
    ],
  },
} as const satisfies Wordings;
