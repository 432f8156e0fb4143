import type { CommandResult } from '../../protocol/command-result.ts';

/** Whole seconds, rounded up: a countdown that is over too soon would cost a try. */
export function pinNeeded(reason: 'missing' | 'wrong' | 'locked', retryMs = 0): Extract<CommandResult, { readonly kind: 'pinNeeded' }> {
  return { kind: 'pinNeeded', reason, retrySeconds: Math.ceil(retryMs / 1_000) };
}
