import { afterEach } from 'vitest';
import { AURORA } from './house.ts';
import { openSubscribedTenant, type SubscribedTenant } from './subscribed-tenant.ts';

/** For a file of stories: opens coordinators with subscriptions for some rooms, and closes them after each test. */
export function subscribedAfterEach(): (addresses?: readonly string[]) => Promise<SubscribedTenant> {
  let opened: SubscribedTenant[] = [];
  afterEach(async () => {
    await Promise.all(opened.map((scene) => scene.close()));
    opened = [];
  });
  return async (addresses = [AURORA]) => {
    const scene = await openSubscribedTenant(addresses);
    opened.push(scene);
    return scene;
  };
}
