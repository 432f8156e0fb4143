import type { Scenario } from './scenario.ts';

const MINUTE_MS = 60_000;
const HALF_HOUR_MS = 30 * MINUTE_MS;

/** Minutes from the last half hour, who, what, and with whom. */
type Row = readonly [room: string, from: number, to: number, who: string, subject: string, guests: readonly string[]];

const rows: readonly Row[] = [
  ['aurora', -150, -90, 'elif', 'Quarterly numbers', ['joris']],
  ['aurora', -60, -15, 'chiara', 'Design critique', ['ada', 'bram']],
  ['aurora', 90, 150, 'ada', 'Roadmap for spring', ['bram', 'chiara', 'daan', 'elif']],
  ['aurora', 150, 180, 'gustav', 'Northwind: renewal', ['hanna']],
  ['aurora', 210, 300, 'daan', 'Architecture hour', ['bram']],
  ['borealis', -90, -30, 'femke', 'Interview', ['ada']],
  ['borealis', 60, 120, 'hanna', 'Customer council', ['gustav']],
  ['borealis', 180, 240, 'joris', 'Board preparation', ['elif']],
  ['cumulus', -30, 30, 'bram', 'Pairing', ['daan']],
  ['cumulus', 30, 60, 'femke', 'One on one', ['chiara']],
  ['dune', -240, 240, 'ivo', 'Fire safety training', ['femke', 'hanna']],
  ['estuary', -120, -60, 'gustav', 'Pipeline', ['joris']],
  ['estuary', 120, 180, 'chiara', 'User test', ['ada']],
  ['fjord', -15, 45, 'hanna', 'Onboarding', ['femke']],
];

/** A believable working day around the present hour, whatever the hour is. The first room is free for an hour: there is something to book. */
export const lively: Scenario = ({ acts, nowMs }) => {
  const anchorMs = Math.floor(nowMs / HALF_HOUR_MS) * HALF_HOUR_MS;
  for (const [room, from, to, who, subject, guests] of rows) {
    acts.create({
      organizer: `${who}@contoso.com`,
      rooms: [`${room}@contoso.com`],
      attendees: guests.map((guest) => `${guest}@contoso.com`),
      subject,
      start: new Date(anchorMs + from * MINUTE_MS).toISOString(),
      end: new Date(anchorMs + to * MINUTE_MS).toISOString(),
    });
  }
  return undefined;
};
