import { refuse } from './graph-refusal.ts';

export interface ListQuery {
  readonly top: number | null;
  readonly skip: number;
  readonly orderBy: readonly { readonly path: string; readonly isDescending: boolean }[];
  /** Null: everything. */
  readonly select: readonly string[] | null;
  readonly filter: string | null;
  /** Ids of the extended properties to bring along. */
  readonly expandedProperties: readonly string[];
  readonly isCounted: boolean;
}

const known = new Set(['$top', '$skip', '$orderby', '$select', '$filter', '$expand', '$count']);

function wholeNumber(text: string | null, name: string, max: number): number | null {
  if (text === null) return null;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > max) throw refuse.badQuery(`Invalid value '${text}' for ${name} query option.`);
  return value;
}

const split = (text: string | null): string[] =>
  text
    ?.split(',')
    .map((part) => part.trim())
    .filter(Boolean) ?? [];

/** `singleValueExtendedProperties($filter=id eq 'X' or id eq 'Y')` (fact 2.2.1). */
function expandedIds(expand: string | null): string[] {
  if (expand === null) return [];
  const inner = /^singleValueExtendedProperties\(\s*\$filter=(.+)\)$/i.exec(expand.trim())?.[1];
  const ids = inner?.split(/\s+or\s+/i).map((term) => /^\(?\s*id\s+eq\s+'([^']+)'\s*\)?$/i.exec(term.trim())?.[1]);
  if (!ids || ids.some((id) => id === undefined)) throw refuse.badQuery(`The $expand '${expand}' is not supported.`);
  return ids.filter((id) => id !== undefined);
}

export function readListQuery(params: URLSearchParams): ListQuery {
  for (const name of params.keys()) {
    if (name.startsWith('$') && !known.has(name)) throw refuse.badQuery(`The query option '${name}' is not supported.`);
  }
  const select = split(params.get('$select'));
  return {
    top: wholeNumber(params.get('$top'), '$top', 1000),
    skip: wholeNumber(params.get('$skip'), '$skip', Number.MAX_SAFE_INTEGER) ?? 0,
    orderBy: split(params.get('$orderby')).map((part) => {
      const [path = '', direction] = part.split(/\s+/);
      return { path, isDescending: direction?.toLowerCase() === 'desc' };
    }),
    select: select.length > 0 ? select : null,
    filter: params.get('$filter'),
    expandedProperties: expandedIds(params.get('$expand')),
    isCounted: params.get('$count') === 'true',
  };
}

/** The next page's address: the same question with another `$skip`, dollar signs as Graph writes them. */
export function nextLinkOf(url: URL, skip: number): string {
  const params = new URLSearchParams(url.searchParams);
  params.set('$skip', String(skip));
  return `${url.origin}${url.pathname}?${params.toString().replaceAll('%24', '$')}`;
}
