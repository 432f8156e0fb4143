import type { Policy, Protection } from '../domain/policy.ts';
import type { CommandKind } from '../protocol/door-command.ts';
import { protectedActOf } from '../protocol/protected-acts.ts';

/** What a screen has to ask for before it sends such a command. */
export function protectionOf(kind: CommandKind, { protect }: Pick<Policy, 'protect'>): Protection {
  const act = protectedActOf(kind);
  return act === null ? 'none' : protect[act];
}
