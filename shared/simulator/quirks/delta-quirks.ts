import type { Quirk } from './quirk.ts';

/** Reading: delta rounds and plain reads. */
export const deltaQuirks = {
  'endless-pages': {
    number: 'Q1',
    does: 'With a page size and a series, a delta round repeats its first page under ever new links and never ends.',
    parts: { faults: [{ effect: { kind: 'endlessPages' } }] },
  },
  'oversized-pages': {
    number: 'Q2',
    does: 'Pages hold more than was asked for.',
    parts: { oddities: { pageSize: 1000 } },
  },
  'empty-first-page': {
    number: 'Q3',
    does: 'Every other page of a delta round is empty, the first one included, and the round goes on.',
    parts: { switches: { deltaEmptyPages: 1 } },
  },
  'repeated-items': {
    number: 'Q4',
    does: 'Every item of a delta page comes twice.',
    parts: { switches: { deltaDuplicates: 1 } },
  },
  'other-link-path': {
    number: 'Q4',
    does: 'Delta links name another path than the one that was called.',
    parts: { switches: { deltaLinkPathDiffers: true } },
  },
  'stub-occurrences': {
    number: 'Q5',
    does: 'Delta tells of an occurrence no more than its id, its series and its times.',
    parts: { switches: { deltaSendsStubs: true } },
  },
  'silent-deletions': {
    number: 'Q6',
    does: 'Delta does not mention that an occurrence was taken out of a series.',
    parts: { switches: { deltaAnnouncesDeletedOccurrences: false } },
  },
  'strange-removals': {
    number: 'Q7',
    does: 'A change outside the window comes as the removal of an id that was never told.',
    parts: { switches: { deltaRemovesOutsideChanges: true } },
  },
  'forgotten-changes': {
    number: 'Q8',
    does: 'Delta keeps every change to itself, deletions too.',
    parts: { switches: { deltaForgetsChanges: 1 } },
  },
  'lost-tokens': {
    number: 'Q9',
    does: 'Every link of a delta round is answered with 410, between two pages too.',
    parts: { faults: [{ effect: { kind: 'syncStateLost' } }] },
  },
  'delta-timeouts': {
    number: 'Q10',
    does: 'Delta times out with 504 and an empty message; all else works.',
    parts: { faults: [{ effect: { kind: 'gatewayTimeout' }, match: { operation: 'calendarView.delta' } }] },
  },
  'series-missing': {
    number: 'Q11',
    does: 'A series that the room itself organises is missing from delta, in full rounds too.',
    parts: { oddities: { deltaOmitsOwnSeries: true } },
  },
  'ten-a-page': {
    number: 'Q12',
    does: 'Ten items a page whatever was asked for, and only the last page has a delta link.',
    parts: { oddities: { pageSize: 10 } },
  },
  'unordered-view': {
    number: 'Q13',
    does: 'A plain read comes ten at a time: single meetings first, then the series, in no order of time.',
    parts: { oddities: { viewIgnoresOrder: true, pageSize: 10 } },
  },
  'ids-by-request': {
    number: 'Q14',
    does: 'Every request says anew which ids it wants; a next page asked for without that has other ids.',
    parts: 'always',
  },
} as const satisfies Record<string, Quirk>;
