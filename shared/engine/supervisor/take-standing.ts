import type { ConfigProblem } from '../../config/config-problem.ts';
import type { DoorConfig } from '../../config/door-config.ts';
import { applySetRules, type RoomRules } from '../../config/room-rules.ts';
import type { LineRoom } from '../../protocol/coordinator-line.ts';
import { noSettings, type RoomSettings } from '../../protocol/room-settings.ts';
import type { DoorStanding } from '../line/coordinator-line.ts';
import { type Enrolment, isSameRoom, mayBeSameRoom } from './enrolment.ts';

/** What of a door's configuration decides where it stands and by which rules. */
export interface OwnPlace extends RoomRules, Pick<DoorConfig, 'room' | 'access'> {
  readonly hasPin: boolean;
}

/** What became of what the coordinator said. */
export interface TakenStanding {
  /** The same object where nothing new was taken. */
  readonly enrolment: Enrolment | null;
  /** Settings that do not hold, and were not taken. */
  readonly refused: { readonly version: number; readonly problems: readonly ConfigProblem[] } | null;
}

/**
 * What the door keeps of its enrolment once the coordinator has said where it stands (E90 to E93). A door with a credential of its own
 * goes where it was configured to go; one without has what the coordinator gives, and nothing once that is taken away.
 */
export function takeStanding(known: Enrolment | null, standing: DoorStanding, own: OwnPlace): TakenStanding {
  const kept: TakenStanding = { enrolment: known, refused: null };
  switch (standing.kind) {
    case 'unreachable':
      return kept;
    case 'enrolling':
      return own.access.kind === 'gateway' ? { enrolment: null, refused: null } : kept;
    case 'refused':
      return own.access.kind === 'gateway' && standing.reason === 'revoked' ? { enrolment: null, refused: null } : kept;
    case 'enrolled': {
      if (isElsewhere(standing, own)) return kept;
      const { doorId, room, settings } = standing;
      const same = known !== null && known.doorId === doorId && isSameRoom(known.room, room) ? known : null;
      if (same && !isNews(settings, same.settings)) return kept;
      const reply = applySetRules(own, settings, own.hasPin);
      if (reply.kind === 'valid') return { enrolment: { doorId, room, settings }, refused: null };
      return {
        enrolment: same ?? { doorId, room, settings: noSettings },
        refused: { version: settings.version, problems: reply.problems },
      };
    }
  }
}

/** A door that was configured for one room, which its coordinator has at another. */
export function isElsewhere(standing: DoorStanding, own: Pick<OwnPlace, 'room' | 'access'>): boolean {
  return standing.kind === 'enrolled' && isRoomElsewhere(standing.room, own);
}

export function isRoomElsewhere({ address }: LineRoom, { room, access }: Pick<OwnPlace, 'room' | 'access'>): boolean {
  return access.kind === 'direct' && room !== null && !mayBeSameRoom(room, address);
}

/** A lower version as well: what its coordinator says last is what holds, also after an older store was put back (E92, C60). */
function isNews(said: RoomSettings, known: RoomSettings): boolean {
  return JSON.stringify(said) !== JSON.stringify(known);
}
