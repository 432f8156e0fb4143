import type { OpenDoorDeps } from '../../../shared/engine/open-door.ts';
import type { CommandResult } from '../../../shared/protocol/command-result.ts';
import type { DoorCommand } from '../../../shared/protocol/door-command.ts';
import { parseEventId } from '../../../shared/simulator/tenant/event-id.ts';
import type { DoorView, NoticeView } from '../../../shared/view/door-view.ts';
import { createRandom, type House } from '../house.ts';
import { createKillSwitch } from '../kill-switch.ts';
import { type Attempt, isTold, type Word } from './attempt.ts';
import type { DoorPlan } from './booking-history.ts';
import { createDoorNetwork } from './door-network.ts';
import type { ModelRoom } from './model-room.ts';

/** One door of the room: its own device clock, network, disk and person in front of it. */
export interface ModelDoor {
  readonly name: string;
  readonly attempts: readonly Attempt[];
  readonly decorate: (deps: OpenDoorDeps) => OpenDoorDeps;
  /** Joins it to its house; again after each reopening. */
  watch(house: House): void;
  /** The person touches. `target`: the event the command is about. */
  touch(house: House, command: DoorCommand): void;
  readonly network: ReturnType<typeof createDoorNetwork>;
  /** Stops it for good after so many more effects. */
  kill(after: number): void;
  /** Takes an armed kill back. */
  spare(): void;
  /** When it died; null while it lives. */
  diedMs(): number | null;
  reopened(): void;
}

interface SavedEntry {
  readonly commandId: string;
  readonly kind: string;
}

/** Takes a door's request on to where the door's own network ends: Graph, or a coordinator. */
type Deliver = (by: string, request: () => Promise<Response>) => Promise<Response>;

export function createModelDoor(number: number, plan: DoorPlan, room: () => ModelRoom, deliver: Deliver): ModelDoor {
  const name = `door ${number + 1}`;
  const attempts: Attempt[] = [];
  const known = new Set<string>();
  const random = createRandom(number * 7919 + 11);
  let nowMs = () => 0;
  let diedMs: number | null = null;
  let network: ReturnType<typeof createDoorNetwork> | null = null;
  let open: Attempt | null = null;

  const switchOff = createKillSwitch(() => {
    diedMs = nowMs();
    for (const attempt of attempts) if (!isTold(attempt)) attempt.wasCutOff = true;
  });

  const hear = (commandId: string, word: Word): void => {
    attempts.find((attempt) => attempt.commandId === commandId)?.words.push(word);
  };
  const momentNow = () => room().timeline.moments.length - 1;

  /** The one command that may be under way gets the id under which it is journalled. */
  const noteEntries = (value: unknown): void => {
    for (const { commandId } of (value as { readonly entries: readonly SavedEntry[] }).entries) {
      if (known.has(commandId)) continue;
      known.add(commandId);
      if (open && open.commandId === null) open.commandId = commandId;
    }
  };

  return {
    name,
    attempts,
    get network() {
      if (network === null) throw new Error('the door was not opened yet');
      return network;
    },
    decorate(deps) {
      const { clock } = deps;
      nowMs = clock.nowMs;
      network ??= createDoorNetwork({ plan, clock, deliver: (input, init) => deliver(name, () => deps.fetch(input, init)) });
      const { journal } = deps;
      const tell = (event: string, fields: Readonly<Record<string, unknown>> = {}): void => {
        if (event !== 'commandSettled') return;
        hear(String(fields.commandId), { how: 'log', atMs: nowMs(), moment: momentNow(), result: { kind: String(fields.result) } });
      };
      return switchOff.decorate({
        ...deps,
        random,
        fetch: network.fetch,
        clock: { ...deps.clock, nowMs: () => clock.nowMs() + plan.clockOffMs, monotonicMs: () => clock.monotonicMs() + number * 1_000_003 },
        journal: {
          load: journal.load,
          async save(value) {
            await journal.save(value);
            noteEntries(value);
          },
        },
        log: { info: tell, warn: tell, error: tell },
      });
    },
    watch(house) {
      let last: NoticeView | null = null;
      house.screen().watch(({ notice }: DoorView) => {
        if (notice === null || notice === last) return;
        last = notice;
        hear(notice.commandId, { how: 'notice', atMs: nowMs(), moment: momentNow(), result: notice.result });
      });
    },
    touch(house, command) {
      const targetId = 'meetingId' in command && command.meetingId !== undefined ? command.meetingId : null;
      const ref = targetId === null ? null : parseEventId(room().roomId, targetId);
      const target = ref === null || typeof ref === 'string' ? null : ref.key;
      const attempt: Attempt = {
        ...{ door: name, command, target, startedMs: nowMs(), startedMoment: momentNow() },
        ...{ commandId: null, words: [], isAnswered: false, wasCutOff: diedMs !== null },
      };
      attempts.push(attempt);
      if (diedMs !== null) return;
      const mayJournal = open === null;
      if (mayJournal) open = attempt;
      void house
        .screen()
        .run(command)
        .then((result: CommandResult) => {
          attempt.isAnswered = true;
          attempt.words.push({ how: 'answer', atMs: nowMs(), moment: momentNow(), result });
          if (open === attempt) open = null;
        });
    },
    kill: (after) => switchOff.arm(after),
    spare: () => switchOff.arm(Number.POSITIVE_INFINITY),
    diedMs: () => diedMs,
    reopened() {
      diedMs = null;
      open = null;
    },
  };
}
