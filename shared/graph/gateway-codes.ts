/** Codes of the coordinator's own, for calls that Graph did not answer: the door is to say the same as if it had asked Graph itself. */
export const gatewayCodes = {
  /** Graph, or the sign-in, did not answer the coordinator. */
  unreachable: 'LintelGraphUnreachable',
  /** It was answered with something that is no answer of Graph's. */
  unreadable: 'LintelGraphUnreadable',
} as const;
