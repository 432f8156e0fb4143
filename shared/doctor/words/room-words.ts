import { connectExchange, grantCalendars, testAuthorization, waitForExchange } from './commands.ts';
import type { Wordings } from './wording.ts';

export const roomWords = {
  roomFound: { severity: 'ok', says: '"{name}", object id {objectId}' },
  directoryClosed: {
    severity: 'warning',
    says: 'the directory may not be read, so the room is addressed as configured ({status} {code})',
    remedy: [
      'Nothing has to be done. For the room name and addressing by object id, consent to User.ReadBasic.All (application) in Entra,',
      'or set "room" to its object id and "policy.roomName" to its name.',
    ],
  },
  roomNotFound: {
    severity: 'failure',
    says: 'there is no {room} in the tenant ({status} {code})',
    remedy: [
      'Compare "room" with the address of the room:',
      connectExchange,
      'PS> Get-EXOMailbox -RecipientTypeDetails RoomMailbox | Format-Table DisplayName,PrimarySmtpAddress',
    ],
  },
  calendarRead: { severity: 'ok', says: '{count} in the coming week can be read' },
  calendarForbidden: {
    severity: 'failure',
    says: 'Exchange refuses the calendar of {room} ({status} {code})',
    remedy: [
      ...grantCalendars,
      testAuthorization,
      'Where it says InScope: True and the refusal stays, an application access policy may stand in the way: PS> Get-ApplicationAccessPolicy',
      waitForExchange,
    ],
  },
  calendarMissing: {
    severity: 'failure',
    says: 'there is no mailbox behind {room} ({status} {code})',
    remedy: [
      'See what the address is:',
      connectExchange,
      'PS> Get-Recipient -Identity {room} | Format-List RecipientTypeDetails,PrimarySmtpAddress',
    ],
  },
  deltaWorks: { severity: 'ok', says: 'a whole round of {count}, and a second one from where it ended' },
  deltaLoopsPaged: {
    severity: 'warning',
    says: 'with a page size the round never ends (a known fault of Graph with recurring meetings); without one it does',
    remedy: ['Nothing has to be done: the door asks without a page size when it notices.'],
  },
  deltaLoops: {
    severity: 'warning',
    says: 'the round never ends, with a page size and without (a known fault of Graph with recurring meetings)',
    remedy: ['The door notices and goes by plain reads until the next day. Tell Microsoft support, with a recording (--record).'],
  },
  deltaLost: {
    severity: 'failure',
    says: 'Graph forgets its place in the midst of a round ({status} {code})',
    remedy: [
      'Now and then this is normal. If every run says so, the door still goes by plain reads; tell Microsoft support the request id.',
    ],
  },
  deltaForbidden: {
    severity: 'failure',
    says: 'the calendar can be read, its changes cannot ({status} {code})',
    remedy: ['The app has Calendars.ReadBasic only: give it Calendars.ReadWrite.', ...grantCalendars, waitForExchange],
  },
  writeNotAsked: {
    severity: 'skipped',
    says: 'nothing was written',
    remedy: ['Add --write to make a test event, shown as free and about a year ahead, and to delete it again.'],
  },
  writeWorks: { severity: 'ok', says: 'a test event on {date} was made, found by its mark, and deleted' },
  outdatedRefused: {
    severity: 'ok',
    says: 'a change meant for an outdated state of the test event was refused, as it should be ({status} {code})',
  },
  outdatedTaken: {
    severity: 'warning',
    says: 'a change meant for an outdated state of the test event was taken: the change key (If-Match) is not heeded',
    remedy: [
      'What that means: when two people change the same booking at two doors while an answer is lost, the later change may be left undone.',
      'Look for a proxy that strips the If-Match header from requests to {graph}. If there is none, run this again with --record and report it.',
    ],
  },
  currentRefused: {
    severity: 'failure',
    says: 'a change meant for the very state of the test event that was just read was refused ({status} {code})',
    remedy: [
      'Now and then this is normal: Exchange had touched the event in between. Run this again. If every run says so, a door can neither settle',
      'nor change a booking: run it with --record and report it.',
    ],
  },
  outdatedUnproven: {
    severity: 'warning',
    says: 'whether a change meant for an outdated state is refused could not be proven: {why}',
    remedy: ['Run this again with --write. If it stays so, add --record and report it.'],
  },
  writeForbidden: {
    severity: 'failure',
    says: 'the calendar can be read but not written ({status} {code})',
    remedy: ['The app has Calendars.Read only: give it Calendars.ReadWrite.', ...grantCalendars, testAuthorization, waitForExchange],
  },
  writeUnmarked: {
    severity: 'failure',
    says: 'the test event of {date} was made, but it could not be found by its mark',
    remedy: ['Run this again with --record and report it: without the mark a door cannot settle a lost answer.'],
  },
  writeAnswerLost: {
    severity: 'failure',
    says: 'the answer to the write was lost ({detail}); sent again, it went through',
    remedy: ['Look for what breaks connections between this machine and {graph}. Doors cope with it, but slowly.'],
  },
  testEventLeft: {
    severity: 'failure',
    says: 'THE TEST EVENT COULD NOT BE REMOVED: "{subject}" on {date} UTC is still in the calendar of {room} ({detail})',
    remedy: ['Delete it in Outlook (open the calendar of {room}). It is shown as free and blocks nothing.'],
  },
  testEventPossible: {
    severity: 'failure',
    says: 'nobody answered to the write ({detail}): a test event "{subject}" may still appear on {date} UTC in the calendar of {room}',
    remedy: ['Look there in some minutes and delete it in Outlook. It is shown as free and blocks nothing.'],
  },
  otherNotGiven: {
    severity: 'skipped',
    says: 'not tried whether the app is kept out of the mailboxes of people',
    remedy: [
      'Add --other-mailbox ADDRESS with a mailbox that is not a room: it must be refused. Only whether it opens is looked at, nothing is read from it.',
    ],
  },
  otherRefused: { severity: 'ok', says: '{other} is refused, as it should be ({status} {code})' },
  otherReadable: {
    severity: 'failure',
    says: "the app can read the calendar of {other}, and so probably everybody's",
    remedy: [
      'In Entra, App registrations, the app, API permissions: remove Calendars.* and revoke the admin consent; it stands above every scope.',
      ...grantCalendars,
      'PS> Test-ServicePrincipalAuthorization -Identity {clientId} -Resource {other}   # must say InScope: False',
      waitForExchange,
    ],
  },
  otherMissing: {
    severity: 'warning',
    says: '{other} has no mailbox ({status} {code}), so nothing is proven',
    remedy: ['Give the address of a mailbox that exists and is not a room.'],
  },
} as const satisfies Wordings;
