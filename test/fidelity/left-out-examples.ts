interface LeftOut {
  readonly pattern: RegExp;
  readonly reason: string;
}

/** Examples that Lintel neither meets nor sends, and why. Each pattern must fit at least one file. */
export const leftOutExamples: readonly LeftOut[] = [
  {
    pattern: /^subscription-create.*-rich-.*response|^change-notification-(outlook-rich-decrypted|validationtoken-claims)/,
    reason: 'notifications carry no meeting data (D11)',
  },
  { pattern: /^change-notification-eventhubs-|^serviceprincipal-/, reason: 'Event Hubs are not used (fact 7.6.1)' },
  { pattern: /^batch-/, reason: 'nothing is batched; the gateway refuses it (D9)' },
  { pattern: /^places-checkin-/, reason: 'the package of types has no check-in of Places; the wire check holds both bodies to fact 5.3.1' },
  { pattern: /^places-roomlist/, reason: 'a room says in which building it is; lists of rooms are not asked for' },
  { pattern: /^places-room-update-request|^room-resource-shape/, reason: 'what places say is the administrator’s to write' },
  { pattern: /^findmeetingtimes-/, reason: 'not for app credentials (fact 5.1.8)' },
  {
    pattern: /^event-(accept|decline|tentativelyaccept|cancel|proposal-tentative)-?.*request/,
    reason: 'a door answers an invitation with no alone, and proposes no other time (fact 3.2.8)',
  },
  { pattern: /^event-open-extension-/, reason: 'own data is an extended property (fact 2.2.1)' },
  { pattern: /^calendars?-/, reason: 'the default calendar is addressed without being asked for' },
  { pattern: /^eventmessage-organizer-copy-of-reply-/, reason: 'a message; Lintel reads no mail' },
  { pattern: /^item-get-extended-property-/, reason: 'a message; the property itself is read from events' },
  { pattern: /^mailboxsettings-automaticreplies-/, reason: 'automatic replies are not asked for' },
  { pattern: /^organization-/, reason: 'nobody asks for the organisation' },
  { pattern: /^timezones-/, reason: 'times are asked for in UTC' },
  { pattern: /^translate-/, reason: 'one id format is used throughout (fact 1.4.1)' },
];

/** Snippets of the documentation whose events have no id or no times: what a door does with them is to refuse them whole. */
export const snippetExamples: readonly RegExp[] = [
  /^calendarview-delta-reference-response/,
  /^calendarview-list-user-response/,
  /^events-list-calendar-response/,
  /^event-update-response/,
];
