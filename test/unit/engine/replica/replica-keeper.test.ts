import { expect, test } from 'vitest';
import { defaultPolicy } from '../../../../shared/domain/policy.ts';
import type { Replica } from '../../../../shared/engine/replica/replica.ts';
import { createReplicaKeeper } from '../../../../shared/engine/replica/replica-keeper.ts';
import { silentLog } from '../../../../shared/runtime/log.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';
import { buildEvent } from '../../domain/build-meeting.ts';

const replica: Replica = { window: { startMs: 0, endMs: 1 }, timeZone: 'UTC', events: [], deltaUrl: null, readAtMs: 0, roomName: null };

function house() {
  const clock = createDrivenClock(0);
  let saves = 0;
  let isFull = false;
  const reported: string[] = [];
  const save = async () => {
    if (isFull) throw new Error('ENOSPC');
    saves += 1;
  };
  const keeper = createReplicaKeeper({
    document: { load: async () => null, save },
    room: 'r',
    policy: defaultPolicy,
    clock,
    lastTrueMs: clock.nowMs,
    log: { ...silentLog, error: (event) => void reported.push(event) },
  });
  const fill = (full: boolean) => {
    isFull = full;
  };
  return { clock, keeper, reported, fill, saves: () => saves };
}

test('T7 what changed is saved at once, what only grew younger every five minutes', async () => {
  const { clock, keeper, saves } = house();
  await keeper.keep(replica);
  await keeper.keep({ ...replica, readAtMs: 1 });
  expect(saves()).toBe(1);
  await keeper.keep({ ...replica, events: [buildEvent()] });
  expect(saves()).toBe(2);
  await clock.advance(300_000);
  await keeper.keep({ ...replica, events: [buildEvent()], readAtMs: 2 });
  expect(saves()).toBe(3);
});

test('a disk that is full is reported and tried again with the next round', async () => {
  const { keeper, reported, fill, saves } = house();
  fill(true);
  await keeper.keep(replica);
  expect(reported).toEqual(['replicaNotSaved']);
  fill(false);
  await keeper.keep(replica);
  expect(saves()).toBe(1);
});
