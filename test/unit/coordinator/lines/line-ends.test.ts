import { expect, test } from 'vitest';
import type { Line } from '../../../../shared/coordinator/lines/line.ts';
import { createLineBook } from '../../../../shared/coordinator/lines/line-book.ts';
import { createLineEnds } from '../../../../shared/coordinator/lines/line-ends.ts';
import { createOutlet } from '../../../../shared/coordinator/lines/outlet.ts';
import { createSocketPair } from '../../../support/socket-pair.ts';

function openLine() {
  const book = createLineBook();
  const held = new Set<Line>();
  const counted: string[] = [];
  const ends = createLineEnds({
    book,
    held,
    enrolment: { forget() {} },
    metrics: { line: (event) => void counted.push(event) },
  });
  const line: Line = {
    outlet: createOutlet(createSocketPair().coordinator),
    from: '192.0.2.1',
    openedMs: 0,
    standing: { kind: 'checking' },
    heardMs: 0,
    messageCount: 0,
    asks: null,
  };
  book.file(line, line.standing);
  return { book, held, counted, ends, line };
}

test('C15 nothing is kept of a line that ends, not even the hint that it was behind with', () => {
  const { book, held, ends, line } = openLine();
  held.add(line);
  ends.cut(line, 'tooSlow');
  expect([book.size, book.strangers.size, held.size]).toEqual([0, 0, 0]);
});

test('a line ends once, by whatever comes first', () => {
  const { counted, ends, line } = openLine();
  ends.refuse(line, 'malformed');
  ends.cut(line, 'silent');
  ends.gone(line);
  ends.leave(line);
  expect(counted).toEqual(['refused']);
});
