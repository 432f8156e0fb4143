/** Operations of the slice that neither door nor simulator knows, and why. By name as the slice spells it. */
export const leftOutOperations: readonly { readonly pattern: RegExp; readonly reason: string }[] = [
  {
    pattern: /^(?!POST )\w+ \/places\/.*checkIns/,
    reason: 'a door only says that somebody came; what Places knows of others is not asked for',
  },
  {
    pattern: /^GET \/places\/(graph\.(building|floor|section)|\{place-id\}\/descendants\(\))$|^PATCH \/places/,
    reason: 'rooms and their lists are looked up, nothing else; what they say is the administrator’s',
  },
  { pattern: /\/\$batch$/, reason: 'nothing is batched; the gateway refuses it (D9)' },
  { pattern: /^GET \/organization/, reason: 'nobody asks for the organisation' },
  { pattern: /^PATCH \/users\/\{user-id\}\/mailboxSettings$/, reason: 'settings of a mailbox are the administrator’s' },
  { pattern: /^GET \/users\/\{user-id\}\/calendar$/, reason: 'the default calendar is addressed without being asked for' },
  { pattern: /\/instances$/, reason: 'series come expanded in the plain read (D3)' },
  { pattern: /permanentDelete$/, reason: 'what a door removes stays in Deleted Items, where an administrator finds it' },
  { pattern: /supportedTimeZones/, reason: 'times are asked for in UTC, and the room’s zone is named by its settings' },
  { pattern: /translateExchangeIds$/, reason: 'one id format is used throughout (fact 1.4.1)' },
];
