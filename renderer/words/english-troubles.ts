import type { TroubleWords } from './words.ts';

export const englishTroubles: TroubleWords = {
  offline: { sentence: 'The calendar cannot be reached. The room may be taken; look inside.', short: 'the calendar cannot be reached' },
  throttled: {
    sentence: 'The calendar asked us to wait. The room may be taken; look inside.',
    short: 'the calendar asked us to wait',
  },
  serviceFailing: {
    sentence: 'The calendar is not working at the moment. The room may be taken; look inside.',
    short: 'the calendar is not working',
  },
  unexpectedReply: {
    sentence: 'The calendar gave an answer that makes no sense. The room may be taken; look inside.',
    short: 'the calendar gave a strange answer',
  },
  credentialRefused: {
    sentence: 'This display may not sign in to the calendar. Please tell whoever looks after the rooms.',
    short: 'sign-in refused',
  },
  permissionMissing: {
    sentence: 'This display may not read the room’s calendar. Please tell whoever looks after the rooms.',
    short: 'no permission to read the calendar',
  },
  roomNotFound: {
    sentence: 'This room is not in the directory. Please tell whoever looks after the rooms.',
    short: 'room not found in the directory',
  },
  clockUnsound: {
    sentence: 'The display is not sure of the time, and waits for the calendar to tell it.',
    short: 'waiting to know the time',
  },
};
