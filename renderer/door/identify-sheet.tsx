import { useCallback, useState } from 'react';
import { Sheet } from '../parts/sheet.tsx';
import { useView } from '../state/use-door.tsx';
import { useWords } from '../words/use-words.ts';

/** The whole glass says which door this is, for staff who stand before many. Whoever needs the door meanwhile touches it away. */
export function IdentifySheet() {
  const identify = useView((view) => view.identify);
  const words = useWords().identify;
  const [isAway, setAway] = useState(false);
  const putAway = useCallback(() => setAway(true), []);
  if (!identify || isAway) return null;
  return (
    <Sheet name="identify" title={words.title} closeLabel={words.back} onClose={putAway} onIdle="never">
      <div className="identify">
        <p className="identify-room">{identify.room}</p>
        <p className="identify-address">{identify.address}</p>
        <p className="identify-version">{words.version(identify.version)}</p>
      </div>
    </Sheet>
  );
}
