import type { Quirk } from './quirk.ts';

/** Writing, limits and access. */
export const writeQuirks = {
  'replays-refused': {
    number: 'Q36',
    does: 'A create sent a second time gets 409 ErrorDuplicateTransactionId, which does not name the event it made.',
    parts: {
      oddities: { refusesReplays: true },
      switches: { duplicateTransactionStatus: 409, duplicateTransactionNamesEvent: false },
    },
  },
  'no-join-links': {
    number: 'Q37',
    does: 'Online meetings come with onlineMeeting null.',
    parts: { oddities: { hidesJoinLinks: true } },
  },
  'fragile-join-links': {
    number: 'Q38',
    does: 'A patch of the body takes the link to join away.',
    parts: { oddities: { patchedBodyLosesLink: true } },
  },
  'patches-mail-guests': {
    number: 'Q39',
    does: 'Every change to an event with attendees mails each of them.',
    parts: 'always',
  },
  'wrong-role': {
    number: 'Q40',
    does: 'Answering as the organiser or cancelling as an attendee is a 400, and what has gone is a 404.',
    parts: 'always',
  },
  'mailbox-concurrency': {
    number: 'Q41',
    does: 'Two requests in three get 429 MailboxConcurrency: without Retry-After, with a decimal one, or with a whole one.',
    parts: {
      faults: [
        { effect: { kind: 'mailboxConcurrency', retryAfter: null }, probability: 0.3 },
        { effect: { kind: 'mailboxConcurrency', retryAfter: '1.5' }, probability: 0.3 },
        { effect: { kind: 'mailboxConcurrency', retryAfter: '8' }, probability: 0.3 },
      ],
    },
  },
  'slow-grants': {
    number: 'Q42',
    does: 'Access is denied until nobody has asked for 25 minutes: asking keeps the denial alive.',
    parts: { faults: [{ effect: { kind: 'stickyDenial', restMs: 1_500_000 } }] },
  },
  'private-in-plain': {
    number: 'Q43',
    does: 'Private meetings come whole, with subject and body.',
    parts: { settings: { deleteSubject: false, addOrganizerToSubject: false, deleteComments: false, removePrivateProperty: false } },
  },
  'mailbox-not-enabled': {
    number: 'Q44',
    does: 'The mailbox is not enabled for Graph: 404 MailboxNotEnabledForRESTAPI.',
    parts: { faults: [{ effect: { kind: 'mailboxNotEnabled' } }] },
  },
  'stale-address': {
    number: 'Q45',
    does: 'A mailbox addressed by name gets 503 MailboxInfoStale for ever; addressed by object id it works.',
    parts: { faults: [{ effect: { kind: 'mailboxInfoStale' }, match: { path: '/v1.0/users/*/*' } }] },
  },
} as const satisfies Record<string, Quirk>;
