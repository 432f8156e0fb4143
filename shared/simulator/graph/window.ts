import type { Span } from '../tenant/instances.ts';
import { refuse } from './graph-refusal.ts';

const LONGEST_DAYS = 1825;

/** Fact 1.1.1: an offset is honoured, none means UTC. */
function instant(text: string): number {
  const hasOffset = /(Z|[+-]\d\d:?\d\d)$/i.test(text);
  const hasTime = text.includes('T');
  return Date.parse(hasOffset || !hasTime ? text : `${text}Z`);
}

/** The window of a view; both ends are required, and five years is the longest (facts 1.1.1, 1.1.7). */
export function windowOf(params: URLSearchParams): Span {
  const [start, end] = [params.get('startDateTime') ?? params.get('startdatetime'), params.get('endDateTime') ?? params.get('enddatetime')];
  if (!start || !end) {
    throw refuse.invalidRequest(
      'This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.',
    );
  }
  const span = { startMs: instant(start), endMs: instant(end) };
  if (Number.isNaN(span.startMs) || Number.isNaN(span.endMs)) throw refuse.invalidRequest('The time window is not valid.');
  if (span.endMs < span.startMs) throw refuse.invalidRequest('The end of the time window is before its start.');
  if (span.endMs - span.startMs > LONGEST_DAYS * 86_400_000)
    throw refuse.invalidRequest(`The time window is longer than ${LONGEST_DAYS} days.`);
  return span;
}
