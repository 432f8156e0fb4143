import { userPath, userSchema } from '../../graph/graph-room-calendar.ts';
import type { GraphTransport } from '../../graph/graph-transport.ts';
import { findingOf } from '../failed-call.ts';
import type { Check } from '../finding.ts';
import type { Patient } from '../patient.ts';

export interface RoomCheckDeps {
  readonly transport: GraphTransport;
  readonly patient: Pick<Patient, 'address'>;
  readonly room: string;
}

/** Finds the room in the directory; from here on it is addressed by its object id (D15). */
export function createRoomCheck({ transport, patient, room }: RoomCheckDeps): Check {
  return {
    name: 'room',
    needs: ['token', 'graph'],
    async run(signal) {
      const target = { kind: 'path', path: userPath(room), query: { $select: 'id,displayName' } } as const;
      try {
        const user = await transport.call({ operation: 'resolveRoom', method: 'GET', target, subject: 'user' }, userSchema, signal);
        patient.address(user.id);
        return [{ code: 'roomFound', facts: { name: user.displayName ?? 'without a name', objectId: user.id } }];
      } catch (error) {
        return [findingOf(error, { forbidden: 'directoryClosed', roomNotFound: 'roomNotFound' })];
      }
    },
  };
}
