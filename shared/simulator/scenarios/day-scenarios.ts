import { addDays } from '../tenant/zones.ts';
import { relaxRoom, type Scenario, type Stage } from './scenario.ts';

type Row = readonly [from: string, to: string, who: string, subject: string];

/** Meetings of today, times of day in Amsterdam. */
function meetings({ acts, room, date }: Stage, rows: readonly Row[]): void {
  for (const [from, to, who, subject] of rows) {
    acts.create({ organizer: `${who}@contoso.com`, rooms: [room], subject, start: `${date}T${from}`, end: `${date}T${to}` });
  }
}

const busyDay: Scenario = (stage) => {
  meetings(stage, [
    ['08:30', '09:00', 'bram', 'Stand-up'],
    ['09:00', '10:30', 'ada', 'Roadmap'],
    ['10:45', '11:30', 'chiara', 'Design review'],
    ['12:00', '13:00', 'femke', 'Lunch and learn'],
    ['13:00', '14:00', 'elif', 'Budget'],
    ['14:30', '15:00', 'gustav', 'Customer call'],
    ['15:00', '16:30', 'daan', 'Architecture'],
    ['17:00', '17:30', 'joris', 'Week in review'],
  ]);
  return undefined;
};

const freeDay: Scenario = () => undefined;

const backToBack: Scenario = (stage) => {
  const people = ['ada', 'bram', 'chiara', 'daan', 'elif', 'femke', 'gustav', 'hanna'];
  const half = (index: number) => `${String(9 + Math.floor(index / 2)).padStart(2, '0')}:${index % 2 === 0 ? '00' : '30'}`;
  meetings(
    stage,
    people.map((who, index) => [half(index), half(index + 1), who, `Interview ${index + 1}`]),
  );
  return undefined;
};

/** A daily series with one occurrence moved, one renamed, one cancelled and one un-invited. */
const series: Scenario = ({ acts, room, date }) => {
  const start = addDays(date, -3);
  const daily = acts.create({
    organizer: 'bram@contoso.com',
    rooms: [room],
    subject: 'Stand-up',
    start: `${start}T09:30`,
    end: `${start}T09:45`,
    recurrence: { pattern: { type: 'daily', interval: 1 }, range: { type: 'numbered', numberOfOccurrences: 30 } },
  });
  const [renamed, moved, cancelled, withoutRoom] = [0, 1, 2, 3].map((days) => addDays(date, days)) as [string, string, string, string];
  acts.change(daily, { date: renamed, subject: 'Stand-up and demo' });
  acts.move(daily, { date: moved, start: `${moved}T11:00`, end: `${moved}T11:30` });
  acts.cancel(daily, cancelled);
  acts.uninvite(daily, room, withoutRoom);
  return undefined;
};

const allDay: Scenario = (stage) => {
  const { acts, room, date } = stage;
  relaxRoom(stage, { maximumDurationInMinutes: 0 });
  const both = { organizer: 'ivo@contoso.com', rooms: [room], isAllDay: true };
  acts.create({ ...both, subject: 'Room maintenance', start: date, end: addDays(date, 1) });
  acts.create({ ...both, subject: 'Trade fair', start: addDays(date, 2), end: addDays(date, 4) });
  return undefined;
};

const privateDay: Scenario = ({ acts, room, date }) => {
  const meeting = { rooms: [room], sensitivity: 'private' as const };
  acts.create({ ...meeting, organizer: 'femke@contoso.com', subject: 'Appraisal', start: `${date}T10:00`, end: `${date}T11:00` });
  acts.create({
    ...meeting,
    organizer: 'joris@contoso.com',
    subject: 'Acquisition',
    start: `${date}T13:00`,
    end: `${date}T15:00`,
    sensitivity: 'confidential',
  });
  return undefined;
};

/** Tentative and free meetings, and one the attendant has not answered yet. */
const tentative: Scenario = (stage) => {
  const { tenant, acts, room, date } = stage;
  acts.create({
    organizer: 'ada@contoso.com',
    rooms: [room],
    subject: 'Maybe',
    showAs: 'tentative',
    start: `${date}T09:00`,
    end: `${date}T10:00`,
  });
  acts.create({
    organizer: 'daan@contoso.com',
    rooms: [room],
    subject: 'Quiet work',
    showAs: 'free',
    start: `${date}T11:00`,
    end: `${date}T12:00`,
  });
  acts.create({
    organizer: 'gustav@contoso.com',
    rooms: [room],
    subject: 'Away',
    showAs: 'oof',
    start: `${date}T13:00`,
    end: `${date}T14:00`,
  });
  tenant.settleAttendant();
  relaxRoom(stage, { automateProcessing: 'autoUpdate' });
  acts.create({ organizer: 'hanna@contoso.com', rooms: [room], subject: 'Just asked', start: `${date}T15:00`, end: `${date}T16:00` });
  tenant.settleAttendant();
  relaxRoom(stage, { automateProcessing: 'autoAccept' });
  return undefined;
};

const cancelled: Scenario = ({ tenant, acts, room, date }) => {
  const times = { start: `${date}T10:00`, end: `${date}T11:00` };
  const gone = acts.create({ organizer: 'ada@contoso.com', rooms: [room], subject: 'Planning', ...times });
  tenant.settleAttendant();
  acts.cancel(gone);
  tenant.settleAttendant();
  acts.create({ organizer: 'bram@contoso.com', rooms: [room], subject: 'Retrospective', start: `${date}T13:00`, end: `${date}T14:00` });
  return undefined;
};

const midnight: Scenario = ({ acts, room, date }) => {
  acts.create({
    organizer: 'gustav@contoso.com',
    rooms: [room],
    subject: 'Call with Seattle',
    start: `${date}T23:00`,
    end: `${addDays(date, 1)}T01:00`,
  });
  acts.create({
    organizer: 'daan@contoso.com',
    rooms: [room],
    subject: 'Release',
    start: `${addDays(date, -1)}T22:30`,
    end: `${date}T00:30`,
  });
  return undefined;
};

const multiDay: Scenario = (stage) => {
  const { acts, room, date } = stage;
  relaxRoom(stage, { maximumDurationInMinutes: 0 });
  const times = { start: `${addDays(date, -1)}T14:00`, end: `${addDays(date, 1)}T12:00` };
  acts.create({ organizer: 'joris@contoso.com', rooms: [room], subject: 'Hackathon', ...times });
  return undefined;
};

export const dayScenarios = {
  'busy-day': busyDay,
  'free-day': freeDay,
  'back-to-back': backToBack,
  series,
  'all-day': allDay,
  private: privateDay,
  tentative,
  cancelled,
  midnight,
  'multi-day': multiDay,
} satisfies Record<string, Scenario>;
