import type { DoorConfig } from '../config/door-config.ts';
import type { ServerTimeSample } from '../domain/clock-offset.ts';
import type { RoomCalendar } from '../graph/room-calendar.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Document } from '../runtime/document.ts';
import type { Log } from '../runtime/log.ts';
import { buildDoorView } from '../view/build-door-view.ts';
import { createCommandDesk } from './commands/command-desk.ts';
import { createStepDeps } from './commands/step-deps.ts';
import type { DoorEngine } from './door-engine.ts';
import { createFactsOf } from './door-facts-of.ts';
import { buildHealth } from './door-health.ts';
import { openJournal } from './journal/journal.ts';
import { createNotices } from './journal/notices.ts';
import { createOutcomes } from './journal/outcomes.ts';
import { serveJournal } from './journal/serve-journal.ts';
import { withdrawStrays } from './journal/strays.ts';
import { createOwnWrites } from './replica/own-writes.ts';
import { loadReplica } from './replica/replica-file.ts';
import { createReplicaKeeper } from './replica/replica-keeper.ts';
import { createRoomState } from './room-state.ts';
import { followRoom } from './rounds/follow-room.ts';
import { createRoundRequests } from './rounds/round-requests.ts';
import { createTrueClock } from './true-clock.ts';
import { createViewPublisher } from './view-publisher.ts';

export interface DoorEngineDeps {
  readonly config: Pick<DoorConfig, 'room' | 'timeZone' | 'policy'>;
  /** Opens the room's calendar; every `Date` that Graph sends goes to the callback. */
  readonly connect: (onServerTime: (sample: ServerTimeSample) => void) => RoomCalendar & { requestCount(): number };
  readonly clock: Clock;
  readonly random: () => number;
  readonly newId: () => string;
  readonly replica: Document;
  readonly journal: Document;
  readonly log: Log;
  readonly version: string;
  /** The device's own zone: the last resort where neither settings nor mailbox name one (D13). */
  readonly machineTimeZone: string;
}

/**
 * Joins the loops of one door: the room is followed, the journal served, the view kept. Resolves as soon as the disk has been read;
 * Graph is not waited for. A loop that fails by a bug rejects unhandled: the process's last resort.
 */
export async function createDoorEngine(deps: DoorEngineDeps): Promise<DoorEngine> {
  const { config, clock, random, log } = deps;
  const { policy } = config;
  const saved = await loadReplica(deps.replica, config.room);
  const journal = await openJournal(deps.journal);
  const life = new AbortController();
  const { signal } = life;

  const requests = createRoundRequests(clock);
  const outcomes = createOutcomes();
  const ownWrites = createOwnWrites(clock);
  const trueClock = createTrueClock({
    clock,
    lastTrueMs: saved.lastTrueMs,
    onChange: () => {
      publisher.refresh();
      if (!trueClock.isSound()) requests.ask('event'); // the next `Date` makes it sound
    },
  });
  const calendar = deps.connect(trueClock.learn);
  const state = createRoomState(saved.replica, () => publisher.refresh());
  const timeZone = (): string => state.get().replica?.timeZone ?? config.timeZone ?? deps.machineTimeZone;
  const factsOf = createFactsOf(config.room, timeZone);

  const publisher = createViewPublisher({
    build: () => buildDoorView(factsOf(state.get(), trueClock.isSound()), policy, trueClock.nowMs()),
    nowMs: trueClock.nowMs,
    clock,
    onLook: () => void trueClock.look(),
    onWatcherFailed: (cause) => log.error('watcherFailed', { cause }),
  });
  const notices = createNotices({ state, clock, signal, log });
  const keeper = createReplicaKeeper({ document: deps.replica, room: config.room, policy, clock, lastTrueMs: trueClock.lastTrueMs, log });

  const steps = createStepDeps({ calendar, ownWrites, trueClock, state, policy, timeZone });

  const desk = createCommandDesk({
    calendar,
    journal,
    state,
    requests,
    trueClock,
    clock,
    fold: steps.fold,
    policy,
    room: {
      name: () => policy.roomName ?? state.get().replica?.roomName ?? config.room,
      address: config.room.includes('@') ? config.room : null,
    },
    newId: deps.newId,
    outcomes,
    log,
  });

  const onWhole = async (): Promise<void> => {
    const { replica } = state.get();
    if (replica) await withdrawStrays(replica.events, { journal, nowMs: trueClock.nowMs(), log });
    outcomes.wake();
    await keeper.keep(replica);
  };

  const loops = Promise.all([
    publisher.serve(signal),
    followRoom(
      {
        ...{ calendar, clock, trueClock, random, policy, state, requests, ownWrites, onWhole, log },
        configuredTimeZone: config.timeZone,
        machineTimeZone: deps.machineTimeZone,
      },
      signal,
    ),
    serveJournal(
      {
        ...{ journal, steps, clock, random, log, untilWoken: outcomes.untilWoken },
        onPhase: (pending) => state.update({ pending }),
        onSettled: (entry, result) => {
          state.update({ pending: null });
          requests.ask('event');
          if (!outcomes.tell(entry.commandId, result)) notices.post(entry, result);
        },
      },
      signal,
    ),
  ]);

  return {
    watch: publisher.watch,
    run: (command) => desk.run(command, signal),
    health: () => buildHealth(publisher.current(), state.get(), calendar.requestCount(), deps.version),
    resume() {
      trueClock.look();
      publisher.refresh();
      requests.ask('event');
    },
    async close() {
      life.abort();
      await loops;
      await keeper.close(state.get().replica);
    },
  };
}
