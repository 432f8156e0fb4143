import type { CommandResult } from '../../protocol/command-result.ts';
import type { OrderRefusal, OrderState } from './room-order.ts';

/** What the end of an entry means for whoever ordered it. */
export function orderStateOf(result: CommandResult): OrderState {
  switch (result.kind) {
    case 'done': {
      if (result.done.kind !== 'booked') throw new Error(`an order ended as ${result.done.kind}`);
      const { meetingId, startMs, endMs, roomName } = result.done;
      return { kind: 'booked', meetingId, startMs, endMs, roomName: roomName ?? '' };
    }
    case 'unreachable':
      return { kind: 'notReached', trouble: result.trouble };
    case 'refused':
      return { kind: 'refused', reason: refusalOf(result.reason) };
    case 'pinNeeded':
    case 'unconfirmed':
      throw new Error(`an order ended as ${result.kind}`);
  }
}

function refusalOf(reason: Extract<CommandResult, { readonly kind: 'refused' }>['reason']): OrderRefusal {
  return reason === 'writeRefused' || reason === 'meetingGone' ? reason : 'lostRace';
}
