import type { Clock } from '../../runtime/clock.ts';

/** What came of asking a webhook something. */
type WebhookAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly contentType: string; readonly text: string; readonly tookMs: number }
  /** The connection failed. */
  | { readonly kind: 'unreachable'; readonly tookMs: number }
  /** No answer within the time it was given; the connection was dropped. */
  | { readonly kind: 'timedOut'; readonly tookMs: number };

/** The tenant's way out to its subscribers. */
export interface Webhooks {
  /** Never rejects. */
  post(url: string, message: { readonly contentType: string; readonly body: string }, limitMs: number): Promise<WebhookAnswer>;
  /** Drops what is under way; whatever is posted from then on is unreachable. */
  close(): void;
}

export interface WebhooksDeps {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Pick<Clock, 'monotonicMs' | 'sleep'>;
}

export function createWebhooks({ fetch, clock }: WebhooksDeps): Webhooks {
  const closing = new AbortController();
  return {
    async post(url, { contentType, body }, limitMs) {
      const fromMs = clock.monotonicMs();
      const tookMs = () => clock.monotonicMs() - fromMs;
      const givenUp = new AbortController();
      const answered = new AbortController();
      const ask = async (): Promise<WebhookAnswer> => {
        try {
          const signal = AbortSignal.any([givenUp.signal, closing.signal]);
          const response = await fetch(url, { method: 'POST', headers: { 'Content-Type': contentType }, body, signal, redirect: 'manual' });
          const text = await response.text();
          return {
            kind: 'answered',
            status: response.status,
            contentType: response.headers.get('content-type') ?? '',
            text,
            tookMs: tookMs(),
          };
        } catch {
          return { kind: 'unreachable', tookMs: tookMs() };
        }
      };
      const wait = async (): Promise<WebhookAnswer> => {
        await clock.sleep(limitMs, answered.signal);
        return { kind: 'timedOut', tookMs: tookMs() };
      };
      const answer = await Promise.race([ask(), wait()]);
      answered.abort();
      givenUp.abort();
      return answer;
    },
    close: () => closing.abort(),
  };
}
