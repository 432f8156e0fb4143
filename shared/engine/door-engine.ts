import type { CommandResult } from '../protocol/command-result.ts';
import type { DoorBridge } from '../protocol/door-bridge.ts';

/** The kiosk's brain as its hosts see it. */
export interface DoorEngine extends Pick<DoorBridge, 'watch'> {
  /** Takes anything a screen sent; what is no command is refused as `malformed`. Never rejects. */
  run(command: unknown): Promise<CommandResult>;
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
  readonly version: string;
}
