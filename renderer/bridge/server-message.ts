import type { ServerMessage } from '../../shared/protocol/door-bridge.ts';

const kinds: readonly string[] = ['hello', 'view', 'result'] satisfies readonly ServerMessage['kind'][];

/**
 * One text from the host's socket, or null when it is none of this protocol. Only the kind is looked at: the page was served by
 * the very host it talks to, and `hello` has settled that both speak the same version, so the page carries no schema (D16).
 */
export function parseServerMessage(text: unknown): ServerMessage | null {
  if (typeof text !== 'string') return null;
  try {
    const message: unknown = JSON.parse(text);
    const isKnown = typeof message === 'object' && message !== null && 'kind' in message && kinds.includes(String(message.kind));
    return isKnown ? (message as ServerMessage) : null;
  } catch {
    return null;
  }
}
