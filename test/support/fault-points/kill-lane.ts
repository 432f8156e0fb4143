import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { DoorCommand } from '../../../shared/protocol/door-command.ts';
import { systemClock } from '../../../shared/runtime/clock.ts';
import { createMeetingActs } from '../../../shared/simulator/acts/meeting-acts.ts';
import { serveTenant } from '../../../shared/simulator/serve-tenant.ts';
import { contosoApp } from '../../../shared/simulator/tenant/contoso.ts';
import type { DoorView, NoticeView } from '../../../shared/view/door-view.ts';
import { AURORA } from '../house.ts';
import { lintel, type RunningLintel } from '../run-lintel.ts';
import { openScreen, type ScreenClient } from '../screen-client.ts';
import { openCheckingProxy } from '../wire-check/checking-proxy.ts';
import type { CommandStory } from './command-story.ts';
import { commandsIn, stagesIn } from './point.ts';
import { ledgerOf } from './tenant-ledger.ts';

const killer = resolve(import.meta.dirname, 'kill-at-turn.ts');
const opensMs = Date.parse('2026-11-18T10:00:05+01:00');

/** A served tenant, and a folder in which one door after another lives, is killed, and leaves what the next one finds. */
export interface KillLane {
  /** Starts a door that ends itself by SIGKILL right after that turn of the command to come, and waits until it has settled what it found. */
  openDoorDyingAt(turn: number): Promise<LivingDoor>;
  /** What the dead door's journal holds, each command as `kind:stage`. */
  stagesOnDisk(): readonly string[];
  ledger(): readonly string[];
  close(): Promise<void>;
}

interface LivingDoor {
  /** Says what became of the command that the door before it died of; null where its journal held none. */
  readonly notice: NoticeView | null;
  /** Brings the calendars to the story's beginning and sends the command. True when the door died of it. */
  tapUntilDead(): Promise<boolean>;
}

export async function openKillLane(story: CommandStory): Promise<KillLane> {
  const folder = mkdtempSync(join(tmpdir(), 'lintel-kill-'));
  const served = await serveTenant({ host: '127.0.0.1', port: 0, scenario: null, pagesDir: null, clock: systemClock });
  const proxy = await openCheckingProxy(served);
  const { tenant } = served;
  const outside = { tenant, acts: createMeetingActs(tenant) };
  const armedPath = join(folder, 'armed');
  const journalPath = join(folder, 'door-data', 'journal.json');
  const journal = (): unknown => (existsSync(journalPath) ? JSON.parse(readFileSync(journalPath, 'utf8')) : null);
  let last: { readonly run: RunningLintel; readonly screen: ScreenClient } | null = null;

  const config = {
    room: AURORA,
    tenantId: contosoApp.tenantId,
    clientId: contosoApp.clientId,
    credential: { kind: 'secret', secret: contosoApp.secret },
    cloud: { login: proxy.address, graph: proxy.address },
    timeZone: 'Europe/Amsterdam',
    dataDir: './door-data',
    policy: { bookAheadDays: 0, ...story.policy },
  };
  writeFileSync(join(folder, 'door.json'), JSON.stringify(config));

  const beginAnew = (): void => {
    for (const box of tenant.mailboxes()) for (const { key } of box.stored()) box.remove(key);
    story.before?.(outside);
    tenant.settleAttendant();
    tenant.notices.clear();
  };

  const end = async (): Promise<void> => {
    last?.screen.close();
    last?.run.child.kill('SIGKILL');
    await last?.run.exited;
    last = null;
  };

  return {
    async openDoorDyingAt(turn) {
      await end();
      rmSync(armedPath, { force: true });
      const isOwed = commandsIn(journal()).length > 0;
      tenant.clock.set(opensMs);
      const env = {
        NODE_OPTIONS: `--import=${killer}`,
        TEST_KILL_AT: String(turn),
        TEST_KILL_ARMED: armedPath,
        TEST_NOW_MS: String(opensMs),
      };
      const run = lintel(['display', '--config', join(folder, 'door.json'), '--port', '0'], env);
      const [, address = ''] = await run.until(/Door: (http:\S+)/);
      const screen = await openScreen(address);
      last = { run, screen };
      const { notice } = await screen.viewThat((view) => (isOwed ? view.notice !== null : view.freshness.kind === 'live'));
      return {
        notice,
        async tapUntilDead() {
          beginAnew();
          await screen.send({ kind: 'refresh' });
          const tapped = await screen.viewThat((view) => canTap(story, view));
          writeFileSync(armedPath, '');
          const answered = screen.send(tapIn(story, tapped)).catch(() => null); // the door hangs up before it answers
          const isAnswered = (await Promise.race([answered, run.exited])) !== null;
          return isAnswered ? false : run.exited.then(() => true);
        },
      };
    },
    stagesOnDisk: () => stagesIn(journal()),
    ledger: () => ledgerOf(tenant, opensMs),
    async close() {
      await end();
      await proxy.close();
      await served.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function tapIn({ name, tap }: CommandStory, view: DoorView): DoorCommand {
  if (!tap) throw new Error(`nobody taps for ${name}`);
  return tap(view);
}

function canTap({ tap }: CommandStory, view: DoorView): boolean {
  try {
    tap?.(view);
    return view.freshness.kind === 'live' && view.pending === null;
  } catch {
    return false; // not offered yet
  }
}
