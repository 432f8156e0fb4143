import { z } from 'zod';

const text = z.string();

/** A member of an enum, whichever letters are capitals (section 2, last row; the published series say `Thursday`). */
function member<Name extends string>(names: readonly Name[]) {
  const byLowerCase = new Map(names.map((name) => [name.toLowerCase(), name]));
  return text.transform((given, context): Name => {
    const name = byLowerCase.get(given.toLowerCase());
    if (name === undefined) context.addIssue({ code: 'custom', message: `'${given}' is none of ${names.join(', ')}` });
    return name ?? (given as Name);
  });
}

const zonedTime = z.strictObject({
  '@odata.type': text.optional(),
  dateTime: text.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d/),
  timeZone: text.optional(),
});
const weekday = member(['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']);
const date = text.regex(/^\d{4}-\d\d-\d\d$/);

const place = z.looseObject({
  displayName: text.nullish(),
  locationEmailAddress: text.nullish(),
  locationUri: text.nullish(),
});

export const patternSchema = z.strictObject({
  type: member(['daily', 'weekly', 'absoluteMonthly', 'relativeMonthly', 'absoluteYearly', 'relativeYearly']),
  interval: z.number().int().min(1),
  month: z.number().int().min(0).max(12).optional(),
  dayOfMonth: z.number().int().min(0).max(31).optional(),
  daysOfWeek: z.array(weekday).optional(),
  firstDayOfWeek: weekday.optional(),
  index: member(['first', 'second', 'third', 'fourth', 'last']).optional(),
});

const recurrence = z.strictObject({
  pattern: patternSchema,
  range: z.strictObject({
    type: member(['endDate', 'noEnd', 'numbered']),
    startDate: date,
    endDate: date.optional(),
    recurrenceTimeZone: text.optional(),
    numberOfOccurrences: z.number().int().min(0).optional(),
  }),
});

/** What an event body may hold. Unlike our own answers to strangers, Graph refuses a property it does not know. */
export const eventBodySchema = z.strictObject({
  '@odata.type': text.optional(),
  subject: text.nullish(),
  body: z
    .strictObject({
      contentType: member(['text', 'html']).optional(),
      content: text.nullish(),
    })
    .nullish(),
  start: zonedTime.optional(),
  end: zonedTime.optional(),
  isAllDay: z.boolean().optional(),
  location: place.nullish(),
  locations: z.array(place).optional(),
  attendees: z
    .array(
      z.strictObject({
        emailAddress: z.strictObject({ address: text.min(1), name: text.nullish() }),
        type: member(['required', 'optional', 'resource']).optional(),
        status: z.unknown().optional(),
        proposedNewTime: z.unknown().optional(),
      }),
    )
    .max(500)
    .optional(),
  recurrence: recurrence.nullish(),
  showAs: member(['free', 'tentative', 'busy', 'oof', 'workingElsewhere', 'unknown']).optional(),
  sensitivity: member(['normal', 'personal', 'private', 'confidential']).optional(),
  importance: member(['low', 'normal', 'high']).optional(),
  categories: z.array(text).optional(),
  reminderMinutesBeforeStart: z.number().int().optional(),
  isReminderOn: z.boolean().optional(),
  allowNewTimeProposals: z.boolean().optional(),
  responseRequested: z.boolean().optional(),
  hideAttendees: z.boolean().optional(),
  isOnlineMeeting: z.boolean().optional(),
  onlineMeetingProvider: text.optional(),
  transactionId: text.min(1).nullish(),
  singleValueExtendedProperties: z.array(z.strictObject({ '@odata.type': text.optional(), id: text.min(1), value: text })).optional(),
});

export type EventBody = z.infer<typeof eventBodySchema>;
