import { useWords } from '../words/use-words.ts';
import { RisingSheet } from './rising-sheet.tsx';

/** In the place of a sheet whose meeting was moved or cancelled while it was open. */
export function MeetingGone() {
  const words = useWords();
  return (
    <RisingSheet title={words.answer.result({ kind: 'refused', reason: 'meetingGone' }, 'refresh').title}>
      <p className="sheet-text">{words.act.gone}</p>
    </RisingSheet>
  );
}
