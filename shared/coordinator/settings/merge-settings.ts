import type { RoomSettings } from '../../protocol/room-settings.ts';

/** The room's own over the organisation's, rule by rule. The version is the higher of the two: whichever changed, it is news for the door. */
export function mergeSettings(organisation: RoomSettings, room: RoomSettings): RoomSettings {
  return {
    version: Math.max(organisation.version, room.version),
    policy: { ...organisation.policy, ...room.policy },
    timeZone: room.timeZone ?? organisation.timeZone,
  };
}
