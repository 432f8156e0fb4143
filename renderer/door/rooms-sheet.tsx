import { useEffect, useState } from 'react';
import type { CommandResult, FreeRoom } from '../../shared/protocol/command-result.ts';
import { actOfRoom } from '../state/act.ts';
import type { SheetAsk } from '../state/sheet-ask.ts';
import { useDoor } from '../state/use-door.tsx';
import { useWords } from '../words/use-words.ts';
import { RisingSheet } from './rising-sheet.tsx';

type RoomsAsk = Extract<SheetAsk, { readonly kind: 'rooms' }>;

/** Rooms that are free for it, nearest first: brought along, or asked for now. */
export function RoomsSheet({ sheet }: { readonly sheet: RoomsAsk }) {
  const words = useWords();
  const result = useFoundRooms(sheet);
  return (
    <RisingSheet title={sheet.meeting ? words.rooms.moveTitle : words.rooms.otherTitle}>
      <div role="status">{result ? <NoRooms result={result} /> : <p className="sheet-text">{words.rooms.looking}</p>}</div>
      <div className="offer-grid">
        {roomsOf(result).map((room) => (
          <RoomButton key={room.address} room={room} sheet={sheet} />
        ))}
      </div>
    </RisingSheet>
  );
}

/** Null while nothing has been answered. */
function useFoundRooms({ command, found }: RoomsAsk): CommandResult | null {
  const ask = useDoor((state) => state.ask);
  const [result, setResult] = useState<CommandResult | null>(found && { kind: 'done', done: { kind: 'roomsFound', rooms: found } });
  useEffect(() => {
    if (!command) return;
    let isOver = false;
    void ask(command).then((answer) => {
      if (!isOver) setResult(answer);
    });
    return () => {
      isOver = true;
    };
  }, [ask, command]);
  return result;
}

function roomsOf(result: CommandResult | null): readonly FreeRoom[] {
  return result?.kind === 'done' && result.done.kind === 'roomsFound' ? result.done.rooms : [];
}

/** None is free, or it could not be found out. */
function NoRooms({ result }: { readonly result: CommandResult }) {
  const words = useWords();
  if (roomsOf(result).length > 0) return null;
  const { title, text } =
    result.kind === 'done' ? { title: words.rooms.none, text: words.rooms.noneNote } : words.answer.result(result, 'findRooms');
  return (
    <p className="sheet-text">
      <strong>{title}</strong>
      <span>{text}</span>
    </p>
  );
}

function RoomButton({ room, sheet }: { readonly room: FreeRoom; readonly sheet: RoomsAsk }) {
  const words = useWords().rooms;
  const attempt = useDoor((state) => state.attempt);
  return (
    <button type="button" className="offer" onClick={() => attempt(actOfRoom(room, sheet.protection), sheet.meeting)}>
      <span className="offer-label">{sheet.meeting ? room.name : words.take(room.name)}</span>
      <span className="offer-consequence">{words.freeUntil(room.freeUntil)}</span>
    </button>
  );
}
