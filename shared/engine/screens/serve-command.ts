import type { Policy } from '../../domain/policy.ts';
import type { CommandResult } from '../../protocol/command-result.ts';
import type { DoorCommand } from '../../protocol/door-command.ts';
import { doorCommandSchema } from '../../protocol/door-command-schema.ts';
import { protectedActOf } from '../../protocol/protected-acts.ts';
import type { Log } from '../../runtime/log.ts';
import type { PinKind } from '../../runtime/pin-check.ts';
import type { AdministratorDesk } from '../administrator/administrator-desk.ts';
import type { AdministratorMode } from '../administrator/administrator-mode.ts';
import type { PinGate } from '../administrator/pin-gate.ts';
import { pinNeeded } from '../administrator/pin-needed.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { Actor } from '../audit/audit-record.ts';
import { type Asker, nobodyInParticular } from './asker.ts';

export interface ServeCommandDeps {
  readonly policy: Pick<Policy, 'protect'>;
  readonly gate: PinGate;
  readonly audit: AuditLog;
  readonly administratorDesk: AdministratorDesk;
  /** Told of every command that could be read, whatever comes of it. */
  readonly onAsked: (command: DoorCommand) => void;
  /** Where commands on the calendar go. */
  readonly runAtDesk: (command: DoorCommand, asker: Asker) => Promise<CommandResult>;
  readonly log: Log;
}

/** What one screen's command goes through before it reaches the calendar: read, allowed, on the record. Never rejects. */
export async function serveCommand(raw: unknown, mode: AdministratorMode, deps: ServeCommandDeps): Promise<CommandResult> {
  const parsed = doorCommandSchema.safeParse(raw);
  if (!parsed.success) return { kind: 'refused', reason: 'malformed' };
  const command = parsed.data;
  if (command.kind !== 'painted') mode.touch();
  deps.onAsked(command);
  try {
    switch (command.kind) {
      case 'unlock':
      case 'lock':
      case 'exportAudit':
      case 'identify':
      case 'leaveKiosk':
        return await deps.administratorDesk.run(command, mode);
      case 'painted':
      case 'refresh':
      case 'findRooms':
        return await deps.runAtDesk(command, { ...nobodyInParticular, ...askerOf(mode) });
      default:
        return await act(command, mode, deps);
    }
  } catch (cause) {
    deps.log.error('commandFailed', { commandKind: command.kind, cause });
    return { kind: 'refused', reason: 'deviceFault' };
  }
}

const askerOf = (mode: AdministratorMode): Pick<Asker, 'who' | 'isAdministrator'> =>
  mode.endsMs() === null ? { who: 'systemUser', isAdministrator: false } : { who: 'administrator', isAdministrator: true };

async function act(command: DoorCommand, mode: AdministratorMode, deps: ServeCommandDeps): Promise<CommandResult> {
  const { audit } = deps;
  const asker = askerOf(mode);
  const permit = asker.isAdministrator ? { kind: 'granted' as const, who: asker.who } : await permitFor(command, deps);
  if (permit.kind === 'pinNeeded') {
    await audit.note(asker.who, command, permit, null);
    return permit;
  }
  const { who } = permit;
  let begun: string | null = null;
  const begin = async (commandId: string): Promise<void> => {
    await audit.begin(who, command, commandId);
    begun = commandId;
  };
  const result = await deps.runAtDesk(withoutPin(command), { ...asker, who, begin });
  const reason = result.kind === 'refused' ? result.reason : null;
  // What the journal took has its line when it is settled; a second command while one is under way is no act.
  const isJournalled = begun !== null && result.kind !== 'unconfirmed' && reason !== 'deviceFault';
  if (!isJournalled && reason !== 'busy') await audit.note(who, command, result, begun);
  return result;
}

type Permit = { readonly kind: 'granted'; readonly who: Actor } | Extract<CommandResult, { readonly kind: 'pinNeeded' }>;

const opensActs: readonly PinKind[] = ['action', 'administrator'];
const actorWith: { readonly [Kind in PinKind]: Actor } = { action: 'pinHolder', administrator: 'administrator' };

/** A PIN that nobody asked for is not looked at: it would be a way to guess. */
async function permitFor(command: DoorCommand, { policy, gate }: ServeCommandDeps): Promise<Permit> {
  const protectedAct = protectedActOf(command.kind);
  if (protectedAct === null || policy.protect[protectedAct] === 'none') return { kind: 'granted', who: 'systemUser' };
  const pin = 'pin' in command ? command.pin : undefined;
  if (pin === undefined) return pinNeeded('missing');
  const answer = await gate.attempt(pin, opensActs);
  return answer.kind === 'right' ? { kind: 'granted', who: actorWith[answer.pin] } : pinNeeded(answer.kind, answer.retryMs);
}

/** From here on nothing has a use for it: not the desk, not the journal, not a log. */
function withoutPin(command: DoorCommand): DoorCommand {
  if (!('pin' in command) || command.kind === 'unlock') return command;
  const { pin: _, ...rest } = command;
  return rest;
}
