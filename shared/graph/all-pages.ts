import { GraphError } from './graph-error.ts';

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextLink: string | null;
}

/** 10,000 events at 250 a page: more than any room's ten days hold. */
const PAGE_CAP = 40;

/**
 * Follows a plain read to its last page. Pages that repeat or never end (Q1) are an `unexpectedReply`, and nothing is returned by halves.
 * An item that a change shifted onto a second page is kept once, as it was seen last.
 */
export async function readAllPages<Item extends { readonly id: string; readonly changeKey?: string | null }>(
  readPage: (link: string | null) => Promise<Page<Item>>,
  pageCap = PAGE_CAP,
): Promise<readonly Item[]> {
  const items = new Map<string, Item>();
  const seen = new Set<string>();
  let link: string | null = null;
  for (let count = 0; count < pageCap; count += 1) {
    const page: Page<Item> = await readPage(link);
    const content = JSON.stringify(page.items.map(({ id, changeKey }) => [id, changeKey]));
    if (page.items.length > 0 && seen.has(content)) throw new GraphError('unexpectedReply', 'a page came twice');
    seen.add(content);
    for (const item of page.items) items.set(item.id, item);
    if (page.nextLink === null) return [...items.values()];
    if (seen.has(page.nextLink)) throw new GraphError('unexpectedReply', 'a next link came twice');
    seen.add(page.nextLink);
    link = page.nextLink;
  }
  throw new GraphError('unexpectedReply', `more than ${pageCap} pages`);
}
