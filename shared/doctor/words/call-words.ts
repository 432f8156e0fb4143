import type { Wordings } from './wording.ts';

/** What can happen to any call. */
export const callWords = {
  needsOther: { severity: 'skipped', says: 'not tried: {why}' },
  callOffline: {
    severity: 'failure',
    says: 'no answer: {detail}',
    remedy: ['Try again; if it stays so, look for a firewall or proxy that closes the connection on the way to {graph}.'],
  },
  callThrottled: {
    severity: 'failure',
    says: 'Microsoft asks to wait ({status} {code}{retry})',
    remedy: ['Other programs of the same app may be busy on this mailbox, which takes four requests at a time. Wait, then run this again.'],
  },
  callServiceFailing: {
    severity: 'failure',
    says: 'Microsoft has trouble of its own ({status} {code})',
    remedy: ['Try again later; see "Service health" in the Microsoft 365 admin centre. If it stays, open a case with the request id.'],
  },
  callUnexpected: {
    severity: 'failure',
    says: 'the answer is not one that Graph gives: {detail}',
    remedy: ['Look for a proxy or filter that rewrites answers from {graph}. If there is none, report this with a recording (--record).'],
  },
  callUnauthorized: {
    severity: 'failure',
    says: 'Graph does not take the token, a fresh one neither ({status} {code})',
    remedy: [
      'In Entra, Enterprise applications, open the app: is it enabled, and does no conditional access policy for workload identities refuse this place?',
      'Check that login and graph address belong to the same cloud (docs/config.md).',
    ],
  },
  callNotFound: {
    severity: 'failure',
    says: 'not found ({status} {code})',
    remedy: ['Check the room address in the configuration.'],
  },
  callBadRequest: {
    severity: 'failure',
    says: 'Graph calls the request wrong ({status} {code})',
    remedy: ['This is a fault of Lintel or of a proxy that changed the request: report it with a recording (--record).'],
  },
  mailboxNotEnabled: {
    severity: 'failure',
    says: 'there is no Exchange Online mailbox that Graph could open behind {room} ({status} {code})',
    remedy: [
      'The mailbox is on premises, has just been made, or is disabled. See what it is:',
      'PS> Get-Mailbox -Identity {room} | Format-List RecipientTypeDetails,IsInactiveMailbox,AccountDisabled',
      'PS> Get-MailUser -Identity {room}',
    ],
  },
  mailboxInfoStale: {
    severity: 'failure',
    says: 'Graph stumbles over the address {room} ({status} {code})',
    remedy: [
      'Put the room by its object id into the configuration ("room"); this error goes away with it:',
      'PS> Get-Mailbox -Identity {room} | Format-List ExternalDirectoryObjectId',
    ],
  },
} as const satisfies Wordings;
