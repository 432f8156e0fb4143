import type { Consequence } from '../../shared/domain/consequence.ts';
import { assertNever } from '../../shared/kit/assert-never.ts';
import type { Done } from '../../shared/protocol/command-result.ts';
import type { DoorCommand } from '../../shared/protocol/door-command.ts';
import { englishDeed } from './english-consequences.ts';
import type { Said } from './english-refusals.ts';

const organizerMustInvite = 'The meeting stays declined: the organiser must invite this room again.';

const deed = (consequence: Consequence, ...also: readonly string[]): string => [...also, ...englishDeed(consequence)].join(' ');

function booked({ start, end, day, roomName }: Extract<Done, { kind: 'booked' }>, commandKind: DoorCommand['kind']): Said {
  if (roomName) return { title: `${roomName} is yours`, text: `Booked from ${start} to ${end}. Its door shows it in a moment.` };
  if (commandKind === 'bookNow') return { title: `Booked until ${end}`, text: 'It is in the room’s calendar. The room is yours.' };
  return { title: `Booked ${start} – ${end}`, text: day ? `It is in the room’s calendar for ${day}.` : 'It is in the room’s calendar.' };
}

/** What was done, and to whom. */
export function englishDone(result: Done, commandKind: DoorCommand['kind']): Said {
  switch (result.kind) {
    case 'booked':
      return booked(result, commandKind);
    case 'extended':
      return { title: `Extended to ${result.end}`, text: deed(result.consequence) };
    case 'ended':
      return { title: 'Ended', text: deed(result.consequence, 'The room is free again.') };
    case 'startedEarly':
      return { title: `Started at ${result.start}`, text: deed(result.consequence) };
    case 'released':
      return { title: 'Given back', text: deed(result.consequence) };
    case 'declined':
      return { title: 'Taken out of this room', text: deed(result.consequence) };
    case 'moved':
      return { title: `Moved to ${result.roomName}`, text: deed(result.consequence) };
    case 'checkedIn':
      return { title: 'Checked in', text: 'The room is kept for this meeting.' };
    case 'releaseUndone':
      return { title: `Room held until ${result.end}`, text: organizerMustInvite };
    case 'auditExported':
      return { title: 'Audit log saved', text: `${result.fileName} is among the downloads of this device.` };
    case 'identified':
      return { title: 'Identifying', text: 'Every screen of this door says which one it is.' };
    case 'left':
      return { title: 'Leaving the kiosk', text: 'The display goes back to the device.' };
    case 'refreshed':
      return { title: 'Up to date', text: 'The calendar has just been read.' };
    case 'roomsFound':
    case 'noted':
    case 'unlocked':
    case 'locked':
      return { title: 'Done', text: '' };
    default:
      return assertNever(result);
  }
}
