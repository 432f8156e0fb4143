import { englishActs, englishBookLater, englishRooms } from './english-acts.ts';
import { englishAnswers } from './english-answers.ts';
import { englishCheckIn } from './english-check-in.ts';
import { englishConfirm } from './english-consequences.ts';
import { englishCountdown } from './english-durations.ts';
import { englishEnrolling } from './english-enrolling.ts';
import { englishMeeting } from './english-meeting.ts';
import { englishOffers } from './english-offers.ts';
import { englishAdministrator, englishIdentify, englishPin } from './english-staff.ts';
import { englishStatus } from './english-status.ts';
import type { Words } from './words.ts';

export const english: Words = {
  tag: 'en',
  starting: {
    word: 'Starting',
    askingCalendar: 'The door asks the calendar. This takes a few seconds.',
    waitingForProgram: 'The display is waiting for its program.',
  },
  enrolling: englishEnrolling,
  status: englishStatus,
  meeting: englishMeeting,
  day: {
    timeline: 'The room’s day',
    today: 'Today',
    allDay: 'All day',
    closed: 'Closed',
    nothingBooked: 'Nothing booked',
    open: 'Whole day and next days',
    title: 'The days ahead',
    back: 'Back to now',
    earlier: 'Earlier days',
    later: 'Later days',
  },
  offer: englishOffers,
  answer: englishAnswers,
  act: englishActs,
  confirm: englishConfirm,
  bookLater: englishBookLater,
  rooms: englishRooms,
  checkIn: englishCheckIn,
  pin: englishPin,
  administrator: englishAdministrator,
  identify: englishIdentify,
  countdown: englishCountdown,
};
