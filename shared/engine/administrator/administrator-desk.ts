import type { CommandResult, Done } from '../../protocol/command-result.ts';
import type { DoorCommand } from '../../protocol/door-command.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { AdministratorMode } from './administrator-mode.ts';
import type { Identify } from './identify.ts';
import type { PinGate } from './pin-gate.ts';
import { pinNeeded } from './pin-needed.ts';

type AdministratorCommand = Extract<DoorCommand, { readonly kind: 'unlock' | 'lock' | 'exportAudit' | 'identify' | 'leaveKiosk' }>;

export interface AdministratorDeskDeps {
  readonly gate: PinGate;
  readonly audit: AuditLog;
  readonly identify: Identify;
  /** Ends the kiosk once the answer has gone; null where there is none. */
  readonly leaveKiosk: (() => void) | null;
  readonly trueNowMs: () => number;
  /** For the name of an exported file. */
  readonly room: string;
}

export interface AdministratorDesk {
  /** Rejects when the disk does not take the record of an act: nothing was done then (E65). */
  run(command: AdministratorCommand, mode: AdministratorMode): Promise<CommandResult>;
}

/** What an administrator does at the device itself, each on the record before it is done. */
export function createAdministratorDesk(deps: AdministratorDeskDeps): AdministratorDesk {
  const { gate, audit, leaveKiosk } = deps;

  const act = async (command: AdministratorCommand, what: Done): Promise<CommandResult> => {
    await audit.act('administrator', command, what);
    return { kind: 'done', done: what };
  };

  const unlock = async (command: AdministratorCommand & { readonly kind: 'unlock' }, mode: AdministratorMode): Promise<CommandResult> => {
    if (!gate.kinds.includes('administrator')) return { kind: 'refused', reason: 'notAllowed' };
    const answer = await gate.attempt(command.pin, ['administrator']);
    if (answer.kind !== 'right') {
      const result = pinNeeded(answer.kind, answer.retryMs);
      await audit.note('systemUser', command, result, null);
      return result;
    }
    const result = await act(command, { kind: 'unlocked' });
    mode.begin();
    return result;
  };

  return {
    async run(command, mode) {
      if (command.kind === 'unlock') return unlock(command, mode);
      if (mode.endsMs() === null || (command.kind === 'leaveKiosk' && leaveKiosk === null)) {
        const result: CommandResult = { kind: 'refused', reason: 'notAllowed' };
        await audit.note('systemUser', command, result, null);
        return result;
      }
      switch (command.kind) {
        case 'lock':
          mode.end(); // in any case: an open screen is worse than a missing line
          return act(command, { kind: 'locked' });
        case 'identify': {
          const result = await act(command, { kind: 'identified' });
          deps.identify.start();
          return result;
        }
        case 'leaveKiosk': {
          const result = await act(command, { kind: 'left' });
          leaveKiosk?.();
          return result;
        }
        case 'exportAudit': {
          await audit.act('administrator', command, { kind: 'auditExported', fileName: '', text: '' });
          const day = new Date(deps.trueNowMs()).toISOString().slice(0, 10);
          const fileName = `lintel-audit-${deps.room.replace(/[^A-Za-z0-9.@-]+/g, '-')}-${day}.jsonl`;
          return { kind: 'done', done: { kind: 'auditExported', fileName, text: await audit.read() } };
        }
      }
    },
  };
}
