import type { CommandResult, RefusalReason } from '../../shared/protocol/command-result.ts';

export interface Said {
  readonly title: string;
  readonly text: string;
}

export const englishRefusals: Readonly<Record<RefusalReason, Said>> = {
  malformed: { title: 'Not understood', text: 'The door did not understand that. Nothing was changed; please try again.' },
  notAllowed: { title: 'Not allowed here', text: 'This door is not set up to do that. Nothing was changed.' },
  busy: { title: 'One moment', text: 'The door is still busy with the touch before. Try again when it is done.' },
  roomTaken: { title: 'Just taken', text: 'Someone booked this time a moment ago. Nothing was changed; choose another time or room.' },
  lostRace: {
    title: 'Someone was faster',
    text: 'Another booking for this time was there first, so yours was taken back. Choose another time or room.',
  },
  otherRoomTaken: { title: 'Just taken', text: 'Someone booked the other room a moment ago. Nothing was changed; choose another one.' },
  tooManyElsewhere: {
    title: 'Enough for now',
    text: 'This door has booked as many other rooms as it may for now. Nothing was changed; try again later, or book in Outlook.',
  },
  startInPast: { title: 'Too late for that', text: 'That start has passed already. Nothing was changed; choose a later one.' },
  tooFarAhead: { title: 'Too far ahead', text: 'This door does not book that far ahead. Nothing was changed.' },
  notStarted: { title: 'Not started yet', text: 'This meeting has not begun. Nothing was changed.' },
  wrongRoom: { title: 'Not this room', text: 'This door does not look after that room. Nothing was changed.' },
  notNow: { title: 'Not possible now', text: 'The time for that has passed, or has not come yet. Nothing was changed.' },
  alreadyCheckedIn: { title: 'Checked in', text: 'Somebody has checked in to this meeting already.' },
  endInPast: { title: 'Too late for that', text: 'That end has passed already. Nothing was changed; choose a later one.' },
  tooLong: { title: 'Longer than allowed', text: 'Bookings at this door are limited in length. Choose a shorter one.' },
  outsideHours: { title: 'Outside opening hours', text: 'The room closes before that. Choose a shorter time.' },
  meetingGone: {
    title: 'The meeting has changed',
    text: 'It was moved or cancelled meanwhile. Nothing was changed; look at the day again.',
  },
  meetingOver: { title: 'Already over', text: 'This meeting has ended. Nothing was changed.' },
  notADoorBooking: { title: 'Not booked at a door', text: 'Only its organiser can change this meeting, in Outlook. Nothing was changed.' },
  writeRefused: {
    title: 'The calendar refused',
    text: 'This display may read the calendar but not write to it. Please book in Outlook, and tell whoever looks after the rooms.',
  },
  deviceFault: {
    title: 'Not sent',
    text: 'This display cannot keep a record of what it sends, so nothing was sent. Please tell whoever looks after the rooms.',
  },
};

/** Said where the pad itself has been put away. */
export const englishPinRefusals: Readonly<Record<Extract<CommandResult, { kind: 'pinNeeded' }>['reason'], Said>> = {
  missing: { title: 'PIN needed', text: 'Nothing was changed.' },
  wrong: { title: 'Wrong PIN', text: 'Nothing was changed.' },
  locked: { title: 'Too many wrong PINs', text: 'Nothing was changed. Wait a while before you try again.' },
};
