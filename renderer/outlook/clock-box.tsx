import { useOutlook } from './use-outlook.tsx';
import { timeOf } from './zone-time.ts';

const MINUTE_MS = 60_000;

const steps = [
  { label: '+5 min', ms: 5 * MINUTE_MS },
  { label: '+30 min', ms: 30 * MINUTE_MS },
  { label: '+1 day', ms: 1440 * MINUTE_MS },
] as const;

/** The tenant's own clock. Doors follow it by the `Date` header of every answer. */
export function ClockBox({ nowMs }: { readonly nowMs: number }) {
  const timeZone = useOutlook((state) => state.tenant?.rooms[0]?.ianaZone ?? 'UTC');
  const actAndSay = useOutlook((state) => state.actAndSay);
  const isMoved = Math.abs(nowMs - Date.now()) > MINUTE_MS;
  return (
    <section className="clock-box" aria-label="The tenant's clock">
      <time dateTime={new Date(nowMs).toISOString()} title={`${timeZone}, the tenant's own time`}>
        {timeOf(nowMs, timeZone)}
      </time>
      {steps.map(({ label, ms }) => (
        <button key={label} type="button" onClick={() => void actAndSay('POST', '/clock', { stepMs: ms })}>
          {label}
        </button>
      ))}
      <button
        type="button"
        disabled={!isMoved}
        title="Set the tenant's clock to this computer's"
        onClick={() => void actAndSay('POST', '/clock', { set: new Date().toISOString() })}
      >
        Real time
      </button>
    </section>
  );
}
