import type { CoordinatorRoom } from '../coordinator-room.ts';
import { createAudit } from './audit.ts';
import type { Comparison } from './compare-with-graph.ts';
import { createRoomKeeper } from './create-room-keeper.ts';
import { createDeletion, type DeletionDeps } from './deletion.ts';
import { createLane } from './lane.ts';
import type { MeteredSubscriptions } from './metered-subscriptions.ts';
import type { RoomKeeper, RoomKeeperDeps } from './room-keeper.ts';
import type { UnsubscribedReason } from './subscriptions.ts';
import { createTenantGate } from './tenant-gate.ts';

/** The rooms of one tenant: throttled, refused and out of reach together, and apart from those of any other. */
export interface TenantKeeper {
  connect(room: CoordinatorRoom): RoomKeeper;
  /** Resolves after the first try to delete its subscription, and soon where none can be made now. */
  disconnect(keeper: RoomKeeper): Promise<void>;
  /** Has a subscription deleted that nobody keeps. */
  discard(subscriptionId: string): void;
  /** Looks at Graph's list at once: how long subscriptions have left is not known any more. */
  compareSoon(): void;
  /** Null while calls may go out. */
  closed(): { readonly because: UnsubscribedReason; readonly restMs: number } | null;
  serve(signal: AbortSignal): Promise<void>;
}

export interface TenantKeeperDeps extends Omit<RoomKeeperDeps, 'discard' | 'subscriptions'>, Pick<DeletionDeps, 'isKept'> {
  readonly subscriptions: MeteredSubscriptions;
  /** Calls at a time. */
  readonly inFlight: number;
}

/** Longer than any creation is out: what still looks like a stray then is one. */
const STRAY_MS = 120_000;
/** So long somebody waits to hear that a subscription is deleted; it goes on without them. */
const PATIENCE_MS = 10_000;

export function createTenantKeeper(deps: TenantKeeperDeps): TenantKeeper {
  const { clock, random, log, inFlight, subscriptions } = deps;
  const gate = createTenantGate(clock, random);
  const lane = createLane({ clock, gate, inFlight });
  const keepers = new Set<RoomKeeper>();
  /** Rooms for which Graph has a subscription that we do not know. */
  const blocked = new Set<RoomKeeper>();
  let isCompared = false;
  let serving: AbortSignal | null = null;

  const unblock = (): void => {
    const freed = [...blocked];
    blocked.clear();
    for (const keeper of freed) keeper.retry();
  };

  const deleteSoon = (subscriptionId: string, atMs: number): Promise<void> => {
    const deletion = createDeletion(deps, subscriptionId, atMs, unblock);
    lane.look(deletion);
    return deletion.tried;
  };
  const discard = (subscriptionId: string): void => void deleteSoon(subscriptionId, 0);

  const keepersById = (): ReadonlyMap<string, RoomKeeper> => {
    const byId = new Map<string, RoomKeeper>();
    for (const keeper of keepers) {
      const { subscription } = keeper.state();
      if (subscription !== null) byId.set(subscription.id, keeper);
    }
    return byId;
  };

  const settle = ({ confirmed, missing, moved, strays }: Comparison): void => {
    const byId = keepersById();
    for (const id of missing) byId.get(id)?.retry(); // a renewal tells for certain: what moves while a list is read can be left out of it
    for (const id of moved) {
      byId.get(id)?.lose('replaced');
      discard(id);
    }
    for (const listed of confirmed) byId.get(listed.id)?.confirm(listed);
    for (const id of strays) void deleteSoon(id, isCompared ? clock.monotonicMs() + STRAY_MS : 0);
  };

  const audit = createAudit({
    list: subscriptions.list,
    kept: () => new Set(keepersById().keys()),
    notificationUrl: deps.addresses.notificationUrl,
    isPressed: () => blocked.size > 0,
    onCompared: settle,
    onEnded() {
      if (isCompared) return;
      isCompared = true; // and where Graph gives no list, each room finds out for itself
      for (const keeper of keepers) lane.look(keeper);
    },
    clock,
    random,
    log,
  });

  const keeperDeps: RoomKeeperDeps = {
    ...deps,
    discard,
    onMove(keeper, before) {
      deps.onMove(keeper, before);
      if (keeper.state().failure?.because === 'alreadyExists') blocked.add(keeper);
      else blocked.delete(keeper);
      if (isCompared) lane.look(keeper);
      if (blocked.has(keeper)) lane.look(audit);
    },
  };

  return {
    connect(room) {
      const keeper = createRoomKeeper(keeperDeps, room);
      keepers.add(keeper);
      if (isCompared) lane.look(keeper);
      return keeper;
    },
    async disconnect(keeper) {
      const subscriptionId = keeper.leave();
      keepers.delete(keeper);
      blocked.delete(keeper);
      lane.look(keeper);
      if (subscriptionId === null) return;
      const tried = deleteSoon(subscriptionId, 0);
      if (serving !== null && gate.because() === null) await Promise.race([tried, clock.sleep(PATIENCE_MS, serving)]);
    },
    discard,
    compareSoon() {
      audit.hurry();
      lane.look(audit);
    },
    closed() {
      const because = gate.because();
      return because === null ? null : { because, restMs: gate.restMs() };
    },
    async serve(signal) {
      serving = signal;
      lane.look(audit);
      await lane.serve(signal);
    },
  };
}
