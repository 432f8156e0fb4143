import { useEffect, useState } from 'react';
import { Legend } from './legend.tsx';
import { type MeetingDraft, nextDraft } from './meeting-draft.ts';
import { MeetingForm } from './meeting-form.tsx';
import { MeetingSheet } from './meeting-sheet.tsx';
import { MessageLine } from './message-line.tsx';
import { RoomsDay } from './rooms-day.tsx';
import type { ShownMeeting } from './shown-meeting.ts';
import { SidePanel } from './side-panel.tsx';
import type { RoomState } from './tenant-state.ts';
import { TopBar } from './top-bar.tsx';
import { useNow } from './use-now.ts';
import { useOutlook } from './use-outlook.tsx';

/** What lies over the day. */
type Overlay =
  | { readonly kind: 'create'; readonly draft: MeetingDraft; readonly timeZone: string }
  | { readonly kind: 'details'; readonly room: RoomState; readonly meeting: ShownMeeting };

export function OutlookPage() {
  const tenant = useOutlook((state) => state.tenant);
  const link = useOutlook((state) => state.link);
  const nowMs = useNow();
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const close = (): void => setOverlay(null);

  const createIn = (room: RoomState, times: { startMs: number; endMs: number } | null): void => {
    if (!tenant || nowMs === null) return;
    setOverlay({ kind: 'create', draft: nextDraft({ room, people: tenant.people, nowMs, times }), timeZone: room.ianaZone });
  };
  const createAnywhere = (): void => {
    const first = tenant?.rooms[0];
    if (first) createIn(first, null);
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof Element && event.target.closest('input, select, textarea, dialog') !== null;
      if (event.key !== 'n' || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
      event.preventDefault();
      createAnywhere();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });

  if (!tenant || nowMs === null) {
    return <p className="waiting">{link === 'lost' ? 'The simulated tenant does not answer. Still trying …' : 'Opening the tenant …'}</p>;
  }
  return (
    <div className="outlook">
      <TopBar nowMs={nowMs} onCreate={createAnywhere} />
      <RoomsDay nowMs={nowMs} onDraw={createIn} onOpen={(room, meeting) => setOverlay({ kind: 'details', room, meeting })} />
      <Legend />
      <SidePanel />
      <MessageLine />
      {overlay?.kind === 'create' && <MeetingForm first={overlay.draft} timeZone={overlay.timeZone} onClose={close} />}
      {overlay?.kind === 'details' && <MeetingSheet room={overlay.room} meeting={overlay.meeting} onClose={close} />}
    </div>
  );
}
