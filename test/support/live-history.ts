import { deepEqual, equal } from 'node:assert/strict';
import type { DoorView } from '../../shared/view/door-view.ts';
import { act } from './act-in-outlook.ts';
import type { Happening, History } from './calendar-history.ts';
import { AURORA, type House, openHouse } from './house.ts';
import { createKillSwitch, type KillSwitch } from './kill-switch.ts';
import { listed, takenTimes, truthFor } from './tenant-truth.ts';

const ZONE = 'Europe/Amsterdam';
/** The staleness bound, and what a read may be older than its answer under the lag that histories have. */
const BOUND_MS = 5 * 60_000 + 10_000;

/** Free while the room has been taken, by what Exchange stores, for longer than the staleness bound. Null when all is well. */
function lieIn(view: DoorView, house: House): string | null {
  const nowMs = house.clock.nowMs();
  if (view.status.kind !== 'available' && view.status.kind !== 'startingSoon') return null;
  const taken = takenTimes(house.tenant, AURORA, { startMs: nowMs, endMs: nowMs + 1 }, ZONE);
  const old = taken.find(({ content }) => nowMs - content.modifiedMs > BOUND_MS);
  return old ? `${new Date(nowMs).toISOString()}: ${view.status.kind} during ${old.content.subject}` : null;
}

async function happen(house: House, killer: KillSwitch, what: Happening): Promise<'same' | 'reopened'> {
  switch (what.kind) {
    case 'pass':
      for (let left = what.seconds; left > 0; left -= 20) {
        await house.clock.advance(Math.min(left, 20) * 1000);
        house.tenant.catchUp(); // the attendant works also while no door can ask
      }
      return 'same';
    case 'restart':
      await house.restart();
      return 'reopened';
    case 'kill':
      killer.arm(what.after);
      for (let waited = 0; waited < 12 && !killer.isDead(); waited += 1) await house.clock.advance(10_000);
      if (!killer.isDead()) killer.arm(Number.POSITIVE_INFINITY);
      else {
        await house.reopen();
        return 'reopened';
      }
      return 'same';
    default:
      house.tenant.catchUp();
      return 'same';
  }
}

/**
 * Lives through one history on the driven clock. Throws an assertion error when, after the faults have stopped and one round is
 * complete, the door's days differ from Exchange's calendar, or when any view on the way claimed free against D1.
 */
export async function liveHistory({ now, happenings }: History): Promise<void> {
  const killer = createKillSwitch();
  const house = await openHouse({ now, decorate: killer.decorate });
  const lies: string[] = [];
  const meetings: string[] = [];
  const look = (): void => {
    house.screen().watch((view) => {
      const lie = lieIn(view, house);
      if (lie !== null) lies.push(lie);
    });
  };
  look();
  for (const what of happenings) {
    act(house, meetings, what);
    if ((await happen(house, killer, what)) === 'reopened') look();
  }

  house.tenant.faults.clear();
  house.tenant.settleAttendant();
  await house.clock.advance(11_000); // what lags has arrived
  const { roundCount } = house.door().health();
  for (let minutes = 0; minutes < 40 && house.door().health().roundCount === roundCount; minutes += 1) await house.clock.advance(60_000);
  await house.clock.advance(1_000);
  equal(house.view().freshness.kind, 'live');
  deepEqual(listed(house.view()), truthFor(house.tenant, AURORA, house.view(), ZONE));
  deepEqual(lies, []);
  await house.close();
}
