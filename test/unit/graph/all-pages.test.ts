import { expect, test } from 'vitest';
import { type Page, readAllPages } from '../../../shared/graph/all-pages.ts';

interface Item {
  readonly id: string;
  readonly changeKey: string | null;
}
const item = (id: string, changeKey: string | null = null): Item => ({ id, changeKey });
const serve = (pages: readonly Page<Item>[]) => (link: string | null) =>
  Promise.resolve(pages[Number(link ?? 0)] ?? { items: [], nextLink: null });

test('[1.1.5] all pages make one list', async () => {
  const pages = [
    { items: [item('a')], nextLink: '1' },
    { items: [item('b')], nextLink: '2' },
    { items: [item('c')], nextLink: null },
  ];
  expect((await readAllPages(serve(pages))).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

test('[1.2.9] an empty page with a link is not the end', async () => {
  const pages = [
    { items: [], nextLink: '1' },
    { items: [], nextLink: '2' },
    { items: [item('a')], nextLink: null },
  ];
  expect(await readAllPages(serve(pages))).toHaveLength(1);
});

test('an item that was shifted to the next page is there once, as last seen', async () => {
  const pages = [
    { items: [item('a', '1'), item('b', '1')], nextLink: '1' },
    { items: [item('b', '2'), item('c', '1')], nextLink: null },
  ];
  expect(await readAllPages(serve(pages))).toEqual([item('a', '1'), item('b', '2'), item('c', '1')]);
});

test('[1.4.2] ids that differ by case only are two', async () => {
  expect(await readAllPages(serve([{ items: [item('Aa'), item('aA')], nextLink: null }]))).toHaveLength(2);
});

test('Q1: the same page under ever new links is refused', async () => {
  let count = 0;
  const endless = async (): Promise<Page<Item>> => {
    count += 1;
    return { items: [item('a')], nextLink: String(count) };
  };
  await expect(readAllPages(endless)).rejects.toMatchObject({ kind: 'unexpectedReply' });
  expect(count).toBe(2);
});

test('Q1: a link that leads back is refused', async () => {
  let count = 0;
  const circle = async (): Promise<Page<Item>> => {
    count += 1;
    return { items: [], nextLink: 'again' };
  };
  await expect(readAllPages(circle)).rejects.toMatchObject({ kind: 'unexpectedReply' });
  expect(count).toBe(2);
});

test('Q1: pages without end are refused', async () => {
  let count = 0;
  const endless = async (): Promise<Page<Item>> => {
    count += 1;
    return { items: [item(`item ${count}`)], nextLink: String(count) };
  };
  await expect(readAllPages(endless)).rejects.toMatchObject({ kind: 'unexpectedReply' });
  expect(count).toBe(40);
});
