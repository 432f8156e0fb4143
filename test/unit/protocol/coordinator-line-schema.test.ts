import { expect, test } from 'vitest';
import type { LineServerMessage } from '../../../shared/protocol/coordinator-line.ts';
import { lineServerMessageSchema } from '../../../shared/protocol/coordinator-line-schema.ts';
import type { OtherRoomAnswer, OtherRoomQuestion } from '../../../shared/protocol/other-room-question.ts';
import { otherRoomAnswerSchema, otherRoomQuestionSchema } from '../../../shared/protocol/other-room-question-schema.ts';

const settings = { version: 3, policy: { allowBooking: false, hours: null }, timeZone: 'Europe/Amsterdam' };

const serverMessages: { [Kind in LineServerMessage['kind']]: Extract<LineServerMessage, { kind: Kind }> } = {
  challenge: { kind: 'challenge', lineVersion: 1, challenge: 'abc' },
  enrolling: { kind: 'enrolling', code: 'ABCD-2345', expiresInMs: 600_000, confirmAddress: null },
  welcome: { kind: 'welcome', doorId: 'd1', room: { address: 'aurora@contoso.com', tenantId: 't1' }, settings, hasPush: true },
  roomChanged: { kind: 'roomChanged', atMs: 1 },
  push: { kind: 'push', hasPush: false },
  settings: { kind: 'settings', settings },
  answer: { kind: 'answer', id: 'q1', answer: { kind: 'pending' } },
  refused: { kind: 'refused', reason: 'revoked' },
  ping: { kind: 'ping' },
};

test.each(Object.values(serverMessages))('a door understands $kind', (message) => {
  expect(lineServerMessageSchema.parse(message)).toEqual(message);
});

const questions: { [Kind in OtherRoomQuestion['kind']]: Extract<OtherRoomQuestion, { kind: Kind }> } = {
  findFreeRooms: { kind: 'findFreeRooms', startMs: 0, endMs: 60_000 },
  bookOtherRoom: {
    kind: 'bookOtherRoom',
    commandId: 'c1',
    room: 'borealis@contoso.com',
    startMs: 0,
    endMs: 60_000,
    parent: { iCalUId: '040000008200E0', startMs: 0 },
  },
  giveBackOtherRoom: { kind: 'giveBackOtherRoom', commandId: 'c1' },
};

test.each(Object.values(questions))('the coordinator understands $kind', (question) => {
  expect(otherRoomQuestionSchema.parse(question)).toEqual(question);
});

test.each([
  { ...questions.findFreeRooms, startMs: 1 },
  { ...questions.findFreeRooms, endMs: -60_000 },
  { ...questions.findFreeRooms, room: 'x' },
  { ...questions.bookOtherRoom, commandId: '' },
  { ...questions.bookOtherRoom, room: 'x'.repeat(321) },
  { ...questions.bookOtherRoom, parent: undefined },
])('%j is no question', (question) => {
  expect(otherRoomQuestionSchema.safeParse(question).success).toBe(false);
});

const answers: { [Kind in OtherRoomAnswer['kind']]: Extract<OtherRoomAnswer, { kind: Kind }> } = {
  roomsFound: { kind: 'roomsFound', rooms: [{ address: 'borealis@contoso.com', name: 'Borealis', freeUntilMs: null }] },
  booked: { kind: 'booked', meetingId: 'm1', startMs: 0, endMs: 60_000, roomName: 'Borealis' },
  pending: { kind: 'pending' },
  givenBack: { kind: 'givenBack' },
  refused: { kind: 'refused', reason: 'roomTaken' },
  unreachable: { kind: 'unreachable', trouble: 'offline' },
};

test.each(Object.values(answers))('a door understands the answer $kind', (answer) => {
  expect(otherRoomAnswerSchema.parse(answer)).toEqual(answer);
});
