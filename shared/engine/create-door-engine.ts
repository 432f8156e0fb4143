import { buildDoorView } from '../view/build-door-view.ts';
import { createAdministratorDesk } from './administrator/administrator-desk.ts';
import { createIdentify } from './administrator/identify.ts';
import { openPinGate } from './administrator/pin-gate.ts';
import { createStaffFactsOf } from './administrator/staff-facts-of.ts';
import { createAfterRound } from './after-round.ts';
import { createAuditLog } from './audit/audit-log.ts';
import { openCheckInDocument } from './check-in/check-in-document.ts';
import { type CheckIns, createCheckIns } from './check-in/check-ins.ts';
import { createCommandDesk } from './commands/command-desk.ts';
import { createStepDeps } from './commands/step-deps.ts';
import type { DoorEngine } from './door-engine.ts';
import type { DoorEngineDeps } from './door-engine-deps.ts';
import { createFactsOf } from './door-facts-of.ts';
import { buildHealth } from './door-health.ts';
import { openJournal } from './journal/journal.ts';
import { createStopwatch } from './journal/moment.ts';
import { createNotices } from './journal/notices.ts';
import { createOutcomes } from './journal/outcomes.ts';
import { serveJournal } from './journal/serve-journal.ts';
import { createWatches } from './journal/serve-watches.ts';
import { createTurns } from './journal/turns.ts';
import { createCoordinatorsRooms } from './other-rooms/coordinators-rooms.ts';
import { createOtherRooms } from './other-rooms/other-rooms.ts';
import { createRoomsDesk } from './other-rooms/rooms-desk.ts';
import { createOwnWrites } from './replica/own-writes.ts';
import { loadReplica } from './replica/replica-file.ts';
import { createReplicaKeeper } from './replica/replica-keeper.ts';
import { createRoomState } from './room-state.ts';
import { followRoom } from './rounds/follow-room.ts';
import { heedLine } from './rounds/heed-line.ts';
import { createRoundRequests } from './rounds/round-requests.ts';
import { createScreens } from './screens/screens.ts';
import { serveCommand } from './screens/serve-command.ts';
import { createTrueClock } from './true-clock.ts';
import { createViewPublisher } from './view-publisher.ts';

/**
 * Joins the loops of one door: the room is followed, the journal served, the view kept. Resolves as soon as the disk has been read;
 * Graph is not waited for. A loop that fails by a bug rejects unhandled: the process's last resort.
 */
