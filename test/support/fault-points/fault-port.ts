import type { RoomLine } from '../../../shared/engine/line/room-line.ts';
import type { OpenDoorDeps } from '../../../shared/engine/open-door.ts';
import type { Document } from '../../../shared/runtime/document.ts';
import type { Log } from '../../../shared/runtime/log.ts';
import type { RecordFile } from '../../../shared/runtime/record-file.ts';
import type { Tenant } from '../../../shared/simulator/tenant/tenant.ts';
import { graphPathOf } from '../access-mode.ts';
import type { Fate, Fault } from './fault.ts';
import { lost, never, settledIn } from './no-answer.ts';
import { type Passage, questionPassage, requestPassage, unreachable } from './passage.ts';
import { commandsIn, type Point, stagesIn } from './point.ts';

/** Stands between a door and its world: numbers the steps, and lets the faults happen at theirs. */
export interface FaultPort {
  readonly decorate: (deps: OpenDoorDeps) => OpenDoorDeps;
  /** From now on steps are numbered from 0. */
  arm(faults: readonly Fault[]): void;
  /** From now on nothing is numbered and nothing goes wrong. */
  disarm(): void;
  /** Stops the door as SIGKILL does: nothing that it does from now on has any effect, and nothing it waits for ever comes. */
  stop(): void;
  readonly isStopped: () => boolean;
  /** Without a network no request arrives. */
  setOnline(isOnline: boolean): void;
  /** Since it was armed, oldest first. */
  readonly points: readonly Point[];
  /** The first command that was journalled since. */
  readonly commandId: () => string | null;
  /** Requests that will still have their effect. */
  readonly landing: () => number;
}

export interface FaultPortOptions {
  readonly tenant: () => Pick<Tenant, 'directory'>;
  readonly room: string;
  /** Called as the first writing request leaves. */
  readonly onFirstWrite: () => void;
}

export function createFaultPort({ tenant, room, onFirstWrite }: FaultPortOptions): FaultPort {
  let life = { isStopped: false };
  let isArmed = false;
  let isOnline = true;
  let landing = 0;
  let hasWritten = false;
  let commandId: string | null = null;
  let points: Point[] = [];
  let faults: readonly Fault[] = [];
  let stages: readonly string[] = [];

  const faultHere = <Kind extends Fault['kind']>(kind: Kind): Extract<Fault, { kind: Kind }> | undefined =>
    isArmed ? (faults.find((fault) => fault.at === points.length && fault.kind === kind) as never) : undefined;

  return {
    get points() {
      return points;
    },
    decorate(deps) {
      const own = { isStopped: false };
      life = own;

      /** False when the door stops here. */
      const reach = (kind: Point['kind'], label: string, isWrite: boolean): boolean => {
        if (own.isStopped || !isArmed) return !own.isStopped;
        if (faultHere('stop')) own.isStopped = true;
        else points.push({ kind, label, isWrite, stages });
        return !own.isStopped;
      };

      const saving = async (label: string, save: () => Promise<void>): Promise<void> => {
        const fault = faultHere('save');
        if (!reach('save', label, false)) return never();
        if (fault && !fault.isThere) throw new Error('no space left on device');
        await save();
        if (!reach('saved', label, false)) return never();
        if (fault) throw new Error('the disk went away');
      };
      const journal: Document = {
        async load() {
          const value = await deps.journal.load();
          stages = stagesIn(value);
          return value;
        },
        save(value) {
          const fault = faultHere('save');
          return saving(`journal [${stagesIn(value).join(' ')}]`, async () => {
            await deps.journal.save(value);
            stages = stagesIn(value);
            if (isArmed && !fault) commandId ??= commandsIn(value)[0] ?? null;
          });
        },
      };
      const checkIns: Document = {
        load: deps.checkIns.load,
        save: (value) => saving('check-ins', () => deps.checkIns.save(value)),
      };
      const audit: RecordFile = {
        read: deps.audit.read,
        append: (record) => saving('audit', () => deps.audit.append(record)),
      };

      const land = async (ms: number, deliver: () => Promise<unknown>): Promise<void> => {
        landing += 1;
        await deps.clock.sleep(ms);
        await deliver().catch(() => {});
        landing -= 1;
      };

      /** One question to Graph or to the coordinator, and what becomes of it. */
      const pass = async <Answer>({ label, isWrite, deliver, lost, refused, timedOut }: Passage<Answer>): Promise<Answer> => {
        const fate: Fate | undefined = faultHere('request')?.fate;
        if (!reach('send', label, isWrite)) return never();
        if (isWrite && !hasWritten) onFirstWrite();
        hasWritten ||= isWrite;
        if (fate?.kind === 'dropRequest') return lost();
        if (fate?.kind === 'refuse') return refused(fate.status);
        if (fate?.kind === 'effectLate' && fate.after === 'break') {
          void land(fate.ms, deliver);
          return lost();
        }
        if (fate?.kind === 'effectLate') {
          const over = timedOut();
          void over.catch(() => {}).then(() => land(fate.ms, deliver));
          return over;
        }
        const stop = faultHere('stop');
        if (isWrite && !reach('effect', label, isWrite)) {
          if (stop && stop.landsMs !== null) void land(stop.landsMs, deliver);
          return never();
        }
        const answer = await deliver();
        if (fate?.kind === 'dropAnswer') return lost();
        if (fate?.kind === 'answerTooLate') return timedOut();
        return reach('answered', label, isWrite) ? answer : never();
      };

      const fetch: typeof globalThis.fetch = async (input, init = {}) => {
        if (own.isStopped) return never();
        if (!isOnline) throw lost();
        const url = new URL(String(input));
        if (!isArmed || graphPathOf(url) === null) return settledIn(own, deps.fetch(input, init));
        return pass(requestPassage(input, init, { fetch: deps.fetch, tenant: tenant(), room }));
      };

      const ask: RoomLine['ask'] = async (question, signal) => {
        if (own.isStopped) return never();
        if (!isOnline) return unreachable;
        if (!isArmed) return settledIn(own, deps.line.ask(question, signal));
        return pass(questionPassage(question, deps));
      };

      const { nowMs, monotonicMs } = deps.clock;
      const logged =
        (say: Log['info']): Log['info'] =>
        (...line) =>
          void (own.isStopped || say(...line));
      return {
        ...deps,
        journal,
        checkIns,
        audit,
        fetch,
        line: { ...deps.line, ask },
        log: { info: logged(deps.log.info), warn: logged(deps.log.warn), error: logged(deps.log.error) },
        replica: { load: deps.replica.load, save: (value) => (own.isStopped ? never() : deps.replica.save(value)) },
        clock: {
          nowMs,
          monotonicMs,
          sleep: (ms, signal) => (own.isStopped ? never() : settledIn(own, deps.clock.sleep(ms, signal))),
        },
      };
    },
    arm(planned) {
      points = [];
      faults = planned;
      isArmed = true;
    },
    disarm() {
      isArmed = false;
    },
    stop() {
      life.isStopped = true;
    },
    isStopped: () => life.isStopped,
    setOnline(online) {
      isOnline = online;
    },
    commandId: () => commandId,
    landing: () => landing,
  };
}
