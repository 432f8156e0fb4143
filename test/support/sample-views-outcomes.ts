import type { DoorView } from '../../shared/view/door-view.ts';
import { declinedForMove, roomsTo, shorterCopy } from './sample-acts.ts';
import { available, doorBooking, occupied, ownBooking } from './sample-views-base.ts';
import { at, review } from './sample-views-parts.ts';

/** A command under way, and one look of each kind of answer. */
export const outcomeViews = {
  pending: { ...available, pending: { commandKind: 'bookNow', phase: 'verifying' } },
  booked: {
    ...ownBooking,
    notice: {
      commandId: 'c1',
      commandKind: 'bookNow',
      result: {
        kind: 'done',
        done: {
          kind: 'booked',
          meetingId: doorBooking.id,
          startMs: at('13:12'),
          endMs: at('13:42'),
          start: '13:12',
          end: '13:42',
          day: null,
          roomName: null,
        },
      },
    },
  },
  lostRace: {
    ...occupied,
    notice: { commandId: 'c2', commandKind: 'bookNow', result: { kind: 'refused', reason: 'lostRace' } },
  },
  unconfirmed: {
    ...available,
    notice: { commandId: 'c3', commandKind: 'bookNow', result: { kind: 'unconfirmed', commandId: 'c3' } },
  },
  elsewhere: {
    ...occupied,
    notice: {
      commandId: 'c5',
      commandKind: 'bookNow',
      result: { kind: 'refused', reason: 'lostRace', elsewhere: roomsTo('bookElsewhere') },
    },
  },
  movedOthers: {
    ...available,
    notice: {
      commandId: 'c6',
      commandKind: 'move',
      result: { kind: 'done', done: { kind: 'moved', meetingId: review.id, roomName: 'Borealis', consequence: declinedForMove } },
    },
  },
  endedOthers: {
    ...available,
    notice: {
      commandId: 'c7',
      commandKind: 'end',
      result: { kind: 'done', done: { kind: 'ended', meetingId: review.id, consequence: shorterCopy } },
    },
  },
  unreachable: {
    ...available,
    notice: { commandId: 'c4', commandKind: 'bookNow', result: { kind: 'unreachable', trouble: 'serviceFailing' } },
  },
} satisfies Readonly<Record<string, DoorView>>;
