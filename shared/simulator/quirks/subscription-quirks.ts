import type { Quirk } from './quirk.ts';

/** Subscriptions and notifications, and where rooms and their free time are looked up: what a coordinator meets. */
export const subscriptionQuirks = {
  'repeated-notifications': {
    number: 'Q15',
    does: 'One change is told two to four times, a later one at times before an earlier one.',
    parts: { switches: { notificationCopies: 4, notificationsSwap: true } },
  },
  'early-notifications': {
    number: 'Q16',
    does: 'Reads show a change only twenty seconds after it was told.',
    parts: { faults: [{ effect: { kind: 'replicationLag', minMs: 20_000, maxMs: 20_000 } }] },
  },
  'deaf-handshakes': {
    number: 'Q17',
    does: 'One handshake in three times out, and renewing takes handshakes too.',
    parts: { faults: [{ effect: { kind: 'validationTimedOut' }, probability: 0.33 }], switches: { validatesOnRenewal: true } },
  },
  'restless-reauthorization': {
    number: 'Q18',
    does: 'Every quarter of an hour each subscription is to be reauthorised, whatever was done the last time.',
    parts: { oddities: { reauthorizesEveryMs: 900_000 } },
  },
  'shorter-subscriptions': {
    number: 'Q19',
    does: 'A subscription lives 10070 minutes at most, not the 10080 that are documented.',
    parts: { switches: { subscriptionMaxMinutes: 10_070 } },
  },
  'double-subscriptions': {
    number: 'Q20',
    does: 'Asked a second time, the same subscription is silently made a second time.',
    parts: { switches: { subscriptionsAreUnique: false } },
  },
  'addresses-refused': {
    number: 'Q21',
    does: 'A subscription to the events of a mailbox named by its address is refused as an invalid resource.',
    parts: { oddities: { refusesAddressedResources: true } },
  },
  'patient-webhooks': {
    number: 'Q22',
    does: 'A webhook has ten seconds to answer, as the documentation once said, and not three.',
    parts: { switches: { webhookAnswerMs: 10_000 } },
  },
  'subscribing-blocked': {
    number: 'Q23',
    does: 'An access policy refuses every new subscription, and the code says no more than ExtensionError.',
    parts: { faults: [{ effect: { kind: 'subscriptionForbidden' } }] },
  },
  'rooms-without-links': {
    number: 'Q31',
    does: 'A list of rooms ends after a page without a link to the next.',
    parts: { switches: { placesGiveNextLinks: false } },
  },
  'places-off': {
    number: 'Q32',
    does: 'Nobody has switched Places on: its lists are empty.',
    parts: { switches: { placesIsOn: false } },
  },
  'narrow-schedules': {
    number: 'Q46',
    does: 'Free and busy times are told within what is documented: twenty addresses and 42 days, not the hundred and 62 that were seen.',
    parts: { switches: { scheduleMostAddresses: 20, scheduleLongestDays: 42 } },
  },
} as const satisfies Record<string, Quirk>;
