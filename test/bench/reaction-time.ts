import { defaultPolicy } from '../../shared/domain/policy.ts';
import type { DoorScreen } from '../../shared/engine/door-engine.ts';
import { createCoordinatorLine } from '../../shared/engine/line/create-coordinator-line.ts';
import { openDoor } from '../../shared/engine/open-door.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { silentLog } from '../../shared/runtime/log.ts';
import { createMeetingActs } from '../../shared/simulator/acts/meeting-acts.ts';
import { createTenantFetch } from '../../shared/simulator/http/tenant-fetch.ts';
import { createTenantHandler } from '../../shared/simulator/http/tenant-handler.ts';
import { createTenant } from '../../shared/simulator/tenant/tenant.ts';
import type { DoorView } from '../../shared/view/door-view.ts';
import { contosoAccess } from '../support/contoso-access.ts';
import { AURORA } from '../support/house.ts';
import { createTestKey } from '../support/line-door.ts';
import { createMemoryDocument } from '../support/memory-document.ts';
import { createScriptedCoordinator } from '../support/scripted-coordinator.ts';
import { unattended } from '../support/unattended.ts';
import { type Figure, percentile } from './figure.ts';

const TIMES = 30;

const viewThat = (door: DoorScreen, fits: (view: DoorView) => boolean): Promise<DoorView> =>
  new Promise((resolve) => {
    const stop = door.watch((view) => {
      if (!fits(view)) return;
      resolve(view);
      queueMicrotask(() => stop());
    });
  });

/** A door on a tenant in this process, by the real clock; `inGraph` is how long its requests took so far, the answers' bodies included. */
async function openTimedDoor() {
  const tenant = createTenant({ clock: systemClock, random: Math.random });
  const tenantFetch = createTenantFetch(createTenantHandler(tenant));
  let inGraphMs = 0;
  const timedFetch: typeof fetch = async (input, init) => {
    const startMs = performance.now();
    const response = await tenantFetch(input, init);
    const body = response.status === 204 ? null : await response.text();
    inGraphMs += performance.now() - startMs;
    return new Response(body, { status: response.status, headers: response.headers });
  };
  const coordinator = createScriptedCoordinator(systemClock, ({ welcome }) => welcome());
  const line = createCoordinatorLine({
    ...{ clock: systemClock, random: Math.random, openSocket: coordinator.network.open, address: 'http://lintel.test' },
    ...{ key: createTestKey(), version: 'bench', enrolmentToken: null, log: silentLog },
  });
  const engine = await openDoor({
    config: {
      room: AURORA,
      timeZone: 'Europe/Amsterdam',
      policy: defaultPolicy,
    },
    access: contosoAccess('http://tenant.test'),
    clock: systemClock,
    random: Math.random,
    newId: () => crypto.randomUUID(),
    fetch: timedFetch,
    replica: createMemoryDocument(),
    journal: createMemoryDocument(),
    ...unattended(),
    line,
    log: silentLog,
    version: 'bench',
    machineTimeZone: 'UTC',
  });
  return {
    door: engine.attach(),
    acts: createMeetingActs(tenant),
    inGraph: () => inGraphMs,
    hint: () => coordinator.line().say({ kind: 'roomChanged', atMs: Date.now() }),
    close: () => Promise.all([engine.close(), line.close()]),
  };
}

/** How long the door itself takes, beside the sum of Graph's round trips: a change to the glass, and a tap to its confirmation. */
export async function measureReactionTime(): Promise<readonly Figure[]> {
  const { door, acts, inGraph, hint, close } = await openTimedDoor();
  await viewThat(door, ({ freshness }) => freshness.kind === 'live');

  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const [startMs, beforeMs] = [performance.now(), inGraph()];
    await work();
    return performance.now() - startMs - (inGraph() - beforeMs);
  };

  const seen: number[] = [];
  const told: number[] = [];
  const confirmed: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const nowMs = Date.now();
    const id = acts.writeIntoRoom(AURORA, {
      subject: 'Bench',
      start: new Date(nowMs - 60_000).toISOString(),
      end: new Date(nowMs + 3_600_000).toISOString(),
    });
    const occupied = viewThat(door, ({ status }) => status.kind === 'occupied');
    seen.push(await timed(() => Promise.all([door.run({ kind: 'refresh' }), occupied])));
    acts.cancel(id);
    const available = viewThat(door, ({ status }) => status.kind === 'available');
    told.push(
      await timed(async () => {
        hint();
        await available;
      }),
    );

    const { offers } = await viewThat(door, ({ offers: open }) => open.some(({ kind }) => kind === 'book'));
    const book = offers.find(({ kind }) => kind === 'book');
    confirmed.push(
      await timed(async () => {
        const result = await door.run(book?.command);
        if (result.kind !== 'done') throw new Error(`the booking came to ${JSON.stringify(result)}`);
      }),
    );
    const { status } = await viewThat(door, ({ status: { kind } }) => kind === 'occupied');
    if (status.kind === 'occupied') await door.run({ kind: 'end', meetingId: status.meeting.id });
    await Promise.all([door.run({ kind: 'refresh' }), viewThat(door, (view) => view.status.kind === 'available' && view.pending === null)]);
  }
  await close();
  return [
    {
      what: 'asked for a round to free/busy changed in the view, over Graph, p95',
      budget: 50,
      measured: percentile(seen, 0.95),
      unit: 'ms',
    },
    {
      what: 'hint on the line to free/busy changed in the view, over Graph, p95',
      budget: 50,
      measured: percentile(told, 0.95),
      unit: 'ms',
    },
    { what: 'tap to confirmed, over Graph, p95', budget: 30, measured: percentile(confirmed, 0.95), unit: 'ms' },
  ];
}
