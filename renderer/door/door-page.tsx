import { useEffect } from 'react';
import { Frame } from '../parts/frame.tsx';
import { useDoor } from '../state/use-door.tsx';
import { useWords } from '../words/use-words.ts';
import { ActionArea } from './action-area.tsx';
import { DayPanel } from './day-panel.tsx';
import { EnrollingScreen } from './enrolling-screen.tsx';
import { FreshnessLine } from './freshness-line.tsx';
import { RoomHead } from './room-head.tsx';
import { SheetHost } from './sheet-host.tsx';
import { StartingScreen } from './starting-screen.tsx';
import { StatusMessage } from './status-message.tsx';

/** The whole glass. What it says comes from the view; which of its looks it wears is one attribute for the style sheet. */
export function DoorPage() {
  const state = useDoor(({ view }) => view?.status.kind ?? 'starting');
  const { tag } = useWords();
  const touch = useDoor((door) => door.touch);
  useEffect(() => {
    document.documentElement.lang = tag;
  }, [tag]);
  return (
    <main className="door" data-state={state} onPointerDown={touch}>
      <Frame isDashed={state === 'unknown'} />
      {state === 'starting' ? <StartingScreen /> : state === 'enrolling' ? <EnrollingScreen /> : <Glass />}
    </main>
  );
}

function Glass() {
  return (
    <>
      <div className="glass">
        <RoomHead />
        <StatusMessage />
        <ActionArea />
        <FreshnessLine />
      </div>
      <DayPanel />
      <SheetHost />
    </>
  );
}
