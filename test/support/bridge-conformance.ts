import { afterEach, describe, expect, test, vi } from 'vitest';
import type { CommandResult } from '../../shared/protocol/command-result.ts';
import type { DoorBridge } from '../../shared/protocol/door-bridge.ts';
import type { DoorCommand } from '../../shared/protocol/door-command.ts';
import type { DoorView } from '../../shared/view/door-view.ts';
import { buildFreeView, createFakeEngine, type FakeEngine } from './fake-engine.ts';

/** One screen's end of a bridge, joined to the given engine by whatever the host really uses. */
export interface OpenedBridge {
  readonly bridge: DoorBridge;
  /** Loads the page anew; left out where the host's screen has no page. */
  reload?(): Promise<void>;
  close(): Promise<void>;
}

export type OpenBridge = (engine: FakeEngine) => Promise<OpenedBridge>;

/** What a screen may rely on, whichever host it hangs on (design: one suite for both bridges). */
export function bridgeConformance(name: string, openBridge: OpenBridge): void {
  describe(`${name}: what a screen may rely on`, () => {
    const opened: OpenedBridge[] = [];
    afterEach(async () => {
      for (const screen of opened.splice(0)) await screen.close();
    });

    async function openScreen(engine: FakeEngine) {
      const screen = await openBridge(engine);
      opened.push(screen);
      return screen;
    }
    function collect(bridge: DoorBridge) {
      const views: DoorView[] = [];
      const stop = bridge.watch((view) => void views.push(view));
      const until = (revision: number) =>
        vi.waitFor(() => expect(views.at(-1)?.revision).toBe(revision), { timeout: 10_000, interval: 10 });
      return { views, stop, until };
    }
    async function openWatched(engine: FakeEngine) {
      engine.show(buildFreeView(1));
      const screen = await openScreen(engine);
      const seen = collect(screen.bridge);
      await seen.until(1);
      return { ...screen, seen };
    }

    test('the view there is comes without asking, whole', async () => {
      const engine = createFakeEngine();
      const view = buildFreeView(7, { room: { name: 'Ödön “4th” \u2028 🚪', details: null } });
      engine.show(view);
      const { views, until } = collect((await openScreen(engine)).bridge);
      await until(7);
      expect(views).toEqual([view]);
    });

    test('a door that knows nothing yet shows nothing, then its first view', async () => {
      const engine = createFakeEngine();
      const { views, until } = collect((await openScreen(engine)).bridge);
      await vi.waitFor(() => expect(engine.watcherCount).toBe(1), { timeout: 10_000 });
      expect(views).toEqual([]);
      engine.show(buildFreeView(1));
      await until(1);
    });

    test('every change follows', async () => {
      const engine = createFakeEngine();
      const { seen } = await openWatched(engine);
      engine.show(buildFreeView(2));
      await seen.until(2);
      engine.show(buildFreeView(3));
      await seen.until(3);
    });

    test('of many views at once the newest is the last to arrive, and none comes after a newer one', async () => {
      const engine = createFakeEngine();
      const { seen } = await openWatched(engine);
      for (let revision = 2; revision <= 500; revision += 1) engine.show(buildFreeView(revision));
      await seen.until(500);
      const revisions = seen.views.map((view) => view.revision);
      expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
    });

    test('who stops watching is told nothing more; others are', async () => {
      const engine = createFakeEngine();
      const { bridge, seen } = await openWatched(engine);
      const other = collect(bridge);
      await other.until(1);
      seen.stop();
      engine.show(buildFreeView(2));
      await other.until(2);
      expect(seen.views.map((view) => view.revision)).toEqual([1]);
    });

    const commands: { readonly [Kind in DoorCommand['kind']]: Extract<DoorCommand, { kind: Kind }> } = {
      bookNow: { kind: 'bookNow', endMs: 1_772_445_600_000 },
      extend: { kind: 'extend', meetingId: 'AAMk=/+', endMs: 1_772_445_600_000 },
      end: { kind: 'end', meetingId: 'AAMk=/+' },
      refresh: { kind: 'refresh' },
      bookLater: { kind: 'bookLater', startMs: 1_772_445_600_000, endMs: 1_772_447_400_000, pin: '4711' },
      bookElsewhere: { kind: 'bookElsewhere', room: 'birch@contoso.com', startMs: 1_772_445_600_000, endMs: 1_772_447_400_000 },
      startEarly: { kind: 'startEarly', meetingId: 'AAMk=/+' },
      release: { kind: 'release', meetingId: 'AAMk=/+' },
      decline: { kind: 'decline', meetingId: 'AAMk=/+' },
      move: { kind: 'move', meetingId: 'AAMk=/+', room: 'birch@contoso.com' },
      checkIn: { kind: 'checkIn', meetingId: 'AAMk=/+' },
      undoRelease: { kind: 'undoRelease', meetingId: 'AAMk=/+' },
      findRooms: { kind: 'findRooms', startMs: 1_772_445_600_000, endMs: 1_772_447_400_000, meetingId: 'AAMk=/+' },
      painted: { kind: 'painted', revision: 7 },
      unlock: { kind: 'unlock', pin: '4711' },
      lock: { kind: 'lock' },
      exportAudit: { kind: 'exportAudit' },
      identify: { kind: 'identify' },
      leaveKiosk: { kind: 'leaveKiosk' },
    };
    test.each(Object.values(commands))('the command $kind reaches the engine unchanged', async (command) => {
      const engine = createFakeEngine();
      const { bridge } = await openWatched(engine);
      await bridge.send(command);
      expect(engine.received).toEqual([command]);
    });

    const results: { readonly [Kind in CommandResult['kind']]: Extract<CommandResult, { kind: Kind }> } = {
      done: {
        kind: 'done',
        done: { kind: 'booked', meetingId: 'é1', startMs: 1, endMs: 2, start: '09:30', end: '10:00', day: null, roomName: null },
      },
      pinNeeded: { kind: 'pinNeeded', reason: 'wrong', retrySeconds: 4 },
      refused: { kind: 'refused', reason: 'lostRace' },
      unconfirmed: { kind: 'unconfirmed', commandId: '0190-aa' },
      unreachable: { kind: 'unreachable', trouble: 'throttled' },
    };
    test.each(Object.values(results))('the result $kind comes back unchanged', async (result) => {
      const engine = createFakeEngine();
      const { bridge } = await openWatched(engine);
      engine.answerWith(() => result);
      expect(await bridge.send({ kind: 'refresh' })).toEqual(result);
    });

    test('answers that come in another order find their own commands', async () => {
      const engine = createFakeEngine();
      const { bridge } = await openWatched(engine);
      const first = Promise.withResolvers<CommandResult>();
      engine.answerWith((command) => (JSON.stringify(command).includes('slow') ? first.promise : results.refused));
      const slow = bridge.send({ kind: 'end', meetingId: 'slow' });
      expect(await bridge.send({ kind: 'end', meetingId: 'quick' })).toEqual(results.refused);
      first.resolve(results.unconfirmed);
      expect(await slow).toEqual(results.unconfirmed);
    });

    test('what is no command is refused as malformed, and the bridge lives on', async () => {
      const engine = createFakeEngine();
      const { bridge } = await openWatched(engine);
      const nonsense = { kind: 'openTheDoor' } as unknown as DoorCommand;
      expect(await bridge.send(nonsense)).toEqual({ kind: 'refused', reason: 'malformed' });
      expect(await bridge.send({ kind: 'refresh' })).toEqual({ kind: 'done', done: { kind: 'refreshed' } });
    });

    test('a page loaded anew gets the current view, and its old self is forgotten', async ({ skip }) => {
      const engine = createFakeEngine();
      const { bridge, reload, seen } = await openWatched(engine);
      if (!reload) return skip();
      seen.stop();
      engine.show(buildFreeView(2));
      await reload();
      const { until } = collect(bridge);
      await until(2);
      await vi.waitFor(() => expect(engine.watcherCount).toBe(1), { timeout: 10_000 });
      engine.show(buildFreeView(3));
      await until(3);
    });

    test('two screens of one door see the same, and each gets its own answers', async ({ skip }) => {
      const engine = createFakeEngine();
      const first = await openWatched(engine);
      const second = await openScreen(engine).catch(() => null);
      if (!second) return skip();
      const seen = collect(second.bridge);
      await seen.until(1);
      engine.answerWith((command) => (JSON.stringify(command).includes('first') ? results.unconfirmed : results.refused));
      const answers = await Promise.all([
        first.bridge.send({ kind: 'end', meetingId: 'first' }),
        second.bridge.send({ kind: 'end', meetingId: 'second' }),
      ]);
      expect(answers).toEqual([results.unconfirmed, results.refused]);
      engine.show(buildFreeView(2));
      await Promise.all([first.seen.until(2), seen.until(2)]);
    });
  });
}
