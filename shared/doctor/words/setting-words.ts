import { connectExchange, readProcessing } from './commands.ts';
import type { Wordings } from './wording.ts';

const setMailboxZone = 'PS> Set-MailboxRegionalConfiguration -Identity {room} -TimeZone "{windowsZone}"';

export const settingWords = {
  zoneSame: { severity: 'ok', says: '{zone}, from {source}{machineNote}' },
  zoneConfigOnly: { severity: 'ok', says: '{zone}, from the configuration; {mailboxNote}{machineNote}' },
  zonesDiffer: {
    severity: 'warning',
    says: 'the configuration says {zone}, the mailbox {mailboxZone}: the door goes by the configuration',
    remedy: ['Set "timeZone" to {mailboxZone}, or the mailbox to the right one:', connectExchange, setMailboxZone],
  },
  zoneFromMachine: {
    severity: 'warning',
    says: "{mailboxNote}, and the configuration names none: the door goes by this machine's, {zone}",
    remedy: ['Set "timeZone" in the configuration, or the zone of the mailbox:', connectExchange, setMailboxZone],
  },
  notARoom: {
    severity: 'warning',
    says: '{room} is a mailbox for "{purpose}", not a room: nothing answers its invitations',
    remedy: ['PS> Set-Mailbox -Identity {room} -Type Room', 'PS> Set-CalendarProcessing -Identity {room} -AutomateProcessing AutoAccept'],
  },
  processingUnknown: {
    severity: 'skipped',
    says: 'how Exchange answers invitations, rewrites titles and releases rooms cannot be seen through Graph',
    remedy: ['Let the file tell, and add --calendar-processing processing.json:', connectExchange, readProcessing],
  },
  releaseUnknown: {
    severity: 'warning',
    says: 'the door gives up rooms that nobody checks in to; whether Exchange does so as well cannot be seen through Graph',
    remedy: [
      connectExchange,
      'PS> Get-CalendarProcessing -Identity {room} | Format-List EnableAutoRelease,PostReservationMaxClaimTimeInMinutes',
      'PS> Set-CalendarProcessing -Identity {room} -EnableAutoRelease $false',
      'Or let a file tell all of it, and add --calendar-processing processing.json:',
      readProcessing,
    ],
  },
  placesOn: { severity: 'ok', says: 'Places lists {count}, this room among them' },
  placesForbidden: {
    severity: 'warning',
    says: 'Places may not be read ({status} {code}): a door does without, and goes by "policy.nearbyRooms"',
    remedy: [
      'In Entra, App registrations, the app, API permissions: add Microsoft Graph, Application permissions, Place.Read.All, and grant admin consent.',
      'RBAC for Applications does not cover Places.',
    ],
  },
  placesEmpty: {
    severity: 'warning',
    says: 'Places lists no rooms at all: it is not switched on in this tenant',
    remedy: [
      'PS> Install-Module -Name MicrosoftPlaces',
      'PS> Connect-MicrosoftPlaces',
      "PS> Set-PlacesSettings -EnableBuildings 'Default:true'",
    ],
  },
  roomNotInPlaces: {
    severity: 'warning',
    says: 'Places lists {count}, but not {room}',
    remedy: [
      'New rooms take up to 48 hours, and rooms hidden from address lists are never listed:',
      connectExchange,
      'PS> Set-Mailbox -Identity {room} -HiddenFromAddressListsEnabled $false',
    ],
  },
  expiryHidden: {
    severity: 'skipped',
    says: 'an app cannot read when its own secret or certificate expires with the permissions of a door, and should not get more for it',
    remedy: [
      'See it in Entra, App registrations, the app, Certificates & secrets, column Expires; or:',
      'PS> Connect-MgGraph -Scopes Application.Read.All',
      `PS> Get-MgApplication -Filter "appId eq '{clientId}'" | Select-Object -ExpandProperty PasswordCredentials | Format-Table DisplayName,Hint,EndDateTime`,
      'Put the date into a calendar that somebody reads. A door whose secret has expired shows so and keeps trying.',
    ],
  },
} as const satisfies Wordings;
