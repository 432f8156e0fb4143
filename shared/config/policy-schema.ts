import { z } from 'zod';
import { defaultPolicy, type Policy } from '../domain/policy.ts';

// A malformed time ends the check, or it would be compared with the other one all the same.
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { abort: true });
const minutes = z.int().min(0).max(60);
const lengths = z
  .array(z.int().min(5).max(1_440))
  .min(1)
  .max(8)
  .refine((values) => values.every((value, index) => value > (values[index - 1] ?? 0)));

const hours = z
  .strictObject({
    days: z
      .array(z.int().min(1).max(7))
      .min(1)
      .max(7)
      .refine((days) => new Set(days).size === days.length),
    opens: time,
    closes: time.or(z.literal('24:00')),
  })
  // Zero-padded times sort as text.
  .refine(({ opens, closes }) => opens < closes, { path: ['closes'] });

const audience = z.enum(['nobody', 'administrator', 'anyone']);
const protection = z.enum(['none', 'pin']);
const { othersMeetings, protect } = defaultPolicy;

const nearbyRooms = z
  .array(z.strictObject({ address: z.email().max(320), name: z.string().trim().min(1).max(80) }))
  .max(20)
  .refine((rooms) => new Set(rooms.map(({ address }) => address.toLowerCase())).size === rooms.length);

/** Every field has a default; a key that is none of these is a mistake. */
export const policySchema: z.ZodType<Policy> = z.strictObject({
  roomName: z.string().trim().min(1).max(80).nullable().default(defaultPolicy.roomName),
  roomDetails: z.string().trim().min(1).max(120).nullable().default(defaultPolicy.roomDetails),
  language: z.enum(['en']).default(defaultPolicy.language),
  hourCycle: z.enum(['auto', 'h12', 'h23']).default(defaultPolicy.hourCycle),
  privacy: z.enum(['full', 'organizerOnly', 'subjectOnly', 'busyOnly']).default(defaultPolicy.privacy),
  showAttendees: z.enum(['none', 'count', 'names']).default(defaultPolicy.showAttendees),
  showOnlineMeeting: z.boolean().default(defaultPolicy.showOnlineMeeting),
  hours: hours.nullable().default(null),
  stalenessBoundMinutes: z.int().min(1).max(60).default(defaultPolicy.stalenessBoundMinutes),
  startingSoonMinutes: minutes.default(defaultPolicy.startingSoonMinutes),
  endingSoonMinutes: minutes.default(defaultPolicy.endingSoonMinutes),
  allowBooking: z.boolean().default(defaultPolicy.allowBooking),
  allowExtending: z.boolean().default(defaultPolicy.allowExtending),
  allowEnding: z.boolean().default(defaultPolicy.allowEnding),
  bookingMinutes: lengths.default([...defaultPolicy.bookingMinutes]),
  extensionMinutes: lengths.default([...defaultPolicy.extensionMinutes]),
  longestBookingMinutes: z.int().min(5).max(1_440).default(defaultPolicy.longestBookingMinutes),
  allowBookingLater: z.boolean().default(defaultPolicy.allowBookingLater),
  bookAheadDays: z.int().min(0).max(7).default(defaultPolicy.bookAheadDays),
  nearbyRooms: nearbyRooms.default([]),
  othersMeetings: z
    .strictObject({
      extend: audience.default(othersMeetings.extend),
      end: audience.default(othersMeetings.end),
      startEarly: audience.default(othersMeetings.startEarly),
      release: audience.default(othersMeetings.release),
      move: audience.default(othersMeetings.move),
    })
    .default(othersMeetings),
  stubMinutes: minutes.default(defaultPolicy.stubMinutes),
  stubOfOthers: z.enum(['decline', 'shorten']).default(defaultPolicy.stubOfOthers),
  declineInRoomOnly: z.enum(['nobody', 'administrator', 'owner']).default(defaultPolicy.declineInRoomOnly),
  changeOrganizersEvent: z.boolean().default(defaultPolicy.changeOrganizersEvent),
  checkIn: z.enum(['off', 'remind', 'release']).default(defaultPolicy.checkIn),
  checkInOpensMinutes: minutes.default(defaultPolicy.checkInOpensMinutes),
  checkInClosesMinutes: z.int().min(1).max(60).default(defaultPolicy.checkInClosesMinutes),
  missesUntilReport: z.int().min(1).max(20).default(defaultPolicy.missesUntilReport),
  declineMissedSeries: z.boolean().default(defaultPolicy.declineMissedSeries),
  protect: z
    .strictObject({
      book: protection.default(protect.book),
      extend: protection.default(protect.extend),
      end: protection.default(protect.end),
      checkIn: protection.default(protect.checkIn),
    })
    .default(protect),
});
