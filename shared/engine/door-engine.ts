import type { LineState } from '../domain/line-state.ts';
import type { CommandResult } from '../protocol/command-result.ts';
import type { DoorBridge } from '../protocol/door-bridge.ts';

/** One screen on a door, from when it is loaded until it is gone. What an administrator opened is open on it alone (E60). */
export interface DoorScreen extends Pick<DoorBridge, 'watch'> {
  /** Takes anything the screen sent; what is no command is refused as `malformed`. Never rejects. */
  run(command: unknown): Promise<CommandResult>;
  /** Until when administrator mode is on here, by the clock that only runs forward; null while it is off. */
  administratorUntilMs(): number | null;
  /** The screen is gone or was loaded anew: its watchers hear nothing more, and administrator mode ends. */
  detach(): void;
}

/** The kiosk's brain as its hosts see it. */
export interface DoorEngine {
  /**
   * Joins a screen to the door; it is a plain one until somebody unlocks it. One that another engine of this door had before goes on
   * with what it had (E105).
   */
  attach(administratorUntilMs?: number | null): DoorScreen;
  health(): DoorHealth;
  /** Tells the engine that the device woke up: time may have jumped. */
  resume(): void;
  /** Stops the loops and waits until the journal is on the disk. */
  close(): Promise<void>;
}

/** The body of `GET /healthz`. Instants are ISO 8601. */
export interface DoorHealth {
  readonly status: 'ok' | 'degraded';
  readonly freshness: 'live' | 'delayed' | 'stale' | 'never';
  readonly trouble: string | null;
  readonly lastRoundAt: string | null;
  readonly roundCount: number;
  readonly graphRequests: number;
  readonly driftCount: number;
  /** The coordinator's line; a door without one is as well as any other. */
  readonly line: LineState;
  readonly version: string;
}
