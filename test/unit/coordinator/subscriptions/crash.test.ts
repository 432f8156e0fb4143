import { expect, test } from 'vitest';
import { clientStateHash } from '../../../../shared/coordinator/subscriptions/client-state.ts';
import { createSubscribedRooms, DAY, MINUTE, NOTIFICATIONS, type SubscribedRooms } from '../../../support/subscribed-rooms.ts';

/** Kills the process at its nth step: before or after a call to Graph, or a write to the disk. Answers with whether it came so far. */
function killAt(scene: SubscribedRooms, nth: number): () => boolean {
  let step = 0;
  const live = () => {};
  const die = (): Promise<void> | void => {
    step += 1;
    if (step !== nth) return;
    Object.assign(scene, { beforeDisk: live, afterDisk: live });
    Object.assign(scene.graph, { before: live, after: live });
    scene.crash();
    return new Promise(() => {});
  };
  Object.assign(scene, { beforeDisk: die, afterDisk: die });
  Object.assign(scene.graph, { before: die, after: die });
  return () => step >= nth;
}

interface Story {
  readonly name: string;
  /** What was before, with the process sound. */
  readonly before?: (scene: SubscribedRooms) => Promise<void>;
  /** What happens while it may be killed. */
  readonly tell: (scene: SubscribedRooms) => Promise<void>;
}

const stories: readonly Story[] = [
  { name: 'a room is subscribed', tell: ({ clock }) => clock.advance(MINUTE) },
  { name: 'it is renewed for days', tell: ({ clock }) => clock.advance(4 * DAY) },
  {
    name: 'Graph removes it and says so',
    async tell({ clock, graph, subscriptions, isAlive }) {
      await clock.advance(MINUTE);
      graph.drop('sub-1');
      if (isAlive()) subscriptions().lifecycle({ subscriptionId: 'sub-1', kind: 'subscriptionRemoved' });
      await clock.advance(MINUTE);
    },
  },
  {
    name: 'Graph loses it without a word',
    async tell({ clock, graph }) {
      await clock.advance(MINUTE);
      graph.drop('sub-1');
      await clock.advance(2 * DAY);
    },
  },
  {
    name: 'the public address becomes another',
    async before({ start, stop, clock }) {
      await start({ publicAddress: 'https://old.contoso.com' });
      await clock.advance(MINUTE);
      await stop();
    },
    tell: ({ clock }) => clock.advance(5 * MINUTE),
  },
];

test.each(stories)(
  '$name: killed at any step, the room has one subscription after the restart, and the store knows it',
  async ({ before, tell }) => {
    for (let nth = 1; ; nth += 1) {
      const scene = createSubscribedRooms();
      await before?.(scene);
      const wasKilled = killAt(scene, nth);
      await scene.start();
      await tell(scene);
      if (!wasKilled()) {
        expect(nth).toBeGreaterThan(8);
        return;
      }
      await scene.start();
      await scene.clock.advance(15 * MINUTE);
      const held = scene.graph.held();
      expect(held, `killed at step ${nth}`).toMatchObject([{ notificationUrl: NOTIFICATIONS }]);
      expect([...scene.records.values()]).toMatchObject([
        { id: held[0]?.id, clientStateHash: clientStateHash(held[0]?.clientState ?? '') },
      ]);
      expect(scene.subscriptions().find(held[0]?.id ?? '')).toMatchObject({ roomId: 'room-1' });
      expect(scene.subscriptions().statusOf('room-1')).toMatchObject({ kind: 'subscribed', untilMs: held[0]?.expiresMs });
    }
  },
);
