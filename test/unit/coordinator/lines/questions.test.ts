import { expect, test } from 'vitest';
import type { OtherRooms } from '../../../../shared/coordinator/other-rooms/other-rooms.ts';
import type { OtherRoomAnswer } from '../../../../shared/protocol/other-room-question.ts';
import { AURORA, openLineHouse } from './line-house.ts';

const findRooms = (id: string) => ({ kind: 'ask', id, question: { kind: 'findFreeRooms', startMs: 0, endMs: 60_000 } }) as const;

test('a question is answered under its id, for the room the door stands at', async () => {
  const asked: unknown[] = [];
  const answer: OtherRooms['answer'] = async (door, room, question) => {
    asked.push([door.id, room.id, question.kind]);
    return { kind: 'roomsFound', rooms: [{ address: 'borealis@contoso.com', name: 'Borealis', freeUntilMs: null }] };
  };
  const house = openLineHouse({ otherRooms: { answer } });
  const { door, enrolled } = await house.admitted();
  door.send(findRooms('q1'));
  await house.clock.settle();
  expect(asked).toEqual([[enrolled.id, AURORA.id, 'findFreeRooms']]);
  expect(door.told.at(-1)).toMatchObject({ kind: 'answer', id: 'q1', answer: { kind: 'roomsFound' } });
});

test.each([
  { what: 'without a kind', question: {} },
  { what: 'at odd seconds', question: { kind: 'findFreeRooms', startMs: 1, endMs: 2 } },
])('C16 a question $what is refused under its id, and the line stays', async ({ question }) => {
  const house = openLineHouse();
  const { door } = await house.admitted();
  door.sendText(JSON.stringify({ kind: 'ask', id: 'q1', question }));
  await house.clock.settle();
  expect(door.told.at(-1)).toEqual({ kind: 'answer', id: 'q1', answer: { kind: 'refused', reason: 'malformed' } });
});

test('a door that nobody has let in asks in vain', async () => {
  const house = openLineHouse();
  const { door } = await house.connect();
  door.send(findRooms('q1'));
  await house.clock.settle();
  expect(door.told.at(-1)).toEqual({ kind: 'answer', id: 'q1', answer: { kind: 'refused', reason: 'notEnrolled' } });
});

test('C16 four questions at a time; a fifth is refused, and may come when one is answered', async () => {
  const waiting: ((answer: OtherRoomAnswer) => void)[] = [];
  const answer: OtherRooms['answer'] = () => new Promise((resolve) => waiting.push(resolve));
  const house = openLineHouse({ otherRooms: { answer } });
  const { door } = await house.admitted();
  for (const id of ['1', '2', '3', '4', '5']) door.send(findRooms(id));
  await house.clock.settle();
  expect(door.told.at(-1)).toEqual({ kind: 'answer', id: '5', answer: { kind: 'refused', reason: 'tooMany' } });
  waiting[0]?.({ kind: 'pending' });
  await house.clock.settle();
  door.send(findRooms('6'));
  await house.clock.settle();
  expect(waiting).toHaveLength(5);
});

test('a question that trips over a bug of ours is answered all the same', async () => {
  const house = openLineHouse({ otherRooms: { answer: () => Promise.reject(new Error('bug')) } });
  const { door } = await house.admitted();
  door.send(findRooms('q1'));
  await house.clock.settle();
  expect(door.told.at(-1)).toEqual({ kind: 'answer', id: 'q1', answer: { kind: 'unreachable', trouble: 'serviceFailing' } });
  expect(house.logged).toEqual(['questionFailed']);
});

test('C16 when a line ends, whoever works on its questions is told', async () => {
  let signal: AbortSignal | null = null;
  const answer: OtherRooms['answer'] = (_door, _room, _question, given) => {
    signal = given;
    return new Promise(() => {});
  };
  const house = openLineHouse({ otherRooms: { answer } });
  const { door } = await house.admitted();
  door.send(findRooms('q1'));
  await house.clock.settle();
  door.close();
  await house.clock.settle();
  expect(signal).toMatchObject({ aborted: true });
});
