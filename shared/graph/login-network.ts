import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import type { Clock } from '../runtime/clock.ts';
import { withDeadline } from './deadline.ts';
import { GraphError } from './graph-error.ts';

const LOGIN_TIMEOUT_MS = 20_000;

/** What the token endpoint answered, before msal made anything of it. */
export interface LoginReply {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; null for anything else. */
  readonly body: unknown;
}

export interface LoginNetworkDeps {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  /** The configured login address. */
  readonly login: string;
  /** The https address that msal was given in its place (D12). */
  readonly msalLogin: string;
  /** Told how a request ended; msal gives the errors of a network names of its own. */
  readonly onOutcome: (outcome: LoginReply | GraphError) => void;
}

/** msal's way out: to the configured login address, whatever its scheme, and to nowhere else. */
export function createLoginNetwork({ fetch, clock, login, msalLogin, onOutcome }: LoginNetworkDeps): INetworkModule {
  async function send<T>(method: string, url: string, options: NetworkRequestOptions = {}): Promise<NetworkResponse<T>> {
    if (!url.startsWith(`${msalLogin}/`)) throw new GraphError('unexpectedReply', 'the login library asked for an address of its own');
    const target = login + url.slice(msalLogin.length);
    const { headers = {}, body = null } = options;
    // Callers share one token request, so no single caller's signal may end it.
    const deadline = { clock, ms: LOGIN_TIMEOUT_MS, signal: new AbortController().signal };
    const reply = await withDeadline(deadline, async (signal) => {
      const response = await fetch(target, { method, headers, body, signal, redirect: 'manual' });
      return { status: response.status, headers: response.headers, body: parseJson(await response.text()) };
    }).catch((cause: unknown) => {
      const error = cause instanceof GraphError ? cause : new GraphError('offline', 'the login service did not answer', { cause });
      onOutcome(error);
      throw error;
    });
    onOutcome(reply);
    return { status: reply.status, headers: Object.fromEntries(reply.headers), body: (reply.body ?? {}) as T };
  }
  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
