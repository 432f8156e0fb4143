import type { QrDrawing } from '../../shared/view/door-view-enrolling.ts';
import { cssVars } from '../parts/css-vars.ts';
import { PhraseText } from '../parts/phrase-text.tsx';
import { StateShape } from '../parts/state-shape.tsx';
import { useDoor, useView } from '../state/use-door.tsx';
import { useWords } from '../words/use-words.ts';
import { AdministratorEntry, useAdministratorHold } from './administrator-entry.tsx';
import { SheetHost } from './sheet-host.tsx';

/** A display that stands at no room yet: the code, and what to do with it. */
export function EnrollingScreen() {
  const status = useView((view) => view.status);
  const room = useView((view) => view.room.name);
  const isLineLost = useDoor((state) => state.isLineLost);
  const { enrolling: words, starting } = useWords();
  const hold = useAdministratorHold();
  if (status.kind !== 'enrolling') return null;
  const { step, coordinator } = status;
  const isCode = step.kind === 'code';
  return (
    <>
      <div className="enrolling" data-step={step.kind}>
        <header className="enrolling-head">
          <h1 {...hold}>
            {isCode ? null : <StateShape shape="unknown" />}
            {words.headline(step)}
          </h1>
          <AdministratorEntry />
        </header>
        <div className="enrolling-what" role="status">
          {isCode ? <EnrolmentCode code={step.code} /> : null}
          <p className="enrolling-sentence">{isLineLost ? starting.waitingForProgram : <PhraseText phrase={words.sentence(step)} />}</p>
          {isCode ? (
            <p className="enrolling-until">
              <PhraseText phrase={words.goodUntil(step.expires)} />
            </p>
          ) : null}
        </div>
        {isCode ? <QrCode qr={step.qr} title={words.qr} /> : null}
        <footer className="enrolling-foot">
          <span>{words.coordinator(coordinator)}</span>
          {room ? <span>{words.meantFor(room)}</span> : null}
        </footer>
      </div>
      <SheetHost />
    </>
  );
}

/** In two groups of four, as people read it to each other. */
function EnrolmentCode({ code }: { readonly code: string }) {
  return (
    <p className="enrolment-code" style={cssVars({ '--ems': emsOf(code) })}>
      <span>{code.slice(0, 4)}</span> <span>{code.slice(4)}</span>
    </p>
  );
}

/** How wide the code is in the page's own letters, in letter heights: it is set as large as that lets it be. */
function emsOf(code: string): number {
  const widths = [...code].map((letter) => (letter === 'W' ? 0.96 : letter === 'M' ? 0.88 : 0.7));
  return widths.reduce((sum, width) => sum + width, 0.3);
}

function QrCode({ qr, title }: { readonly qr: QrDrawing; readonly title: string }) {
  return (
    <svg className="qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={title} shapeRendering="crispEdges">
      <path d={qr.path} />
    </svg>
  );
}
