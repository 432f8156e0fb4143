import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeSettings } from '../../../../shared/coordinator/settings/merge-settings.ts';
import { noSettings, type RoomSettings } from '../../../../shared/protocol/room-settings.ts';

const settings = fc.record<RoomSettings>({
  version: fc.nat(),
  policy: fc.record({ allowBooking: fc.boolean(), roomName: fc.constantFrom(null, 'Oak'), stubMinutes: fc.nat(60) }, { requiredKeys: [] }),
  timeZone: fc.constantFrom(null, 'Europe/Paris', 'Asia/Tokyo'),
});

test('the room’s own rules stand, and of the organisation’s those that the room does not have', () => {
  const organisation: RoomSettings = { version: 4, policy: { allowBooking: false, roomName: 'Org' }, timeZone: 'Europe/Paris' };
  const room: RoomSettings = { version: 3, policy: { roomName: null }, timeZone: null };
  expect(mergeSettings(organisation, room)).toEqual({
    version: 4,
    policy: { allowBooking: false, roomName: null },
    timeZone: 'Europe/Paris',
  });
});

test('nothing set on one side leaves the other as it is, and merging again changes nothing', () => {
  fc.assert(
    fc.property(settings, settings, (organisation, room) => {
      expect(mergeSettings(organisation, noSettings)).toEqual(organisation);
      expect(mergeSettings(noSettings, room)).toEqual(room);
      const merged = mergeSettings(organisation, room);
      expect(mergeSettings(organisation, merged)).toEqual(merged);
    }),
  );
});
