import { createGraphRoomCalendar } from '../../../shared/graph/graph-room-calendar.ts';
import type { RoomCalendar } from '../../../shared/graph/room-calendar.ts';
import { silentLog } from '../../../shared/runtime/log.ts';
import { createSimulatedWorld, origin, room, type SimulatedWorld } from '../../unit/simulator/simulated-world.ts';
import { contosoAccess } from '../contoso-access.ts';
import { createCheckedFetch } from './checked-fetch.ts';
import { spoiledIn } from './spoiled-answers.ts';
import { createWireRecord, type WireRecord, WireViolationError } from './violation.ts';

/** Lintel's own client on the simulator, the check between them, and a hand that spoils answers before they are checked. */
export interface PlantedGraph {
  readonly world: SimulatedWorld;
  readonly calendar: RoomCalendar;
  readonly record: WireRecord;
}

/** Says for a path which change its answers get. */
export type Spoil = (pathname: string) => ((body: string) => string) | null;

/** `$.a[0]['b c']` as its steps. */
const stepsOf = (path: string): string[] => [...path.matchAll(/\.(\w+)|\[(\d+)\]|\['([^']+)'\]/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');

/** The JSON text with one value put in, or taken out where the value is undefined. */
export function plant(text: string, path: string, value: unknown): string {
  const body = JSON.parse(text);
  const steps = stepsOf(path);
  const last = steps.pop() ?? '';
  const holder = steps.reduce((inner, name) => inner[name], body);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return JSON.stringify(body);
}

export async function openPlantedGraph(spoil: Spoil = () => null): Promise<PlantedGraph> {
  const world = await createSimulatedWorld();
  world.tenant.switches.change({ deltaShuffles: false });
  const record = createWireRecord();
  const spoiled: typeof fetch = async (input, init) => {
    const answer = await world.fetch(input, init);
    const change = spoil(decodeURIComponent(new URL(new Request(input, init).url).pathname));
    const { status, headers } = answer;
    return change ? new Response(change(await answer.text()), { status, headers }) : answer;
  };
  const calendar = createGraphRoomCalendar({
    access: contosoAccess(origin),
    room,
    fetch: createCheckedFetch(spoiled, { record, spoiledBy: spoiledIn(world.tenant) }),
    clock: world.clock,
    newId: () => crypto.randomUUID(),
    log: silentLog,
    onServerTime: () => {},
  });
  const meeting = { organizer: 'ada@contoso.com', rooms: [room], subject: 'Roadmap' };
  world.acts.create({ ...meeting, start: '2026-11-23T10:00:00Z', end: '2026-11-23T11:00:00Z' });
  world.acts.create({
    ...meeting,
    start: '2026-11-23T12:00:00Z',
    end: '2026-11-23T13:00:00Z',
    recurrence: { pattern: { type: 'daily', interval: 1 }, range: { type: 'numbered', numberOfOccurrences: 3 } },
  });
  world.tenant.settleAttendant();
  return { world, calendar, record };
}

/** Takes what the record holds, as `operation side path [fact]`. */
export function takeViolations(record: WireRecord): string[] {
  try {
    record.assertNone();
    return [];
  } catch (error) {
    if (!(error instanceof WireViolationError)) throw error;
    return error.violations.map(({ operation, side, path, fact }) => `${operation} ${side} ${path} [${fact}]`);
  }
}
