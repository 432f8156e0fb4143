/**
 * What crosses between a page and its host, as text: JSON, and beyond it what structured clone keeps and JSON does not (`undefined`,
 * Date, Map, Set, NaN and infinities). Anything else throws, so that the double never carries less than Electron and says so.
 * Both functions stand alone: their source is put into pages.
 */
export function encode(value: unknown): string {
  const pack = (item: unknown): unknown => {
    if (item === undefined) return { $: 'undefined' };
    if (typeof item === 'number' && !Number.isFinite(item)) return { $: 'number', v: String(item) };
    if (item === null || ['string', 'number', 'boolean'].includes(typeof item)) return item;
    if (typeof item !== 'object') throw new TypeError(`electron-double: cannot carry a ${typeof item}`);
    if (Array.isArray(item)) return item.map(pack);
    if (item instanceof Date) return { $: 'Date', v: item.getTime() };
    if (item instanceof Map) return { $: 'Map', v: [...item].map(pack) };
    if (item instanceof Set) return { $: 'Set', v: [...item].map(pack) };
    if (item instanceof Error) return { $: 'Error', v: item.message };
    if (Object.prototype.toString.call(item) !== '[object Object]') throw new TypeError('electron-double: cannot carry this object');
    return { $: 'object', v: Object.entries(item).map(([key, field]) => [key, pack(field)]) };
  };
  return JSON.stringify(pack(value));
}

export function decode(text: string): unknown {
  const open = (item: unknown): unknown => {
    if (typeof item !== 'object' || item === null) return item;
    if (Array.isArray(item)) return item.map(open);
    const { $: kind, v } = item as { $: string; v?: never };
    if (kind === 'undefined') return undefined;
    if (kind === 'number') return Number(v);
    if (kind === 'Date') return new Date(v as unknown as number);
    if (kind === 'Error') return new Error(v);
    const items = v as unknown as unknown[];
    if (kind === 'Map') return new Map(items.map(open) as [unknown, unknown][]);
    if (kind === 'Set') return new Set(items.map(open));
    return Object.fromEntries((items as [string, unknown][]).map(([key, field]) => [key, open(field)]));
  };
  return open(JSON.parse(text));
}
