import { defaultPolicy } from '../../shared/domain/policy.ts';
import type { DoorScreen } from '../../shared/engine/door-engine.ts';
import { openDoor } from '../../shared/engine/open-door.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { silentLog } from '../../shared/runtime/log.ts';
import { createMeetingActs } from '../../shared/simulator/acts/meeting-acts.ts';
import { createTenantFetch } from '../../shared/simulator/http/tenant-fetch.ts';
import { createTenantHandler } from '../../shared/simulator/http/tenant-handler.ts';
import { contosoApp } from '../../shared/simulator/tenant/contoso.ts';
import { createTenant } from '../../shared/simulator/tenant/tenant.ts';
import type { DoorView } from '../../shared/view/door-view.ts';
import { AURORA } from '../support/house.ts';
import { createMemoryDocument } from '../support/memory-document.ts';
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
  const engine = await openDoor({
    config: {
      room: AURORA,
      tenantId: contosoApp.tenantId,
      clientId: contosoApp.clientId,
      credential: { kind: 'secret', secret: contosoApp.secret },
      cloud: { login: 'http://tenant.test', graph: 'http://tenant.test' },
      timeZone: 'Europe/Amsterdam',
      coordinator: null,
      dataDir: '/nowhere',
      policy: defaultPolicy,
    },
    clock: systemClock,
    random: Math.random,
    newId: () => crypto.randomUUID(),
    fetch: timedFetch,
    replica: createMemoryDocument(),
    journal: createMemoryDocument(),
    ...unattended(),
    log: silentLog,
    version: 'bench',
    machineTimeZone: 'UTC',
  });
  return { engine, door: engine.attach(), acts: createMeetingActs(tenant), inGraph: () => inGraphMs };
}

/** How long the door itself takes, beside the sum of Graph's round trips: a change to the glass, and a tap to its confirmation. */
export async function measureReactionTime(): Promise<readonly Figure[]> {
  const { engine, door, acts, inGraph } = await openTimedDoor();
  await viewThat(door, ({ freshness }) => freshness.kind === 'live');

  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const [startMs, beforeMs] = [performance.now(), inGraph()];
    await work();
    return performance.now() - startMs - (inGraph() - beforeMs);
  };

  const seen: number[] = [];
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
    await Promise.all([door.run({ kind: 'refresh' }), viewThat(door, ({ status }) => status.kind === 'available')]);

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
  await engine.close();
  return [
    {
      what: 'asked for a round to free/busy changed in the view, over Graph, p95',
      budget: 50,
      measured: percentile(seen, 0.95),
      unit: 'ms',
    },
    { what: 'tap to confirmed, over Graph, p95', budget: 30, measured: percentile(confirmed, 0.95), unit: 'ms' },
  ];
}
