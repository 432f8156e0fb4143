import { ClockBox } from './clock-box.tsx';
import { DayPicker } from './day-picker.tsx';

export function TopBar({ nowMs, onCreate }: { readonly nowMs: number; readonly onCreate: () => void }) {
  return (
    <header className="top-bar">
      <h1>
        Contoso <span className="badge">Simulated tenant</span>
      </h1>
      <DayPicker />
      <ClockBox nowMs={nowMs} />
      <button type="button" className="primary" onClick={onCreate} title="Key: n">
        New meeting
      </button>
    </header>
  );
}
