/** Flow files (by the beginning of their names) that are told once only, and why a coordinator before their doors would tell nothing more. */
export const filesToldOnce = {
  'coordinator-': 'the coordinator itself: no door of theirs asks Graph',
  'subscriptions-': 'the coordinator’s own calls to Graph: there are no doors',
  gateway: 'opens a gateway of its own, to which it speaks as a door and as a thief',
  'other-rooms': 'opens a gateway of its own before its doors in every run',
  'door-and-coordinator': 'one story of a door that has a credential beside its coordinator’s line',
  supervisor: 'opens doors of both kinds itself, and says of each story which',
} as const satisfies Readonly<Record<string, string>>;

/** Single stories of other files that are told straight only, and why. */
export const storiesToldStraight = {
  organizersOwnEvent: 'a door in gateway mode never reaches an organiser’s calendar; `others-times` tells what it does instead (E46)',
} as const satisfies Readonly<Record<string, string>>;