export async function createDoorEngine(deps: DoorEngineDeps): Promise<DoorEngine> {
  const { config, clock, random, line, log } = deps;
  const { policy } = config;
  const saved = await loadReplica(deps.replica, config.room);
  const journal = await openJournal(deps.journal, log, config.room);
  const stopwatch = createStopwatch(clock, `${clock.nowMs()}/${random()}`);
  const turns = createTurns(clock);
  const life = new AbortController();
  const { signal } = life;

  const requests = createRoundRequests(clock);
  const outcomes = createOutcomes();
  const before = deps.handover?.take() ?? null;
  const ownWrites = before?.ownWrites ?? createOwnWrites(clock);
  const trueClock = createTrueClock({
    clock,
    lastTrueMs: saved.lastTrueMs,
    ...(before && { offset: before.offset }),
    onChange: () => {
      publisher.refresh();
      checkIns.look();
      if (trueClock.isSound()) return;
      screens.lockAll(); // a device that slept looks like one whose clock was set, and not every host tells
      requests.ask('event'); // the next `Date` makes it sound
    },
  });
  const audit = createAuditLog({ file: deps.audit, clock, trueClock, log });
  const calendar = deps.connect(trueClock.learn, audit.wrote);
  const state = createRoomState(before?.state ?? { replica: saved.replica }, () => publisher.refresh());
  const timeZone = (): string => state.get().replica?.timeZone ?? config.timeZone ?? deps.machineTimeZone;
  const otherRooms =
    deps.otherRooms === 'byCoordinator'
      ? createCoordinatorsRooms(line, policy)
      : createOtherRooms({ calendars: calendar, nearbyRooms: policy.nearbyRooms, timeZone, clock, log });
  const factsOf = createFactsOf(config.room, timeZone, { isMadeHere: journal.isMadeHere, canFindRooms: otherRooms.canFind });
  const roomName = (): string => policy.roomName ?? state.get().replica?.roomName ?? config.room;
  const checkIns: CheckIns = createCheckIns({
    ...{ calendar, journal, clock, trueClock, stopwatch, policy, roomName, newId: deps.newId, signal, log },
    document: await openCheckInDocument(deps.checkIns, config.room),
    facts: () => factsOf(state.get(), trueClock.isSound()),
    wake: outcomes.wake,
    onChange: () => publisher.refresh(),
  });

  const gate = await openPinGate({ check: deps.pins, document: deps.pinTries, clock, trueClock });
  const identify = createIdentify({ clock, signal, onChange: () => publisher.refresh() });
  const staffFacts = createStaffFactsOf({
    ...{ gate, identify, journal, trueClock, calendar, state },
    line,
    enrolment: deps.enrolmentNote ?? (() => null),
    version: deps.version,
    canLeaveKiosk: deps.leaveKiosk !== null,
    missedSeries: () => checkIns.missedSeries(),
  });

  const publisher = createViewPublisher({
    build: (administratorUntilMs) => {
      const facts = { ...checkIns.factsAt(trueClock.nowMs()), ...staffFacts(administratorUntilMs) };
      return buildDoorView(facts, policy, trueClock.nowMs());
    },
    nowMs: trueClock.nowMs,
    clock,
    onLook: () => void trueClock.look(),
    onMade: (view) => checkIns.note(view),
    onWatcherFailed: (cause) => log.error('watcherFailed', { cause }),
    firstRevision: deps.firstRevision ?? 0,
  });
  const notices = createNotices({ state, clock, signal, log });
  const keeper = createReplicaKeeper({ document: deps.replica, room: config.room, policy, clock, lastTrueMs: trueClock.lastTrueMs, log });

  const rooms = createRoomsDesk({ otherRooms, policy, state, trueClock, timeZone });
  const steps = createStepDeps({
    calendar,
    ownWrites,
    trueClock,
    state,
    policy,
    timeZone,
    clock,
    stopwatch,
    findRooms: rooms.instead,
    askCoordinator: line.ask,
  });
  const watches = createWatches({ journal, steps, clock, onEvicted: outcomes.wake, log });

  const desk = createCommandDesk({
    calendar,
    journal,
    state,
    requests,
    trueClock,
    clock,
    turns,
    stopwatch,
    fold: steps.fold,
    rooms,
    policy,
    room: {
      name: roomName,
      address: config.room.includes('@') ? config.room : null,
    },
    newId: deps.newId,
    checkIns: checkIns.knowledge,
    outcomes,
    log,
  });

  const onWhole = createAfterRound({ state, journal, trueClock, stopwatch, watches, checkIns, keeper, wake: outcomes.wake, log });

  const lineStops = [heedLine(line, requests), line.watch(publisher.refresh)];

  const loops = Promise.all([
    watches.serve(signal),
    checkIns.serve(signal),
    publisher.serve(signal),
    followRoom(
      {
        ...{ calendar, clock, trueClock, random, policy, state, requests, line, ownWrites, onWhole, log },
        configuredTimeZone: config.timeZone,
        machineTimeZone: deps.machineTimeZone,
      },
      signal,
    ),
    serveJournal(
      {
        ...{ journal, turns, steps, clock, random, log, untilWoken: outcomes.untilWoken },
        audit: {
          turnOf: audit.turnOf,
          async settle(entry, result) {
            await audit.settle(entry, result);
            await checkIns.settling(entry, result);
          },
        },
        onPhase: (pending) => state.update({ pending }),
        // What is being checked at the desk is not in the journal yet.
        onIdle: () => state.get().pending?.phase !== 'checking' && state.update({ pending: null }),
        onSettled: (entry, result) => {
          state.update({ pending: null });
          checkIns.settled(entry, result);
          watches.wake();
          requests.ask('event');
          if (!outcomes.tell(entry.commandId, result)) notices.post(entry, result);
        },
      },
      signal,
    ),
  ]);

  const administratorDesk = createAdministratorDesk({
    ...{ gate, audit, identify, leaveKiosk: deps.leaveKiosk, trueNowMs: trueClock.nowMs, room: config.room },
  });
  const screens = createScreens({
    ...{ publisher, clock, trueNowMs: trueClock.nowMs, onChange: publisher.refresh },
    serve: (command, mode) =>
      serveCommand(command, mode, {
        ...{ policy, gate, audit, administratorDesk, log },
        onAsked: checkIns.asked,
        runAtDesk: (allowed, asker) => checkIns.serveScreen(allowed) ?? desk.run(allowed, signal, asker),
      }),
  });

  return {
    // Where nothing was handed over, nobody knows how long ago it was (E60).
    attach: (administratorUntilMs = null) => screens.attach(before ? administratorUntilMs : null),
    health: () => buildHealth(publisher.current(), state.get(), calendar.requestCount(), line.state(), deps.version),
    resume() {
      screens.lockAll(); // nobody knows who stood at the glass meanwhile
      checkIns.slept();
      trueClock.look();
      publisher.refresh();
      requests.ask('event');
    },
    async close() {
      life.abort();
      for (const stop of lineStops) stop();
      screens.close();
      await loops;
      await keeper.close(state.get().replica);
      const commandIds = journal.entries().map(({ commandId }) => commandId);
      if (commandIds.length > 0) log.warn('closedUnsettled', { room: config.room, commandIds });
      trueClock.look();
      const { pending: _pending, ...known } = state.get();
      if (trueClock.isSound()) deps.handover?.leave({ state: known, ownWrites, offset: trueClock.offset() });
    },
  };
}
