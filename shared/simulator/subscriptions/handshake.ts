import type { Webhooks } from './webhooks.ts';

/** Fact 7.2.1. */
const ANSWER_MS = 10_000;

export type Handshake = 'valid' | 'failed' | 'timedOut';

/** `?a=b&validationToken=…`: what was there stays as it was, character for character (fact 7.2.2). */
function withToken(url: string, token: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}${new URLSearchParams({ validationToken: token })}`;
}

/** Facts 7.2.1 and 7.2.2: is whoever answers at this address willing to have notifications? */
export async function shakeHands(webhooks: Webhooks, url: string, requestId: string): Promise<Handshake> {
  const token = `Validation: Testing client application reachability for subscription Request-Id: ${requestId}`;
  const answer = await webhooks.post(withToken(url, token), { contentType: 'text/plain; charset=utf-8', body: '' }, ANSWER_MS);
  if (answer.kind === 'timedOut') return 'timedOut';
  const isEcho = answer.kind === 'answered' && answer.status === 200 && answer.text === token;
  return isEcho && /^text\/plain\b/i.test(answer.contentType) ? 'valid' : 'failed';
}
