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
  refresh: { kind: 'refresh' },
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
  { raw: { kind: 'extend', meetingId: 7, endMs }, because: 'ids are texts' },
])('$raw is no command: $because', ({ raw }) => {
  expect(doorCommandSchema.safeParse(raw).success).toBe(false);
});

test('an envelope can be read, and answered under its id, though its command cannot', () => {
  const message = { kind: 'command', id: '7', command: { kind: 'reboot' } };
  expect(clientMessageSchema.safeParse(message).success).toBe(false);
  expect(clientEnvelopeSchema.parse(message)).toEqual(message);
});
