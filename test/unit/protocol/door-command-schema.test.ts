import { expect, test } from 'vitest';
import { clientEnvelopeSchema, clientMessageSchema } from '../../../shared/protocol/client-message-schema.ts';
import type { DoorCommand } from '../../../shared/protocol/door-command.ts';
import { doorCommandSchema } from '../../../shared/protocol/door-command-schema.ts';

const endMs = 1_795_257_600_000;

/** The compiler asks for an example of every command. */
const oneOfEach: { readonly [Kind in DoorCommand['kind']]: Extract<DoorCommand, { kind: Kind }> } = {
  bookNow: { kind: 'bookNow', endMs },
  extend: { kind: 'extend', meetingId: 'm1', endMs },
  end: { kind: 'end', meetingId: 'm1' },
  bookLater: { kind: 'bookLater', startMs: endMs, endMs: endMs + 900_000, pin: '4711' },
  bookElsewhere: { kind: 'bookElsewhere', room: 'birch@contoso.com', startMs: endMs, endMs: endMs + 900_000 },
  startEarly: { kind: 'startEarly', meetingId: 'm1' },
  release: { kind: 'release', meetingId: 'm1' },
  decline: { kind: 'decline', meetingId: 'm1' },
  move: { kind: 'move', meetingId: 'm1', room: 'birch@contoso.com' },
  checkIn: { kind: 'checkIn', meetingId: 'm1' },
  undoRelease: { kind: 'undoRelease', meetingId: 'm1' },
  findRooms: { kind: 'findRooms', startMs: endMs, endMs: endMs + 900_000, meetingId: 'm1' },
  refresh: { kind: 'refresh' },
  painted: { kind: 'painted', revision: 3 },
  unlock: { kind: 'unlock', pin: '4711' },
  lock: { kind: 'lock' },
  exportAudit: { kind: 'exportAudit' },
  identify: { kind: 'identify' },
  leaveKiosk: { kind: 'leaveKiosk' },
};

test.each(Object.values(oneOfEach))('the host understands $kind, alone and in its envelope', (command) => {
  expect(doorCommandSchema.parse(command)).toEqual(command);
  const message = { kind: 'command', id: '1', command } as const;
  expect(clientMessageSchema.parse(message)).toEqual(message);
});

test.each([
  { raw: null, because: 'it is nothing' },
  { raw: 'refresh', because: 'it is a word' },
  { raw: { kind: 'reboot' }, because: 'there is no such command' },
  { raw: { kind: 'refresh', force: true }, because: 'it holds more than it should' },
  { raw: { kind: 'bookNow' }, because: 'its end is missing' },
  { raw: { kind: 'bookNow', endMs: endMs + 1 }, because: 'its end is no whole minute' },
  { raw: { kind: 'bookNow', endMs: String(endMs) }, because: 'its end is a text' },
  { raw: { kind: 'bookNow', endMs: -60_000 }, because: 'its end is before all time' },
  { raw: { kind: 'bookNow', endMs: Number.POSITIVE_INFINITY }, because: 'its end never comes' },
  { raw: { kind: 'end', meetingId: '' }, because: 'it names no meeting' },
  { raw: { kind: 'end', meetingId: 'm'.repeat(1_025) }, because: 'no id is that long' },
  { raw: { kind: 'end', meetingId: 'm1', pin: '12a4' }, because: 'a PIN has digits only' },
  { raw: { kind: 'unlock', pin: '1'.repeat(13) }, because: 'no PIN is that long' },
  { raw: { kind: 'unlock' }, because: 'its PIN is missing' },
  { raw: { kind: 'painted', revision: -1 }, because: 'views are counted from one' },
  { raw: { kind: 'extend', meetingId: 7, endMs }, because: 'ids are texts' },
])('$raw is no command: $because', ({ raw }) => {
  expect(doorCommandSchema.safeParse(raw).success).toBe(false);
});

test('an envelope can be read, and answered under its id, though its command cannot', () => {
  const message = { kind: 'command', id: '7', command: { kind: 'reboot' } };
  expect(clientMessageSchema.safeParse(message).success).toBe(false);
  expect(clientEnvelopeSchema.parse(message)).toEqual(message);
});
