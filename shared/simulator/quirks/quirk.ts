import type { NewFaultRule } from '../faults/fault.ts';
import type { Oddities } from '../tenant/oddities.ts';
import type { RoomSettings } from '../tenant/room-settings.ts';
import type { Switches } from '../tenant/switches.ts';

/** What of the tenant a quirk changes while it is on. */
interface QuirkParts {
  readonly faults?: readonly NewFaultRule[];
  readonly switches?: Partial<Switches>;
  readonly oddities?: Partial<Oddities>;
  /** For every room, and for what is mailed to it from then on. */
  readonly settings?: Partial<RoomSettings>;
}

/** Something odd that a client of Microsoft 365 was seen to run into. */
export interface Quirk {
  /** Its tests are found by it. */
  readonly number: `Q${number}`;
  readonly does: string;
  /** `always`: Graph knows no other way, and neither does the simulator. */
  readonly parts: QuirkParts | 'always';
}
