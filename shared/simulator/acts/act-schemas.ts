import { z } from 'zod';
import { patternSchema } from '../graph/event-body.ts';

const address = z.string().min(1, 'an address or an object id');
/** With an offset it is an instant; without, a local time in `timeZone`. */
const time = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/,
    'a date, or a date and time such as 2026-11-23T09:00 or 2026-11-23T08:00:00Z',
  );
const date = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'a date such as 2026-11-23');

const words = {
  subject: z.string(),
  body: z.string(),
  showAs: z.enum(['free', 'tentative', 'busy', 'oof', 'workingElsewhere']),
  sensitivity: z.enum(['normal', 'personal', 'private', 'confidential']),
};

/** As Graph's, but the first day is the meeting's own. */
const recurrence = z.strictObject({
  pattern: patternSchema,
  range: z.strictObject({
    type: z.enum(['endDate', 'noEnd', 'numbered']),
    endDate: date.optional(),
    numberOfOccurrences: z.number().int().min(1).optional(),
  }),
});

export const newMeetingSchema = z.strictObject({
  organizer: address,
  rooms: z.array(address).default([]),
  attendees: z.array(address).default([]),
  start: time,
  end: time,
  timeZone: z.string().default('Europe/Amsterdam'),
  isAllDay: z.boolean().default(false),
  online: z.boolean().default(false),
  subject: words.subject.default('Meeting'),
  body: words.body.default(''),
  showAs: words.showAs.default('busy'),
  sensitivity: words.sensitivity.default('normal'),
  recurrence: recurrence.optional(),
});

/** A write straight into a room, past the attendant: the room is the organiser. */
export const roomEventSchema = newMeetingSchema.omit({ organizer: true, rooms: true, online: true });

/** `date`: one occurrence, by its original date. */
export const moveSchema = z.strictObject({
  start: time,
  end: time,
  timeZone: z.string().default('Europe/Amsterdam'),
  date: date.optional(),
});
export const changeSchema = z.strictObject({
  date: date.optional(),
  subject: words.subject.optional(),
  body: words.body.optional(),
  showAs: words.showAs.optional(),
  sensitivity: words.sensitivity.optional(),
});
export const cancelSchema = z.strictObject({ date: date.optional() });
export const guestSchema = z.strictObject({ who: address, date: date.optional() });
export const declineSchema = z.strictObject({ meeting: z.string().min(1), date: date.optional(), comment: z.string().optional() });

export const roomPatchSchema = z.strictObject({
  name: z.string().min(1).optional(),
  capacity: z.number().int().min(0).optional(),
  building: z.string().optional(),
  floor: z.number().int().optional(),
  equipment: z.array(z.string()).optional(),
  isHidden: z.boolean().optional(),
  timeZone: z.string().optional(),
  settings: z
    .strictObject({
      automateProcessing: z.enum(['autoAccept', 'autoUpdate', 'none']),
      deleteSubject: z.boolean(),
      addOrganizerToSubject: z.boolean(),
      deleteComments: z.boolean(),
      removePrivateProperty: z.boolean(),
      removeCanceledMeetings: z.boolean(),
      addNewRequestsTentatively: z.boolean(),
      allowConflicts: z.boolean(),
      conflictPercentageAllowed: z.number().int().min(0).max(100),
      maximumConflictInstances: z.number().int().min(0),
      allowRecurringMeetings: z.boolean(),
      enforceSchedulingHorizon: z.boolean(),
      bookingWindowInDays: z.number().int().min(0).max(1080),
      maximumDurationInMinutes: z.number().int().min(0),
      scheduleOnlyDuringWorkHours: z.boolean(),
    })
    .partial()
    .optional(),
});

export const clockSchema = z.union(
  [z.strictObject({ set: z.iso.datetime({ offset: true }) }), z.strictObject({ stepMs: z.number().int() })],
  'either set (an instant) or stepMs',
);
export const attendantSchema = z.strictObject({
  mode: z.enum(['auto', 'manual']).optional(),
  minMs: z.number().int().min(0).optional(),
  maxMs: z.number().int().min(0).optional(),
});
export const appSchema = z.strictObject({
  secret: z.string().min(1).optional(),
  secretExpires: z.iso.datetime({ offset: true }).nullable().optional(),
  isEnabled: z.boolean().optional(),
  scope: z.union([z.enum(['rooms', 'everyone']), z.array(address)]).optional(),
});
/** Graph's `lifecycleEventType`. */
export const lifecycleSchema = z.strictObject({ event: z.enum(['reauthorizationRequired', 'subscriptionRemoved', 'missed']) });
export const quirkSchema = z.strictObject({ on: z.boolean() });
export const scenarioSchema = z.strictObject({ room: address.optional() });

export type NewMeeting = Readonly<z.input<typeof newMeetingSchema>>;
export type RoomEvent = Readonly<z.input<typeof roomEventSchema>>;
export type MoveMeeting = Readonly<z.input<typeof moveSchema>>;
export type ChangeMeeting = Readonly<z.input<typeof changeSchema>>;
