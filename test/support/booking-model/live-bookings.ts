import { AURORA } from '../house.ts';
import { journalled } from '../room-ledger.ts';
import type { Attempt } from './attempt.ts';
import type { Act, BookingHistory, Stretch } from './booking-history.ts';
import type { ModelRoom } from './model-room.ts';
import { type Opened, openPlaces, type Place } from './open-places.ts';
import type { RoomTimeline } from './room-timeline.ts';

const QUARTER_MS = 900_000;
/** Nothing may take longer than this once everything works again. */
const LONGEST_REST_MS = 20 * 60_000;

/** All that is known of one history once everything has come to rest. */
export interface LivedBookings {
  readonly timeline: RoomTimeline;
  readonly attempts: readonly Attempt[];
  readonly honoursIfMatch: boolean;
  /** Doors that are not at rest, and what they still hold. */
  readonly restless: readonly string[];
}

function stretchAt({ start, length }: Stretch, nowMs: number): { readonly startMs: number; readonly endMs: number } {
  const startMs = (Math.floor(nowMs / QUARTER_MS) + start) * QUARTER_MS;
  return { startMs, endMs: startMs + length * QUARTER_MS };
}

/** The person sees what the glass shows. */
const meetingAt = ({ house }: Place, pick: number) => {
  const own = house.view().days[0]?.meetings.filter(({ isDoorBooking, endMs }) => isDoorBooking && endMs > house.clock.nowMs()) ?? [];
  return own[pick % Math.max(1, own.length)] ?? null;
};

function perform(place: Place, act: Extract<Act, { readonly door: number }>): void {
  const { door, house } = place;
  const nowMs = house.clock.nowMs();
  switch (act.kind) {
    case 'bookNow':
      door.touch(house, { kind: 'bookNow', endMs: stretchAt({ start: 0, length: act.quarters }, nowMs).endMs });
      break;
    case 'bookLater':
      door.touch(house, { kind: 'bookLater', ...stretchAt({ ...act.at, start: Math.max(1, act.at.start) }, nowMs) });
      break;
    case 'kill':
      place.downMs = act.downMs;
      door.kill(act.after);
      break;
    case 'cutOff':
      door.network.cutOff(act.forMs);
      break;
    default:
      change(place, act);
  }
}

function change(place: Place, act: Extract<Act, { readonly kind: 'extend' | 'end' | 'startEarly' }>): void {
  const meeting = meetingAt(place, act.pick);
  if (meeting === null) return;
  const { id: meetingId, endMs } = meeting;
  if (act.kind !== 'extend') place.door.touch(place.house, { kind: act.kind, meetingId });
  else place.door.touch(place.house, { kind: 'extend', meetingId, endMs: endMs + act.quarters * QUARTER_MS });
}

function actInOutlook(room: ModelRoom, meetings: string[], act: Exclude<Act, { readonly door: number }>, nowMs: number): void {
  const times = (at: Stretch) => {
    const { startMs, endMs } = stretchAt(at, nowMs);
    return { start: new Date(startMs).toISOString(), end: new Date(endMs).toISOString() };
  };
  const id = 'pick' in act ? (meetings[act.pick % Math.max(1, meetings.length)] ?? 'none') : 'none';
  room.inOutlook((acts) => {
    const subject = `Meeting ${meetings.length + 1}`;
    if (act.kind === 'invite') meetings.push(acts.create({ organizer: 'ada@contoso.com', rooms: [AURORA], subject, ...times(act.at) }));
    else if (act.kind === 'writeDirectly') acts.writeIntoRoom(AURORA, { subject, ...times(act.at) });
    else if (act.kind === 'moveMeeting') acts.move(id, times(act.at));
    else acts.cancel(id);
  });
}

/** Lives through one history on the driven clock, until faults are over, all doors are back, and nothing is left to be settled. */
export async function liveBookings(history: BookingHistory): Promise<LivedBookings> {
  const { places, room, networks } = await openPlaces(history);
  const [first] = places;
  if (!first) throw new Error('a history without doors');
  const { clock } = first.house;
  const meetings: string[] = [];

  const reviveDue = async (all: boolean): Promise<void> => {
    for (const { door, house, downMs } of places) {
      const diedMs = door.diedMs();
      if (diedMs === null || (!all && clock.nowMs() < diedMs + downMs)) continue;
      door.reopened();
      await house.reopen();
      door.watch(house);
    }
  };
  const mayDie = (): boolean => places.some(({ downMs }) => downMs > 0);
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; ) {
      const step = mayDie() ? Math.min(left, 2_000) : left;
      await clock.advance(step);
      left -= step;
      if (mayDie()) await reviveDue(false);
    }
  };

  await clock.advance(1_000);
  for (const network of networks) network.begin();
  for (const { afterMs, act } of history.acts) {
    await pass(afterMs);
    if (!('door' in act)) actInOutlook(room, meetings, act, clock.nowMs());
    else {
      const place = places[act.door % places.length];
      if (place) perform(place, act);
    }
  }

  await pass(5_000);
  for (const network of networks) network.calm();
  for (const { door } of places) if (door.diedMs() === null) door.spare();
  await reviveDue(true);
  const restless = await untilAtRest({ places, room, networks }, history.restMs);
  const attempts = places.flatMap(({ door }) => door.attempts);
  for (const { house } of places) await house.close();
  return { timeline: room.timeline, attempts, honoursIfMatch: history.honoursIfMatch, restless };
}

async function holding({ door, house, journal }: Place): Promise<string | null> {
  const entries = await journalled(journal);
  if (entries.length > 0) return `${door.name} still has ${JSON.stringify(entries)}`;
  if (house.view().pending !== null) return `${door.name} is still busy`;
  return door.attempts.some(({ isAnswered, wasCutOff }) => !isAnswered && !wasCutOff) ? `${door.name} has not answered` : null;
}

/** Drives on until no door holds anything, and long enough after that; what the doors that cannot come to rest still hold. */
async function untilAtRest({ places, room, networks }: Opened, restMs: number): Promise<readonly string[]> {
  const [first] = places;
  if (!first) return [];
  const { clock } = first.house;
  const look = async (): Promise<readonly string[]> => {
    const held = await Promise.all(places.map(holding));
    const isUnderWay = networks.some((network) => network.underWay() > 0);
    return [...held.filter((word) => word !== null), ...(isUnderWay ? ['a request is under way'] : [])];
  };
  const endMs = clock.nowMs() + LONGEST_REST_MS;
  const untilQuiet = async (forMs: number): Promise<void> => {
    for (let quietMs = 0; quietMs < forMs && clock.nowMs() < endMs; ) {
      await clock.advance(5_000);
      quietMs = room.isQuiet() && (await look()).length === 0 ? quietMs + 5_000 : 0;
    }
  };
  await untilQuiet(5_000);
  room.endLag();
  await untilQuiet(restMs);
  for (const { house } of places) house.door().resume();
  await untilQuiet(10_000);
  return look();
}
