import type { RequestLog } from './tenant-state.ts';
import { useOutlook } from './use-outlook.tsx';
import { timeOf } from './zone-time.ts';

const SHOWN = 30;

export interface RequestsPanelProps {
  readonly log: RequestLog | null;
  readonly onCleared: () => void;
}

/** What doors have asked of Microsoft 365. */
export function RequestsPanel({ log, onCleared }: RequestsPanelProps) {
  const timeZone = useOutlook((state) => state.tenant?.rooms[0]?.ianaZone ?? 'UTC');
  const actAndSay = useOutlook((state) => state.actAndSay);
  const clear = async (): Promise<void> => {
    await actAndSay('DELETE', '/requests');
    onCleared();
  };
  const counts = Object.entries(log?.counts ?? {}).sort(([, a], [, b]) => b - a);
  if (counts.length === 0) return <p className="hint">No door has asked for anything yet.</p>;
  return (
    <>
      <table className="counts">
        <tbody>
          {counts.map(([operation, count]) => (
            <tr key={operation}>
              <th scope="row">{operation}</th>
              <td>{count.toLocaleString('en')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" onClick={() => void clear()}>
        Count from zero
      </button>
      <h3>Latest</h3>
      <ol className="latest">
        {(log?.requests ?? [])
          .slice(-SHOWN)
          .reverse()
          .map(({ serial, atMs, operation, status }) => (
            <li key={serial} data-failed={status === 0 || status >= 400}>
              <time>{timeOf(atMs, timeZone)}</time> {operation} <b>{status === 0 ? 'no answer' : status}</b>
            </li>
          ))}
      </ol>
    </>
  );
}
