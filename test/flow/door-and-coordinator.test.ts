import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../shared/domain/policy.ts';
import { createCoordinatorLine } from '../../shared/engine/line/create-coordinator-line.ts';
import { openDoor } from '../../shared/engine/open-door.ts';
import { silentLog } from '../../shared/runtime/log.ts';
import { createTenantFetch } from '../../shared/simulator/http/tenant-fetch.ts';
import { createTenantHandler } from '../../shared/simulator/http/tenant-handler.ts';
import type { DoorView } from '../../shared/view/door-view.ts';
import { coordinatorsClosedAfterEach } from '../support/closed-coordinators.ts';
import { contosoAccess } from '../support/contoso-access.ts';
import type { CoordinatorHouse } from '../support/coordinator-house.ts';
import { AURORA, createRandom } from '../support/house.ts';
import { createTestKey } from '../support/line-door.ts';
import { createMemoryDocument } from '../support/memory-document.ts';
import { unattended } from '../support/unattended.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** What people at the door could be worried by. */
const alarming = (views: readonly DoorView[]): DoorView[] =>
  views.filter(({ freshness, status }) => freshness.kind !== 'live' || status.kind === 'unknown');

// Graph, the coordinator and a door on one clock: the issue's own story.
describe('a door, a coordinator and Graph', () => {
  const open = coordinatorsClosedAfterEach();
  let closeDoor = async (): Promise<void> => {};
  afterEach(() => closeDoor());

  async function openDoorAt(house: CoordinatorHouse) {
    const { clock, tenant, network } = house;
    const random = createRandom(3);
    const line = createCoordinatorLine({
      ...{ clock, random, openSocket: network.open, address: 'https://lintel.contoso.com', key: createTestKey() },
      ...{ version: '1', enrolmentToken: null, log: silentLog },
    });
    const engine = await openDoor({
      config: { room: AURORA, timeZone: 'Europe/Amsterdam', policy: defaultPolicy },
      access: contosoAccess('http://tenant.test'),
      fetch: createTenantFetch(createTenantHandler(tenant)),
      ...{ clock, random, newId: randomUUID, replica: createMemoryDocument(), journal: createMemoryDocument() },
      ...{ ...unattended(), line, log: silentLog, version: '1', machineTimeZone: 'UTC' },
    });
    const views: DoorView[] = [];
    engine.attach().watch((view) => views.push(view));
    closeDoor = async () => {
      const closing = Promise.all([line.close(), engine.close()]);
      await clock.settle();
      await closing;
    };
    await clock.settle();
    const standing = line.standing();
    if (standing.kind !== 'enrolling') throw new Error(`expected a code, found ${standing.kind}`);
    await house.staff('POST', '/enrolments', { code: standing.code, room: AURORA, tenantId: null });
    for (let waited = 0; line.state() !== 'push' && waited < 60; waited += 1) await clock.advance(SECOND_MS);
    return { line, engine, views, subjects: () => views.at(-1)?.days[0]?.meetings.map(({ start }) => start) ?? [] };
  }

  test('E84 E85 an edit is on the glass within a second of its notification; without the coordinator by polling; with it again at once', async () => {
    const house = await open();
    const { clock, acts, tenant } = house;
    tenant.switches.change({ notificationTypicalMs: 200, notificationLongestMs: 400, notificationBatchMs: 0, notificationsSwap: false });
    const door = await openDoorAt(house);
    expect(door.line.state()).toBe('push');
    await clock.advance(MINUTE_MS);

    const meet = (hour: number): void =>
      void acts.writeIntoRoom(AURORA, { subject: 'Talk', start: `2026-11-18T${hour}:00`, end: `2026-11-18T${hour}:30` });
    meet(14);
    await clock.advance(SECOND_MS);
    expect(door.subjects()).toEqual(['14:00']);

    await house.stop();
    await clock.advance(10 * SECOND_MS);
    meet(15);
    await clock.advance(SECOND_MS);
    expect(door.subjects()).toEqual(['14:00']); // nobody told
    await clock.advance(48 * SECOND_MS);
    expect(door.subjects()).toEqual(['14:00', '15:00']);

    await house.start();
    await clock.advance(MINUTE_MS);
    expect(door.line.state()).toBe('push');
    meet(16);
    await clock.advance(SECOND_MS);
    expect(door.subjects()).toEqual(['14:00', '15:00', '16:00']);
    expect(alarming(door.views.slice(1))).toEqual([]);
  });
});
