import type { Call } from '../http/call.ts';
import { isInScope } from '../tenant/app-scope.ts';
import type { Member } from '../tenant/directory.ts';
import type { Mailbox } from '../tenant/mailbox.ts';
import { GraphRefusal, refuse } from './graph-refusal.ts';

export interface OpenMailbox {
  readonly owner: Member;
  readonly box: Mailbox;
}

/** The mailbox in the path, if there is one and the app may reach it (facts 9.5 and section 10). */
export function mailboxOf({ tenant, params }: Call): OpenMailbox {
  const name = params.user ?? '';
  const owner = tenant.directory.find(name);
  if (!owner) throw new GraphRefusal(404, 'ErrorInvalidUser', `The requested user '${name}' is invalid.`);
  if (!isInScope(tenant, owner)) throw refuse.accessPolicy();
  return { owner, box: tenant.mailbox(owner.id) };
}
