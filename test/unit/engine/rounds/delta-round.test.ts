import { expect, test } from 'vitest';
import { DeltaLoopError, isCursorLost, readDeltaRound, readDeltaRoundUnlooped } from '../../../../shared/engine/rounds/delta-round.ts';
import { GraphError } from '../../../../shared/graph/graph-error.ts';
import type { DeltaChange, DeltaPage, DeltaStart } from '../../../../shared/graph/room-calendar.ts';

const { signal } = new AbortController();
const start: DeltaStart = { kind: 'link', url: 'd0', pageSize: 100 };
const item = (id: string): DeltaChange => ({ kind: 'changed', id, changeKey: 'k1', isSeriesMaster: false, extent: null });
const next = (url: string, ...changes: DeltaChange[]): DeltaPage => ({ changes, link: { kind: 'next', url } });
const last = (url: string, ...changes: DeltaChange[]): DeltaPage => ({ changes, link: { kind: 'delta', url } });

function scripted(pages: readonly DeltaPage[]) {
  const asked: DeltaStart[] = [];
  const read = async (from: DeltaStart): Promise<DeltaPage> => {
    asked.push(from);
    return pages[asked.length - 1] ?? last('too far');
  };
  return { asked, read };
}

test('E3 pages are followed until a delta link, empty ones too', async () => {
  const { asked, read } = scripted([next('n1'), next('n2', item('a')), next('n3'), last('d1', { kind: 'removed', id: 'b' })]);
  const round = await readDeltaRound(read, start, signal);
  expect(round).toEqual({ changes: [item('a'), { kind: 'removed', id: 'b' }], deltaUrl: 'd1' });
  expect(asked).toEqual(['d0', 'n1', 'n2', 'n3'].map((url) => ({ kind: 'link', url, pageSize: 100 })));
});

test.each<{ pages: DeltaPage[]; because: string }>([
  { pages: [next('n1', item('a')), next('n2', item('b')), next('n1', item('c'))], because: 'a link comes a second time' },
  { pages: [next('n1', item('a')), next('n2', item('a'))], because: 'a page comes a second time under ever new links' },
])('E3 a round goes in circles when $because', async ({ pages }) => {
  const { read, asked } = scripted(pages);
  await expect(readDeltaRound(read, start, signal)).rejects.toBeInstanceOf(DeltaLoopError);
  expect(asked.length).toBe(pages.length);
});

test('E3 empty pages in a row under new links are no circle', async () => {
  const { read } = scripted([next('n1'), next('n2'), next('n3'), last('d1')]);
  expect((await readDeltaRound(read, start, signal)).deltaUrl).toBe('d1');
});

test('E3 a round that never ends is cut off after 200 pages', async () => {
  let count = 0;
  const read = async (): Promise<DeltaPage> => {
    count += 1;
    return next(`n${count}`, item(`e${count}`));
  };
  await expect(readDeltaRound(read, start, signal)).rejects.toBeInstanceOf(DeltaLoopError);
  expect(count).toBe(200);
});

test('E3 a looping round is tried once more without a page size', async () => {
  const { read, asked } = scripted([next('n1', item('a')), next('n1', item('b')), next('n5', item('c')), last('d1')]);
  const round = await readDeltaRoundUnlooped(read, start, signal);
  expect(round).toEqual({ changes: [item('c')], deltaUrl: 'd1' });
  expect(asked.map(({ pageSize }) => pageSize)).toEqual([100, 100, null, null]);
});

test('E3 a round that loops without a page size as well is given up', async () => {
  const { read, asked } = scripted([next('n1'), next('n1'), next('n2'), next('n2')]);
  await expect(readDeltaRoundUnlooped(read, start, signal)).rejects.toBeInstanceOf(DeltaLoopError);
  expect(asked.length).toBe(4);
});

test('E2 an error at any page ends the round', async () => {
  const read = async (from: DeltaStart): Promise<DeltaPage> => {
    if (from.kind === 'link' && from.url === 'n1') throw new GraphError('serviceFailing', '503');
    return next('n1', item('a'));
  };
  await expect(readDeltaRoundUnlooped(read, start, signal)).rejects.toMatchObject({ kind: 'serviceFailing' });
});

test('E7 only a lost cursor counts as one', () => {
  expect(isCursorLost(new GraphError('cursorExpired', '410'))).toBe(true);
  expect(isCursorLost(new GraphError('notFound', '404'))).toBe(false);
  expect(isCursorLost(new Error('cursorExpired'))).toBe(false);
});
