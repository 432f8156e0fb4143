import type { LineState } from '../../domain/line-state.ts';
import type { LineRoom } from '../../protocol/coordinator-line.ts';
import type { CoordinatorLine } from '../line/coordinator-line.ts';
import type { RoomLine } from '../line/room-line.ts';

/**
 * The line as the engine of one room has it: down for as long as the coordinator has the door at another room, whose hints would let
 * this one poll as if its own changes were told (E93).
 */
export function createRoomLine(line: CoordinatorLine, isHere: (room: LineRoom) => boolean): RoomLine {
  const isOurs = (): boolean => {
    const standing = line.standing();
    return standing.kind === 'enrolled' && isHere(standing.room);
  };
  const state = (): LineState => (isOurs() ? line.state() : 'down');
  return {
    state,
    watch(listener) {
      let told: LineState | null = null;
      const tell = (): void => {
        const now = state();
        if (now === told) return;
        told = now;
        listener({ kind: 'state', state: now });
      };
      const stopLine = line.watch((event) => {
        if (event.kind === 'state') tell();
        else if (isOurs()) listener(event);
      });
      const stopStanding = line.watchStanding(tell);
      return () => {
        stopLine();
        stopStanding();
      };
    },
    ask: async (question, signal) => (isOurs() ? line.ask(question, signal) : { kind: 'unreachable', trouble: 'offline' }),
  };
}
