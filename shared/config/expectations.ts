import { cloudNames } from './clouds.ts';

const yesOrNo = 'true or false';
const lengths = 'one to eight whole numbers of minutes from 5 to 1440, rising';
const address = 'an https address (http only to this machine) without user name, query or fragment';

/** What each field should hold, for problems and for people. */
export const expectations: Readonly<Record<string, string>> = {
  room: "the room's e-mail address or its object id",
  tenantId: "the tenant's id or one of its domains",
  clientId: "the app registration's application (client) id",
  credential: 'an object with kind and secret',
  'credential.kind': '"secret"',
  'credential.secret': "the app registration's client secret",
  cloud: `one of ${cloudNames.join(', ')}, or an object with login and graph`,
  'cloud.login': address,
  'cloud.graph': `${address}, and without a version such as /v1.0`,
  timeZone: 'an IANA time zone such as Europe/Amsterdam, or null',
  coordinator: `${address}, or null`,
  dataDir: 'the path of a folder',
  policy: 'an object with rules of the room',
  'policy.roomName': 'a name of 1 to 80 characters, or null',
  'policy.roomDetails': 'a line of 1 to 120 characters, or null',
  'policy.language': 'one of en',
  'policy.hourCycle': 'one of auto, h12, h23',
  'policy.privacy': 'one of full, organizerOnly, subjectOnly, busyOnly',
  'policy.showAttendees': 'one of none, count, names',
  'policy.showOnlineMeeting': yesOrNo,
  'policy.hours': 'an object with days, opens and closes, or null',
  'policy.hours.days': 'one to seven different weekdays as numbers from 1 (Monday) to 7',
  'policy.hours.opens': 'a time such as 08:00',
  'policy.hours.closes': 'a time such as 18:00 or 24:00, after opens',
  'policy.stalenessBoundMinutes': 'a whole number from 1 to 60',
  'policy.startingSoonMinutes': 'a whole number from 0 to 60',
  'policy.endingSoonMinutes': 'a whole number from 0 to 60',
  'policy.allowBooking': yesOrNo,
  'policy.allowExtending': yesOrNo,
  'policy.allowEnding': yesOrNo,
  'policy.bookingMinutes': lengths,
  'policy.extensionMinutes': lengths,
  'policy.longestBookingMinutes': 'a whole number from 5 to 1440',
};
