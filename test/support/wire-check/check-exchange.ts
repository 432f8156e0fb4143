import { bodyCheck, type Finding, type Side } from './body-check.ts';
import { findOperation } from './find-operation.ts';
import { type Asked, askedIn, brokenLaws } from './laws.ts';
import { refusalOf, refusalStatuses } from './refusal-definitions.ts';
import type { Violation } from './violation.ts';
import type { WireOperation } from './wire-operation.ts';

export interface SentMessage {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** Empty for none. */
  readonly body: string;
}

export interface AnsweredMessage {
  readonly status: number;
  /** Null where it broke off. */
  readonly body: string | null;
}

const at = (path: string, problem: string, fact: string | null = null): Finding => ({ path, problem, fact });

/** Refusals that any call can get; the table names the others. */
const anywhere = new Set(refusalStatuses.filter((status) => ![409, 410, 412].includes(status)));

type Json = { readonly value: unknown } | null;

function parsed(body: string): Json {
  try {
    return { value: JSON.parse(body) };
  } catch {
    return null;
  }
}

function findingsIn(side: Side, definition: string | null, body: string, fact: string, json: Json = parsed(body)): readonly Finding[] {
  if (definition === null) return body === '' ? [] : [at('$', 'there should be no body', fact)];
  return json ? bodyCheck()(side, definition, json.value) : [at('$', body === '' ? 'there is no body' : 'is not JSON', fact)];
}

function sentFindings({ sends, fact }: WireOperation, { body }: SentMessage): readonly Finding[] {
  if (sends !== 'TokenForm') return findingsIn('sent', sends, body, fact);
  const form = new URLSearchParams(body);
  const twice = [...form.keys()].find((name) => form.getAll(name).length > 1);
  if (twice !== undefined) return [at(`$.${twice}`, 'is there twice', fact)];
  return bodyCheck()('sent', sends, Object.fromEntries(form));
}

/** Facts 1.1.8 and 1.1.9: calendarView leaves these out although they were selected. */
function isUnselectable(name: string, select: readonly string[]): boolean {
  if (name === 'onlineMeeting') return !select.includes('isOnlineMeeting');
  return name === 'createdDateTime' || name === 'lastModifiedDateTime';
}

/** With `$select`, only what was selected has to be there. */
function isWaived({ missing, path }: Finding, { select, operation }: Asked): boolean {
  if (!select || missing === undefined || missing === 'id' || missing.startsWith('@')) return false;
  if (!/^\$(\.value\[\d+\])?\.\w+$/.test(path)) return false;
  return !select.includes(missing) || (operation === 'calendarView' && isUnselectable(missing, select));
}

function answeredFindings(operation: WireOperation, sent: SentMessage, status: number, body: string): readonly Finding[] {
  const { name, answers, refuses, service, fact } = operation;
  const definition = answers[status];
  if (definition !== undefined) {
    const json = parsed(body);
    const asked = askedIn(name, sent.url, sent.headers.get('prefer'));
    const findings = findingsIn('answered', definition, body, fact, json).filter((finding) => !isWaived(finding, asked));
    if (definition === null || service === 'signIn') return findings;
    return [...findings, ...brokenLaws(json?.value, asked)];
  }
  if (service === 'signIn' && status >= 400) return findingsIn('answered', 'SignInRefusal', body, '6.3');
  if (!anywhere.has(status) && !refuses.includes(status)) return [at('$', `is not answered with ${status}`, fact)];
  return findingsIn('answered', refusalOf(status), body, '10.1');
}

const named = (side: Side, operation: WireOperation | null, exchange: string) => (finding: Finding) => {
  const { path, problem, fact } = finding;
  return { operation: operation?.name ?? null, side, path, problem, fact, exchange };
};

const lineOf = ({ method, url }: SentMessage): string => `${method} ${url.pathname}`;

/** Is this something Lintel asks, and as Microsoft wants it asked? */
export function checkSent(sent: SentMessage): readonly Violation[] {
  const operation = findOperation(sent.method, sent.url.pathname);
  const findings = operation ? sentFindings(operation, sent) : [at('$', 'no such operation is known')];
  return findings.map(named('sent', operation, lineOf(sent)));
}

/** Is this how Microsoft answers that? What no operation fits must be refused. */
export function checkAnswered(sent: SentMessage, { status, body }: AnsweredMessage): readonly Violation[] {
  const operation = findOperation(sent.method, sent.url.pathname);
  const exchange = `${lineOf(sent)} → ${status}`;
  if (body === null) return [at('$', 'broke off')].map(named('answered', operation, exchange));
  const unknown = (): readonly Finding[] =>
    anywhere.has(status) ? findingsIn('answered', refusalOf(status), body, '10.1') : [at('$', `is not answered with ${status}`)];
  const findings = operation ? answeredFindings(operation, sent, status, body) : unknown();
  return findings.map(named('answered', operation, exchange));
}
