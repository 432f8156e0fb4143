import { z } from 'zod';
import type { DayView, DoorStatus, Freshness } from '../view/door-view.ts';
import type { EnrollingStep } from '../view/door-view-enrolling.ts';
import type { MeetingAction, MeetingView } from '../view/door-view-meeting.ts';
import type { TimeLabel } from '../view/time-label.ts';
import { consequenceSchema } from './consequence-schema.ts';
import { lineRefusalSchema } from './coordinator-line-schema.ts';
import { doorCommandSchema } from './door-command-schema.ts';
import { troubleSchema } from './trouble-schema.ts';

const instant = z.int();
const text = z.string();

export const timeLabelSchema: z.ZodType<TimeLabel> = z.strictObject({ ms: instant, text, dayLabel: text.nullable() });

const timeLabel = timeLabelSchema;
export const protectionSchema = z.enum(['none', 'pin']);

const action: z.ZodType<MeetingAction> = z.strictObject({
  kind: z.enum(['extend', 'end', 'startEarly', 'release', 'move', 'checkIn', 'decline']),
  minutes: z.int().nullable(),
  end: text.nullable(),
  command: doorCommandSchema,
  consequence: consequenceSchema,
  protection: protectionSchema,
});

export const meetingViewSchema: z.ZodType<MeetingView> = z.strictObject({
  id: text,
  startMs: instant,
  endMs: instant,
  start: text,
  end: text,
  startDay: text.nullable(),
  endDay: text.nullable(),
  isAllDay: z.boolean(),
  title: text.nullable(),
  organizer: text.nullable(),
  isPrivate: z.boolean(),
  isTentative: z.boolean(),
  isOnline: z.boolean(),
  attendeeCount: z.int().nullable(),
  attendeeNames: z.array(text).nullable(),
  isDoorBooking: z.boolean(),
  isConflict: z.boolean(),
  isHold: z.boolean(),
  isCheckedIn: z.boolean(),
  isOfSeries: z.boolean(),
  actions: z.array(action),
});

const meeting = meetingViewSchema;

const enrollingStep: z.ZodType<EnrollingStep> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('connecting') }),
  z.strictObject({ kind: z.literal('unreachable'), since: timeLabel }),
  z.strictObject({
    kind: z.literal('code'),
    code: text,
    expires: timeLabel,
    confirmAt: text.nullable(),
    qr: z.strictObject({ path: text, size: z.int() }),
  }),
  z.strictObject({ kind: z.literal('refused'), reason: lineRefusalSchema }),
]);

export const doorStatusSchema: z.ZodType<DoorStatus> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('enrolling'), coordinator: text, step: enrollingStep }),
  z.strictObject({
    kind: z.literal('occupied'),
    meeting,
    until: timeLabel,
    minutesLeft: z.int(),
    endingSoon: z.boolean(),
    freeFrom: timeLabel.nullable(),
    next: meeting.nullable(),
    isConflict: z.boolean(),
    isStale: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('unknown'), lastCertain: timeLabel.nullable(), trouble: troubleSchema.nullable() }),
  z.strictObject({ kind: z.literal('closed'), opens: timeLabel.nullable(), next: meeting.nullable() }),
  z.strictObject({ kind: z.literal('awaitingCheckIn'), meeting, releasesAt: timeLabel, secondsLeft: z.int() }),
  z.strictObject({ kind: z.literal('startingSoon'), meeting, minutesUntil: z.int() }),
  z.strictObject({ kind: z.literal('available'), until: timeLabel.nullable(), freeMinutes: z.int().nullable(), next: meeting.nullable() }),
]);

export const freshnessKindSchema = z.enum(['live', 'delayed', 'stale', 'never']);

export const freshnessSchema: z.ZodType<Freshness> = z.strictObject({
  kind: freshnessKindSchema,
  lastCertain: timeLabel.nullable(),
  trouble: troubleSchema.nullable(),
});

export const dayViewSchema: z.ZodType<DayView> = z.strictObject({
  startMs: instant,
  endMs: instant,
  weekday: text,
  date: text,
  hours: z.array(z.strictObject({ ms: instant, label: text })),
  meetings: z.array(meeting),
  closed: z.array(z.strictObject({ startMs: instant, endMs: instant })),
  bookable: z.array(z.strictObject({ startMs: instant, endMs: instant, marks: z.array(z.strictObject({ ms: instant, text })) })),
});
