import type { Breakage } from './breakage.ts';

const facts = 'test/contract/facts';
const domainUnits = 'test/unit/domain';
const engineUnits = 'test/unit/engine';
const graphUnits = 'test/unit/graph';

/** Rules of the door about what it reads. */
export const readingBreakages: readonly Breakage[] = [
  {
    rule: '[1.1.5] a plain read asks for big pages',
    file: 'shared/graph/room-reads.ts',
    text: "const PAGE_SIZE = '250';",
    instead: "const PAGE_SIZE = '2500';",
    tests: [graphUnits, facts],
  },
  {
    rule: '[1.1.8] a plain read names no properties',
    file: 'shared/graph/room-reads.ts',
    text: "$orderby: 'start/dateTime', $top: PAGE_SIZE,",
    instead: "$orderby: 'start/dateTime', $select: 'id,subject,start,end', $top: PAGE_SIZE,",
    tests: [graphUnits, facts],
  },
  {
    rule: '[1.1.10] the window is a day wider on both sides',
    file: 'shared/domain/day-window.ts',
    text: 'addDays(dateAt(nowMs, timeZone), -2), 12, timeZone',
    instead: 'addDays(dateAt(nowMs, timeZone), -1), 10, timeZone',
    tests: [domainUnits, facts],
  },
  {
    rule: '[1.2.5] a page with both links is none',
    file: 'shared/graph/delta-page-schema.ts',
    text: 'if (next && !delta) return',
    instead: 'if (next) return',
    tests: [graphUnits],
  },
  {
    rule: '[1.2.9] only a delta link ends a round',
    file: 'shared/engine/rounds/delta-round.ts',
    text: "if (page.link.kind === 'delta') return",
    instead: "if (page.link.kind === 'delta' || page.changes.length === 0) return",
    tests: [engineUnits, facts],
  },
  {
    rule: '[1.2.11] a read that lacks what delta told is read again',
    file: 'shared/engine/rounds/expectation.ts',
    text: '    if (!keyRead.has(id)) return true;\n',
    instead: '',
    tests: [engineUnits, facts],
  },
  {
    rule: '[1.2.13] a master in the delta is no meeting to wait for',
    file: 'shared/graph/delta-page-schema.ts',
    text: "isSeriesMaster: item.type === 'seriesMaster',",
    instead: 'isSeriesMaster: false,',
    tests: [graphUnits, facts],
  },
  {
    rule: '[1.2.13] a master in a plain read is no meeting',
    file: 'shared/graph/event-schema.ts',
    text: "if (type === 'seriesMaster') return null;",
    instead: '',
    tests: [graphUnits],
  },
  {
    rule: '[1.2.15] an item that is removed is no change',
    file: 'shared/graph/delta-page-schema.ts',
    text: "if (item['@removed'] != null) return { kind: 'removed', id: item.id };",
    instead: '',
    tests: [graphUnits, facts],
  },
  {
    rule: '[1.2.17] any item leads to a plain read',
    file: 'shared/engine/rounds/read-round.ts',
    text: 'round.changes.length === 0',
    instead: "!round.changes.some(({ kind }) => kind === 'changed')",
    tests: [engineUnits, facts],
  },
  {
    rule: '[1.3.2] a lost cursor starts a full round',
    file: 'shared/engine/rounds/read-round.ts',
    text: 'if (!isCursorLost(error)) throw error;',
    instead: 'throw error;',
    tests: [engineUnits, facts],
  },
  {
    rule: '[1.3.4] a code of a lost cursor counts under any status',
    file: 'shared/graph/graph-failure.ts',
    text: "['resyncrequired', 'cursorExpired'],",
    instead: '',
    tests: [graphUnits, facts],
  },
  {
    rule: '[1.3.5] a link that is refused is a lost cursor',
    file: 'shared/graph/graph-failure.ts',
    text: "subject === 'link' && status === 400 ? 'cursorExpired' : 'badRequest'",
    instead: "'badRequest'",
    tests: [graphUnits, facts],
  },
  {
    rule: '[1.4.1] immutable ids are asked for on every request',
    file: 'shared/graph/graph-transport.ts',
    text: '[\'IdType="ImmutableId"\', ...(call.prefer ?? [])]',
    instead: '[...(call.prefer ?? [])]',
    tests: [graphUnits],
  },
  {
    rule: '[1.4.6] ids are encoded in paths',
    file: 'shared/graph/room-reads.ts',
    text: 'encodeURIComponent(id)',
    instead: 'id',
    tests: [graphUnits],
  },
  {
    rule: '[2.1.4] an all-day event is dates, not instants',
    file: 'shared/graph/event-schema.ts',
    text: "if (!isAllDay) return { kind: 'timed'",
    instead: "return { kind: 'timed'",
    tests: [graphUnits],
  },
  {
    rule: '[2.2.1] a plain read brings the door’s mark',
    file: 'shared/graph/room-reads.ts',
    text: '$top: PAGE_SIZE, $expand: claimExpansion',
    instead: '$top: PAGE_SIZE',
    tests: [graphUnits, facts],
  },
  {
    rule: '[10.1] the innermost known code decides',
    file: 'shared/graph/graph-failure.ts',
    text: 'codes.findLast((candidate)',
    instead: 'codes.find((candidate)',
    tests: [graphUnits],
  },
];
