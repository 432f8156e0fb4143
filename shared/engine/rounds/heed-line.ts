import type { RoomLine } from '../line/room-line.ts';
import type { RoundRequests } from './round-requests.ts';

/** A hint asks for a round; a line that comes or goes changes the pace of the one that is waited for. Returns a stop function. */
export function heedLine(line: Pick<RoomLine, 'watch'>, requests: Pick<RoundRequests, 'ask' | 'reconsider'>): () => void {
  return line.watch((event) => {
    if (event.kind === 'roomChanged') requests.ask('hint');
    else requests.reconsider();
  });
}
