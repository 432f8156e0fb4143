import type { NearbyRoom, Policy } from '../../domain/policy.ts';
import type { Trouble } from '../../domain/trouble.ts';
import { minuteFrom, minuteOf } from '../../domain/whole-minute.ts';
import { GraphError, type GraphErrorKind } from '../../graph/graph-error.ts';
import type { OtherRoomAnswer } from '../../protocol/other-room-question.ts';
import type { RoomLine } from '../line/room-line.ts';
import type { OtherRooms } from './other-rooms.ts';

/** Other rooms as the coordinator knows them, for a door that reaches none but its own (D9, E76): it looks, and it books. */
export function createCoordinatorsRooms(line: Pick<RoomLine, 'ask' | 'state'>, { nearbyRooms }: Pick<Policy, 'nearbyRooms'>): OtherRooms {
  const names = new Map(nearbyRooms.map(({ address, name }) => [address.toLowerCase(), name]));
  /** A coordinator that may not ask Places knows a room by its address alone; this door's policy may know better (E107). */
  const named = (address: string): NearbyRoom => ({ address, name: names.get(address.toLowerCase()) ?? address });
  return {
    canFind: true,
    async free({ startMs, endMs }, signal) {
      const answer = await line.ask({ kind: 'findFreeRooms', startMs: minuteOf(startMs), endMs: minuteFrom(endMs) }, signal);
      if (answer.kind !== 'roomsFound') throw new GraphError(failureOf(answer), `the coordinator found no rooms: ${answer.kind}`);
      for (const { address, name } of answer.rooms) if (name !== address) names.set(address.toLowerCase(), name);
      return answer.rooms.map(({ address, freeUntilMs }) => ({ room: named(address), freeUntilMs }));
    },
    async look(address) {
      // What can be told at once needs no entry in the journal.
      const state = line.state();
      if (state === 'none' || state === 'down') throw new GraphError('offline', 'the coordinator is not there');
      // Nothing is read here: the coordinator answers for whether it is a room, and free.
      return { room: named(address), meetings: null };
    },
  };
}

const failures: Readonly<Record<Trouble, GraphErrorKind>> = {
  offline: 'offline',
  throttled: 'throttled',
  serviceFailing: 'serviceFailing',
  unexpectedReply: 'unexpectedReply',
  credentialRefused: 'credentialRefused',
  permissionMissing: 'forbidden',
  roomNotFound: 'roomNotFound',
  clockUnsound: 'offline',
};

function failureOf(answer: OtherRoomAnswer): GraphErrorKind {
  if (answer.kind === 'unreachable') return failures[answer.trouble];
  if (answer.kind !== 'refused') return 'unexpectedReply';
  if (answer.reason === 'tooMany') return 'throttled';
  return answer.reason === 'notEnrolled' ? 'credentialRefused' : 'unexpectedReply';
}
