/** Why the door does not have a fresh answer from Graph. Closed: each has a sentence at the door and a remedy in the docs. */
export type Trouble =
  | 'offline' // no answer at all: network, DNS, TLS, time-out
  | 'throttled' // 429
  | 'serviceFailing' // 5xx
  | 'unexpectedReply' // an answer that is not what it should be
  | 'credentialRefused' // the token endpoint refuses the credential, or Graph the token
  | 'permissionMissing' // 403 on the calendar
  | 'roomNotFound' // no such room in the directory, or no mailbox behind it
  | 'clockUnsound'; // the device's clock jumped, or was set back, and Graph has not answered since
