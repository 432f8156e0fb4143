import type { Clock } from '../../runtime/clock.ts';
import type { Document } from '../../runtime/document.ts';
import type { Log } from '../../runtime/log.ts';
import type { EnrolmentNote } from '../../view/door-view.ts';
import type { DoorEngine } from '../door-engine.ts';
import type { DoorPlace } from '../door-engine-deps.ts';
import type { CoordinatorLine, DoorStanding } from '../line/coordinator-line.ts';
import type { RoomLine } from '../line/room-line.ts';
import { type Enrolment, isSameRoom, loadEnrolment, mayBeSameRoom, saveEnrolment } from './enrolment.ts';
import { type Goal, goalOf, isSameGoal, isSamePlace, judgeKept } from './goal.ts';
import { createJoinedScreens } from './joined-screens.ts';
import { createRoomLine } from './room-line.ts';
import { isElsewhere, type OwnPlace, takeStanding } from './take-standing.ts';

/** What the engine of one room is opened with. */
interface RoomOpening {
  readonly place: DoorPlace;
  /** Of an enrolled room, which has documents of its own; null for the room of the door's own configuration. */
  readonly tenantId: string | null;
  readonly line: RoomLine;
  /** What stands in the way of the line, for administrators. */
  readonly enrolmentNote: () => EnrolmentNote | null;
  readonly firstRevision: number;
}

export interface SupervisorDeps {
  readonly own: OwnPlace;
  readonly line: CoordinatorLine;
  readonly openRoom: (opening: RoomOpening) => Promise<DoorEngine>;
  readonly openEnrolling: (firstRevision: number) => Promise<DoorEngine>;
  /** What the coordinator said last. */
  readonly enrolment: Document;
  readonly clock: Pick<Clock, 'monotonicMs' | 'sleep'>;
  readonly log: Log;
}

/** A swap waits this long for a command to be answered; then the journal carries it on. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 500;

/**
 * Keeps the one engine open that this door needs by what its coordinator has said, and its screens attached whatever is beneath them
 * (E90 to E95). Resolves once the first engine is open; the coordinator is not waited for.
 */
export async function createSupervisor(deps: SupervisorDeps): Promise<DoorEngine> {
  const { own, line, clock, log } = deps;
  const screens = createJoinedScreens();
  const life = new AbortController();
  const { signal } = life;
  let enrolment = await loadEnrolment(deps.enrolment);
  let wake = (): void => {};
  const kept = judgeKept(enrolment, own);
  // Its coordinator will not tell what the door has already.
  if (kept?.kind === 'invalid') log.error('settingsRefused', { version: enrolment?.settings.version, problems: kept.problems });

  const isHere =
    (goal: Extract<Goal, { readonly kind: 'room' }>) =>
    (room: Enrolment['room']): boolean => {
      const { place, tenantId } = goal;
      return tenantId === null ? mayBeSameRoom(place.room, room.address) : isSameRoom({ address: place.room, tenantId }, room);
    };

  const open = async (goal: Goal): Promise<DoorEngine> => {
    const firstRevision = screens.lastRevision();
    if (goal.kind === 'enrolling') return deps.openEnrolling(firstRevision);
    const { place, tenantId } = goal;
    const enrolmentNote = (): EnrolmentNote | null => noteOf(line.standing(), own);
    return deps.openRoom({ place, tenantId, line: createRoomLine(line, isHere(goal)), enrolmentNote, firstRevision });
  };

  let goal = goalOf(enrolment, own);
  let engine = await open(goal);
  screens.join(engine);

  const hear = (standing: DoorStanding): void => {
    const taken = takeStanding(enrolment, standing, own);
    if (isElsewhere(standing, own)) log.error('enrolledElsewhere', { room: own.room, ...(standing.kind === 'enrolled' && standing.room) });
    if (taken.refused) log.error('settingsRefused', taken.refused);
    if (taken.enrolment === enrolment) return;
    enrolment = taken.enrolment;
    // What does not reach the disk is told by the coordinator again.
    saveEnrolment(deps.enrolment, enrolment).catch((cause: unknown) => log.error('enrolmentNotSaved', { cause }));
    wake();
  };

  /** A door whose room was taken away shows it no longer than it must (E95). */
  const untilQuiet = async (): Promise<void> => {
    const untilMs = clock.monotonicMs() + PATIENCE_MS;
    const mayWait = (): boolean => clock.monotonicMs() < untilMs && !signal.aborted && goalOf(enrolment, own).kind === 'room';
    while (screens.underWay() > 0 && mayWait()) await clock.sleep(LOOK_MS, signal);
  };

  const untilWoken = async (): Promise<void> => {
    const woken = Promise.withResolvers<void>();
    wake = woken.resolve;
    signal.addEventListener('abort', wake, { once: true });
    if (!signal.aborted && isSameGoal(goalOf(enrolment, own), goal)) await woken.promise;
    signal.removeEventListener('abort', wake);
  };

  const serve = async (): Promise<void> => {
    while (!signal.aborted) {
      await untilWoken();
      await untilQuiet();
      const next = goalOf(enrolment, own);
      if (signal.aborted || isSameGoal(next, goal)) continue;
      screens.leave({ isSameRoom: isSamePlace(next, goal) });
      await engine.close();
      goal = next;
      engine = await open(goal);
      screens.join(engine);
      log.info('doorChanged', goal.kind === 'room' ? { room: goal.place.room } : {});
    }
  };

  const stopHearing = line.watchStanding(hear);
  const loop = serve();

  return {
    attach: screens.attach,
    health: () => engine.health(),
    resume: () => engine.resume(),
    async close() {
      life.abort();
      stopHearing();
      await loop; // whatever is being opened is open then
      screens.close();
      await Promise.all([engine.close(), line.close()]);
    },
  };
}

function noteOf(standing: DoorStanding, own: OwnPlace): EnrolmentNote | null {
  switch (standing.kind) {
    case 'unreachable':
      return null;
    case 'enrolling':
      return { kind: 'code', code: standing.code };
    case 'refused':
      return standing;
    case 'enrolled':
      return isElsewhere(standing, own) ? { kind: 'elsewhere', room: standing.room.address } : null;
  }
}
