import { blocks } from '../../domain/blocks.ts';
import { placeMeeting } from '../../domain/place-meeting.ts';
import type { Replica } from '../replica/replica.ts';

/** The next instant at which a blocking meeting starts or ends; null when none is known. */
export function nextEdgeMs(replica: Replica, nowMs: number): number | null {
  let nextMs: number | null = null;
  for (const event of replica.events) {
    if (!blocks(event)) continue;
    const meeting = placeMeeting(event, replica.timeZone);
    for (const edgeMs of [meeting.startMs, meeting.endMs]) {
      if (edgeMs > nowMs && (nextMs === null || edgeMs < nextMs)) nextMs = edgeMs;
    }
  }
  return nextMs;
}
