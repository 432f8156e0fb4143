import type { MeetingActs } from '../acts/meeting-acts.ts';
import type { RoomSettings } from '../tenant/room-settings.ts';
import type { Tenant } from '../tenant/tenant.ts';

export interface Stage {
  readonly tenant: Tenant;
  readonly acts: MeetingActs;
  /** Address of the room it is about. */
  readonly room: string;
  readonly nowMs: number;
  /** Today in Amsterdam. */
  readonly date: string;
}

/** Fills empty calendars. Answers the instant it is about, where that is not now. */
export type Scenario = (stage: Stage) => number | undefined;

/** Some scenarios show what rooms refuse by default. */
export function relaxRoom({ tenant, room }: Stage, settings: Partial<RoomSettings>): void {
  const found = tenant.directory.room(room);
  if (found) tenant.directory.changeRoom({ ...found, settings: { ...found.settings, ...settings } });
}
