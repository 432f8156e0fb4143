import type { Clock } from '../../shared/runtime/clock.ts';
import { graphPathOf } from './access-mode.ts';

/** One request that came to Graph for the door, and what went back. */
interface TappedExchange {
  readonly atMs: number;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly prefer: string;
  /** Parsed; null for none. */
  readonly body: Readonly<Record<string, unknown>> | null;
  /** 0 where no answer came. */
  readonly status: number;
  readonly retryAfter: string | null;
  /** How many items the answer's page held; null where it is no page. */
  readonly items: number | null;
}

/**
 * Listens in at Graph's end of the wire, headers and bodies included, which the tenant's own log leaves out: a gateway's links are open
 * there. Sign-in is left alone.
 */
export interface WireTap {
  readonly listen: (fetch: typeof globalThis.fetch, clock: Pick<Clock, 'nowMs'>) => typeof globalThis.fetch;
  /** Oldest first. */
  all(): readonly TappedExchange[];
  /** Those whose path ends so. */
  ending(text: string): readonly TappedExchange[];
  forget(): void;
}

const parsed = (text: string): Readonly<Record<string, unknown>> | null => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

export function createWireTap(): WireTap {
  let exchanges: TappedExchange[] = [];
  return {
    listen: (fetch, clock) => async (input, init) => {
      const url = new URL(String(input));
      const path = graphPathOf(url);
      if (path === null) return fetch(input, init);
      const sent = {
        atMs: clock.nowMs(),
        method: init?.method ?? 'GET',
        path: decodeURIComponent(path),
        query: url.searchParams,
        prefer: new Headers(init?.headers).get('prefer') ?? '',
        body: parsed(String(init?.body ?? '')),
      };
      const note = (answer: Pick<TappedExchange, 'status' | 'retryAfter' | 'items'>): void => void exchanges.push({ ...sent, ...answer });
      try {
        const response = await fetch(input, init);
        const page = parsed(await response.clone().text())?.value;
        note({
          status: response.status,
          retryAfter: response.headers.get('retry-after'),
          items: Array.isArray(page) ? page.length : null,
        });
        return response;
      } catch (error) {
        note({ status: 0, retryAfter: null, items: null });
        throw error;
      }
    },
    all: () => exchanges,
    ending: (text) => exchanges.filter(({ path }) => path.endsWith(text)),
    forget() {
      exchanges = [];
    },
  };
}
