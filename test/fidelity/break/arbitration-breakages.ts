import type { Breakage } from './breakage.ts';

const arbitration = 'shared/engine/commands/arbitration.ts';
const twoDoors = 'test/flow/booking-model-two-doors.test.ts';

/** Rules of who has the room: the interleavings have to notice, whatever else does. */
export const arbitrationBreakages: readonly Breakage[] = [
  {
    rule: 'D6 a booking counts only when its mark has been taken',
    file: 'shared/engine/commands/book-steps.ts',
    text: "    case 'mark':\n      deps.ownWrites.wrote(own.id, null);\n",
    instead: "    case 'mark':\n      return done(named, own, deps);\n",
    tests: [twoDoors],
  },
  {
    rule: 'D6 a claim yields to what another door has settled',
    file: arbitration,
    text: "  if (settled) return { kind: 'yield', to: settled.id, because: 'settled' };\n",
    instead: '',
    tests: [twoDoors],
  },
  {
    rule: 'D6 new bookings are ranked by their making, whoever looks',
    file: arbitration,
    text: 'settledPart(other) === null)].sort(byRank);',
    instead: 'settledPart(other) === null)];',
    tests: [twoDoors],
  },
  {
    rule: 'D6 the first of several new bookings waits for those that may have been decided before it was to be seen',
    file: arbitration,
    text: 'RIVALS_MS = 150_000',
    instead: 'RIVALS_MS = 0',
    tests: [twoDoors],
  },
  {
    rule: 'D6 a booking yields to a meeting from elsewhere that comes within two minutes',
    file: 'shared/engine/commands/book-steps.ts',
    text: '    ...(entry.elsewhere === null && { watch }),\n',
    instead: '',
    tests: ['test/flow/booking-model-invitations.test.ts'],
  },
  {
    rule: 'D6 an extension goes back for a booking that another door is making',
    file: arbitration,
    text: 'return rivals.find((rival) => !isAddition(rival) || byRank(rival, own) < 0);',
    instead: 'return rivals.find((rival) => rival.id === own.id);',
    tests: ['test/flow/booking-model-growth.test.ts'],
  },
];
