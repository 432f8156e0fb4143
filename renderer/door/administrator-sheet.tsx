import type { AdministratorView } from '../../shared/view/door-view.ts';
import { saveFile } from '../parts/save-file.ts';
import { Sheet } from '../parts/sheet.tsx';
import { useSecondsTo } from '../parts/use-seconds-to.ts';
import { useDoor, useView } from '../state/use-door.tsx';
import { useWords } from '../words/use-words.ts';
import { AdministratorFacts } from './administrator-facts.tsx';
import { AdministratorMeetings } from './administrator-meetings.tsx';
import { Outcome, useOutcome } from './outcome.tsx';

/** Stays for as long as the view says that this screen is an administrator's; to leave is a command like any other. */
export function AdministratorSheet() {
  const administrator = useView((view) => view.administrator);
  const ask = useDoor((state) => state.ask);
  const words = useWords().administrator;
  const outcome = useOutcome();
  if (!administrator) return null;
  return (
    <Sheet
      name="administrator"
      title={words.title}
      closeLabel={words.leave}
      onClose={() => void ask({ kind: 'lock' })}
      onIdle="never"
      aside={<TimeLeft endsMs={administrator.endsMs} />}
    >
      <div className="administrator">
        <AdministratorFacts facts={administrator.facts} />
        <AdministratorMeetings />
      </div>
      <div className="administrator-foot">
        <Outcome outcome={outcome} />
        {outcome ? null : <StaffButtons canLeaveKiosk={administrator.canLeaveKiosk} />}
      </div>
    </Sheet>
  );
}

function TimeLeft({ endsMs }: { readonly endsMs: number }) {
  const words = useWords().administrator;
  return <p className="time-left">{words.timeLeft(useSecondsTo(endsMs))}</p>;
}

function StaffButtons({ canLeaveKiosk }: Pick<AdministratorView, 'canLeaveKiosk'>) {
  const words = useWords().administrator;
  const send = useDoor((state) => state.send);
  const exportAudit = async (): Promise<void> => {
    const result = await send({ kind: 'exportAudit' });
    if (result?.kind === 'done' && result.done.kind === 'auditExported') saveFile(result.done.fileName, result.done.text);
  };
  return (
    <div className="staff-buttons">
      <button type="button" className="quiet" onClick={() => void send({ kind: 'refresh' })}>
        {words.syncNow}
      </button>
      <button type="button" className="quiet" onClick={() => void send({ kind: 'identify' })}>
        {words.identify}
      </button>
      <button type="button" className="quiet" onClick={() => void exportAudit()}>
        {words.exportAudit}
      </button>
      {canLeaveKiosk ? (
        <button type="button" className="quiet" onClick={() => void send({ kind: 'leaveKiosk' })}>
          {words.leaveKiosk}
        </button>
      ) : null}
    </div>
  );
}
