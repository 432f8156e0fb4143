import { ActRefusal } from '../../shared/simulator/acts/act-refusal.ts';
import { addDays, localDateOf } from '../../shared/simulator/tenant/zones.ts';
import type { Happening, Slot } from './calendar-history.ts';
import { AURORA, type House } from './house.ts';

const QUARTER_MS = 900_000;

/** Instants for the quarter that is running, else times on the wall. */
function timesOf({ day: days, quarter, quarters }: Slot, nowMs: number): { readonly start: string; readonly end: string } {
  const today = localDateOf(nowMs, 'Europe/Amsterdam');
  const isNow = quarter === null;
  const startMs = isNow
    ? Math.floor(nowMs / QUARTER_MS) * QUARTER_MS
    : Date.parse(`${addDays(today, days)}T00:00:00Z`) + quarter * QUARTER_MS;
  const text = (ms: number) => new Date(ms).toISOString().slice(0, isNow ? 24 : 16);
  return { start: text(startMs), end: text(startMs + quarters * QUARTER_MS) };
}

type Creation = Extract<Happening, { kind: 'create' }>;

function create({ acts, clock }: House, subject: string, { at, form }: Creation): string {
  const times = timesOf(at, clock.nowMs());
  const date = times.start.slice(0, 10);
  const invited = { organizer: 'ada@contoso.com', rooms: [AURORA], subject, ...times };
  switch (form) {
    case 'invited':
      return acts.create(invited);
    case 'direct':
      return acts.writeIntoRoom(AURORA, { subject, ...times });
    case 'allDay':
      return acts.create({ ...invited, isAllDay: true, start: date, end: addDays(date, 1) });
    case 'series': {
      const pattern = { type: 'daily', interval: 1 + (at.quarters % 3) } as const;
      return acts.create({ ...invited, recurrence: { pattern, range: { type: 'numbered', numberOfOccurrences: 9 } } });
    }
    case 'free':
      return acts.create({ ...invited, showAs: 'free' });
    case 'private':
      return acts.create({ ...invited, sensitivity: 'private' });
  }
}

function perform(house: House, meetings: string[], what: Happening): void {
  const { acts, tenant } = house;
  const nowMs = house.clock.nowMs();
  const today = localDateOf(nowMs, 'Europe/Amsterdam');
  const subject = `Meeting ${meetings.length + 1}`;
  const id = 'pick' in what ? (meetings[what.pick % Math.max(1, meetings.length)] ?? 'none') : 'none';
  if (what.kind === 'create') meetings.push(create(house, subject, what));
  else if (what.kind === 'move') acts.move(id, timesOf(what.at, nowMs));
  else if (what.kind === 'rename') acts.change(id, { subject: `${subject} renamed` });
  else if (what.kind === 'cancel') acts.cancel(id);
  else if (what.kind === 'uninvite') acts.uninvite(id, AURORA);
  else if (what.kind === 'invite') acts.invite(id, AURORA);
  else if (what.kind === 'decline') acts.declineFromRoom(AURORA, id);
  else if (what.kind === 'moveOccurrence') acts.move(id, { ...timesOf(what.at, nowMs), date: addDays(today, what.at.day) });
  else if (what.kind === 'cancelOccurrence') acts.cancel(id, addDays(today, what.day));
  else if (what.kind === 'uninviteOccurrence') acts.uninvite(id, AURORA, addDays(today, what.day));
  else if (what.kind === 'break') tenant.faults.add(what.rule);
  else if (what.kind === 'mend') tenant.faults.clear();
  else if (what.kind === 'switch') tenant.switches.change(what.switches);
  else if (what.kind === 'pageSize') tenant.oddities.change({ pageSize: what.size });
  else if (what.kind === 'forgetTokens') tenant.mailbox(tenant.directory.room(AURORA)?.id ?? '').forgetTokens();
}

/** Does what people do in Outlook, and what breaks; what cannot be done is not done. `meetings` holds the ids of all that were made, and grows. */
export function act(house: House, meetings: string[], what: Happening): void {
  try {
    perform(house, meetings, what);
  } catch (error) {
    if (!(error instanceof ActRefusal)) throw error;
  }
}
