import type { Breakage } from './breakage.ts';

const facts = 'test/contract/facts';
const domainUnits = 'test/unit/domain';
const engineUnits = 'test/unit/engine';
const graphUnits = 'test/unit/graph';

/** Rules of the door about what it writes, and about what takes the room. */
export const writingBreakages: readonly Breakage[] = [
  {
    rule: '[3.1.2] a booking invites nobody',
    file: 'shared/graph/event-body.ts',
    text: "    categories: ['Lintel'],",
    instead: "    categories: ['Lintel'],\n    attendees: [],",
    tests: [graphUnits, facts],
  },
  {
    rule: '[3.1.3] a booking carries its transaction id',
    file: 'shared/graph/event-body.ts',
    text: '    transactionId: commandId,\n',
    instead: '',
    tests: [graphUnits, facts],
  },
  {
    rule: '[3.1.3] a reused transaction id is not a failure',
    file: 'shared/graph/room-writes.ts',
    text: "!== 'errorduplicatetransactionid') throw error",
    instead: "!== 'errorduplicatetransactionid' || error.facts.status === 409) throw error",
    tests: [graphUnits],
  },
  {
    rule: '[3.1.4] a booking yields to a meeting that was accepted',
    file: 'shared/engine/commands/arbitration.ts',
    text: "if (meeting) return { kind: 'yield', to: meeting.id, because: 'meeting' };",
    instead: '',
    tests: [engineUnits, facts],
  },
  {
    rule: '[3.2.2] a patch of the end holds nothing else',
    file: 'shared/graph/event-body.ts',
    text: '    ...(endMs !== undefined && { end: utcTime(endMs) }),',
    instead: '    ...(endMs !== undefined && { end: utcTime(endMs), isOnlineMeeting: false }),',
    tests: [graphUnits, facts],
  },
  {
    rule: '[3.2.5] what is gone already is deleted',
    file: 'shared/graph/room-writes.ts',
    text: "      await orNullOn(\n        'notFound',",
    instead: "      await orNullOn(\n        'changed',",
    tests: [graphUnits, facts],
  },
  {
    rule: '[3.2.10] a change key that moves is no drift',
    file: 'shared/engine/replica/replica.ts',
    text: 'JSON.stringify({ ...event, changeKey: null, lastModifiedMs: null })',
    instead: 'JSON.stringify(event)',
    tests: [engineUnits, facts],
  },
  {
    rule: '[3.3.3] nobody else’s meeting is changed',
    file: 'shared/domain/door-booking.ts',
    text: 'return event.claim !== null && event.isOrganizer;',
    instead: 'return true;',
    tests: [domainUnits, facts],
  },
  {
    rule: '[4.2] a title that only repeats the organiser is none',
    file: 'shared/domain/privacy.ts',
    text: 'name && fold(name) === plain)',
    instead: 'name && name === plain)',
    tests: [domainUnits, 'test/unit/view'],
  },
  {
    rule: 'section 2: what is shown as free does not take the room',
    file: 'shared/domain/blocks.ts',
    text: "event.showAs !== 'free' &&",
    instead: '',
    tests: [domainUnits],
  },
];
