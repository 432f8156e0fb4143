import type { Instance } from '../tenant/instances.ts';
import type { EventResource } from './event-resource.ts';
import { filterOperators } from './filter-operators.ts';
import { refuse } from './graph-refusal.ts';

export interface Candidate {
  readonly instance: Instance;
  readonly resource: EventResource;
}
export type EventFilter = (candidate: Candidate) => boolean;

/** Reads `start/dateTime` and the like out of a resource. */
export function valueAt(resource: EventResource, path: string): unknown {
  let value: unknown = resource;
  for (const step of path.split('/')) value = (value as Record<string, unknown> | null | undefined)?.[step];
  return value;
}

/** Times compare as instants whatever their number of digits; all else as text. */
function comparable(value: unknown): string {
  const text = String(value);
  if (!/^\d{4}-\d\d-\d\dT/.test(text)) return text;
  return new Date(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text.slice(0, 23)}Z`).toISOString();
}

const literal = (text: string): string => text.replace(/^'(.*)'$/s, '$1').replaceAll("''", "'");

/** Splits at ` and ` outside quotes and parentheses. */
function terms(filter: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let isQuoted = false;
  let start = 0;
  for (let at = 0; at < filter.length; at += 1) {
    if (filter[at] === "'") isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (filter[at] === '(') depth += 1;
    if (filter[at] === ')') depth -= 1;
    if (depth === 0 && /^ and /i.test(filter.slice(at, at + 5))) {
      found.push(filter.slice(start, at));
      start = at + 5;
    }
  }
  return [...found, filter.slice(start)].map((term) => term.trim());
}

/** Fact 2.2.1: the way to find an event by its extended property. */
function extendedProperty(term: string): EventFilter | null {
  const inner = /^singleValueExtendedProperties\/any\(\s*(\w+)\s*:\s*(.+)\)$/is.exec(term);
  if (!inner) return null;
  const [, name = '', body = ''] = inner;
  const wanted = terms(body).map((part) => new RegExp(`^${name}/(id|value)\\s+eq\\s+'(.*)'$`, 'is').exec(part));
  if (wanted.some((part) => part === null)) throw refuse.badQuery(`The filter '${term}' is not supported.`);
  const id = wanted.find((part) => part?.[1] === 'id')?.[2]?.toLowerCase();
  const value = wanted.find((part) => part?.[1] === 'value')?.[2];
  return ({ instance }) =>
    instance.content.extendedProperties.some(
      (property) => property.id.toLowerCase() === id && (value === undefined || property.value === value),
    );
}

function textFunction(term: string): EventFilter | null {
  const [, name, path = '', raw = ''] = /^(startswith|contains)\(\s*([\w/]+)\s*,\s*('.*')\s*\)$/is.exec(term) ?? [];
  if (!name) return null;
  const wanted = literal(raw).toLowerCase();
  const isStart = name.toLowerCase() === 'startswith';
  return ({ resource }) => {
    const text = String(valueAt(resource, path) ?? '').toLowerCase();
    return isStart ? text.startsWith(wanted) : text.includes(wanted);
  };
}

function comparison(term: string): EventFilter | null {
  const [, path = '', operator = '', raw = ''] = /^([\w/]+)\s+(eq|ne|gt|ge|lt|le)\s+(.+)$/is.exec(term) ?? [];
  const compare = filterOperators[operator.toLowerCase()];
  if (!compare) return null;
  const wanted = comparable(literal(raw.trim()));
  return ({ resource }) => compare(comparable(valueAt(resource, path)), wanted);
}

/** The part of `$filter` that calendars are asked for: terms joined by `and`. Anything else is refused, never ignored. */
export function buildEventFilter(filter: string | null): EventFilter {
  if (filter === null) return () => true;
  const all = terms(filter).map((term) => {
    const bare = term.replace(/^\((.*)\)$/s, '$1');
    const made = extendedProperty(bare) ?? textFunction(bare) ?? comparison(bare);
    if (!made) throw refuse.badQuery(`Invalid filter clause: '${term}'.`);
    return made;
  });
  return (candidate) => all.every((one) => one(candidate));
}
