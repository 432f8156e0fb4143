import type { CommandResult } from '../../../shared/protocol/command-result.ts';
import type { Log } from '../../../shared/runtime/log.ts';
import type { NewFaultRule } from '../../../shared/simulator/faults/fault.ts';
import { AURORA, type House, openHouse } from '../house.ts';
import { createMemoryDocument } from '../memory-document.ts';
import { noticesIn } from '../room-ledger.ts';
import type { CommandStory, Outside } from './command-story.ts';
import type { Comeback, Fault } from './fault.ts';
import { createFaultPort, type FaultPort } from './fault-port.ts';
import type { Point } from './point.ts';
import { ledgerOf } from './tenant-ledger.ts';
import { journalIn, unrestOf } from './unrest.ts';

const second = 1_000;
const minute = 60 * second;
/** No command may take longer to come to rest, a denial's half hour included. */
const REST_MS = 45 * minute;
/** What a door does by itself it does within this time, or not at all. */
const BY_ITSELF_MS = 3 * minute;
/** By then whatever was on its way has landed, a round or two has seen it, and nothing is watched any more. */
const AFTERWARDS_MS = 150 * second;

/** How one telling of a story went. */
export interface Telling {
  readonly points: readonly Point[];
  readonly wasStopped: boolean;
  /** True when the journal held the command as the door stopped. */
  readonly wasOnDisk: boolean;
  /** The answer at the glass; null when the door stopped before it. */
  readonly answer: CommandResult | null;
  /** The notices after that; of a door that was stopped, those after it came back. */
  readonly notices: readonly CommandResult[];
  /** What the log says became of the command, each time that it does. */
  readonly logged: readonly CommandResult['kind'][];
  /** What the disk and the glass hold at rest that they should not. */
  readonly unrest: readonly string[];
  /** What Exchange holds at rest. */
  readonly ledger: readonly string[];
  /** What Exchange held as the answer came. */
  readonly ledgerAtAnswer: readonly string[] | null;
}

export interface PlayOptions {
  /** Holds both sides of every request to Microsoft's types: three times the cost. */
  readonly isChecked?: boolean;
  /** What the tenant does to requests from the command on, and for how long after its answer. */
  readonly weather?: { readonly rules: readonly NewFaultRule[]; readonly forMs: number };
}

/** Tells a story once: the door opens, the command is tapped, the faults strike, and the clock is driven until all is at rest. */
export async function playStory(
  story: CommandStory,
  faults: readonly Fault[] = [],
  { isChecked = false, weather }: PlayOptions = {},
): Promise<Telling> {
  const journal = createMemoryDocument();
  const settled: { readonly commandId: unknown; readonly result: CommandResult['kind'] }[] = [];
  const info: Log['info'] = (event, fields) => {
    if (event === 'commandSettled') settled.push({ commandId: fields?.commandId, result: fields?.result as CommandResult['kind'] });
  };
  let outside: Outside | null = null;
  const meanwhile = (): void => {
    if (outside) story.meanwhile?.(outside);
    outside = null;
  };
  const port: FaultPort = createFaultPort({ tenant: () => house.tenant, room: AURORA, onFirstWrite: meanwhile });
  const house: House = await openHouse({
    journal,
    now: '2026-11-18T10:00:05+01:00',
    isChecked,
    policy: { bookAheadDays: 0, ...story.policy },
    ...(story.staff && { staff: story.staff }),
    ...(story.before && { prepare: story.before }),
    paints: story.policy?.checkIn === 'release',
    decorate: (deps) => port.decorate({ ...deps, log: { ...deps.log, info } }),
  });
  outside = house;
  await house.until(({ freshness }) => freshness.kind === 'live');
  if (story.minutesBefore) await house.clock.advance(story.minutesBefore * minute);
  if (story.first) await house.run(story.first(house.view()));
  const command = story.tap?.(house.view()) ?? null;
  house.tenant.notices.clear();

  const now = () => ledgerOf(house.tenant, house.clock.nowMs());
  const isEmpty = () => journalIn(journal).entries.length === 0;
  const restless = () => !isEmpty() || port.landing() > 0 || house.tenant.agenda.size > 0;
  let viewsBefore = house.views.length;
  let answer: CommandResult | null = null;
  let ledgerAtAnswer: readonly string[] | null = null;
  port.arm(faults);
  for (const rule of weather?.rules ?? []) house.tenant.faults.add(rule);
  if (command) {
    void house
      .screen()
      .run(command)
      .then((given) => {
        answer = given;
        ledgerAtAnswer = now();
      });
  }
  const isAnswered = () => (command ? answer !== null : port.commandId() !== null);
  await driveUntil(
    house,
    () => port.isStopped() || (isAnswered() && (weather !== undefined || isEmpty())),
    command ? REST_MS : BY_ITSELF_MS,
  );
  if (weather) await house.clock.advance(weather.forMs);
  house.tenant.faults.clear();

  const stop = faults.find((fault) => fault.kind === 'stop');
  if (stop) port.stop();
  const wasOnDisk = !isEmpty();
  meanwhile();
  if (stop) {
    viewsBefore = house.views.length;
    await comeBack(house, port, stop.comeback);
  }
  port.disarm();
  await driveUntil(house, () => !restless());
  await house.clock.advance(AFTERWARDS_MS);
  await driveUntil(house, () => !restless());

  house.tenant.catchUp(); // a door that rests makes no requests, and the attendant works all the same
  const telling: Telling = {
    points: port.points,
    wasStopped: stop !== undefined,
    wasOnDisk,
    answer,
    notices: noticesIn(house.views.slice(viewsBefore)).map(({ result }) => result),
    logged: settled.filter(({ commandId }) => commandId === port.commandId()).map(({ result }) => result),
    unrest: unrestOf(house, journalIn(journal)),
    ledger: now(),
    ledgerAtAnswer,
  };
  await house.close();
  return telling;
}

async function comeBack(house: House, port: FaultPort, { downMs, offlineMs }: Comeback): Promise<void> {
  port.disarm();
  await house.clock.advance(downMs);
  port.setOnline(offlineMs === 0);
  await house.reopen();
  await house.clock.advance(offlineMs);
  port.setOnline(true);
}

async function driveUntil({ clock }: House, isOver: () => boolean, mostMs = REST_MS): Promise<void> {
  await clock.settle();
  for (let waitedMs = 0; !isOver() && waitedMs < mostMs; ) {
    const stepMs = waitedMs < 40 * second ? second : 15 * second;
    await clock.advance(stepMs);
    waitedMs += stepMs;
  }
}
