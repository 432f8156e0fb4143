import type { Quirk } from './quirk.ts';

/** Rooms and their booking attendant, ids, and times. */
export const roomQuirks = {
  'subject-rewritten': {
    number: 'Q24',
    does: "Seconds after a meeting was accepted its subject goes, then the organiser's name takes its place, then body and private flag go.",
    parts: {
      oddities: { rewritesInSteps: true },
      settings: { deleteSubject: true, addOrganizerToSubject: true, deleteComments: true, removePrivateProperty: true },
    },
  },
  'stripped-bodies': {
    number: 'Q25',
    does: "The room's copy of a meeting has no body, and so no link to join in it.",
    parts: { settings: { deleteComments: true } },
  },
  'recreate-declined': {
    number: 'Q26',
    does: 'For two minutes the attendant declines what is put in the place of a cancelled meeting.',
    parts: { oddities: { cancelledBlocksMs: 120_000 } },
  },
  'cancelled-stay': {
    number: 'Q27',
    does: "Cancelled meetings stay in the room's calendar, marked as cancelled and free.",
    parts: { settings: { removeCanceledMeetings: false } },
  },
  'look-alike-ids': {
    number: 'Q28',
    does: 'Ids of neighbours differ only in the case of a letter, or in a dash for an underscore.',
    parts: 'always',
  },
  'shared-uids': {
    number: 'Q28',
    does: 'All occurrences of a series have one iCalUId.',
    parts: { switches: { occurrencesShareUid: true } },
  },
  'ids-per-mailbox': {
    number: 'Q29',
    does: 'The same meeting has another id in every mailbox.',
    parts: 'always',
  },
  'local-patches': {
    number: 'Q30',
    does: "A change to an attendee's copy is answered with 200 and seen by nobody else.",
    parts: 'always',
  },
  'shifted-all-day': {
    number: 'Q33',
    does: 'An occurrence of an all-day series names its original start as local midnight in UTC, which is the day before.',
    parts: { oddities: { allDayOriginIsLocal: true } },
  },
  'custom-zones': {
    number: 'Q34',
    does: 'Events and mailbox settings name the zone tzone://Microsoft/Custom.',
    parts: { oddities: { zonesAreCustom: true } },
  },
  'zone-names-refused': {
    number: 'Q35',
    does: 'A request that names a time zone other than UTC gets a 500 with a web page.',
    parts: { oddities: { refusesZoneNames: true } },
  },
  'html-errors': {
    number: 'Q35',
    does: 'Every read of the calendar gets a 500 with a web page.',
    parts: { faults: [{ effect: { kind: 'htmlError' }, match: { operation: 'calendarView*' } }] },
  },
} as const satisfies Record<string, Quirk>;
