import { filterOperators } from './filter-operators.ts';
import { refuse } from './graph-refusal.ts';

type Value = string | number | boolean;

function literal(text: string): Value {
  if (text === 'true' || text === 'false') return text === 'true';
  const quoted = /^'(.*)'$/.exec(text)?.[1];
  return quoted === undefined ? Number(text) : quoted.replaceAll("''", "'").toLowerCase();
}

/** Comparisons joined by `and`; letters are not told apart. Anything else is refused, never ignored. */
export function buildPlaceFilter(filter: string | null): (place: object) => boolean {
  const tests = (filter === null ? [] : filter.split(/ and /i)).map((term) => {
    const [, name = '', operator = '', raw = ''] = /^\(?(\w+) (eq|ne|gt|ge|lt|le) ('[^']*'|[\w.-]+)\)?$/.exec(term.trim()) ?? [];
    const compare = filterOperators[operator];
    if (!compare) throw refuse.badQuery(`Invalid filter clause: '${term}'.`);
    const wanted = literal(raw);
    return (place: object): boolean => {
      const value: unknown = Object.entries(place).find(([own]) => own === name)?.[1] ?? null;
      if (typeof value === 'string') return compare(value.toLowerCase(), wanted);
      return (typeof value === 'number' || typeof value === 'boolean') && compare(value, wanted);
    };
  });
  return (place) => tests.every((test) => test(place));
}
