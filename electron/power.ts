import type { PowerMonitor, PowerSaveBlocker } from 'electron';

export interface PowerDeps {
  readonly powerMonitor: Pick<PowerMonitor, 'on'>;
  readonly powerSaveBlocker: Pick<PowerSaveBlocker, 'start'>;
  readonly onResume: () => void;
}

/** Keeps the glass lit, and tells when the device woke up: time has jumped then. */
export function followPower({ powerMonitor, powerSaveBlocker, onResume }: PowerDeps): void {
  powerSaveBlocker.start('prevent-display-sleep');
  powerMonitor.on('resume', onResume);
}
