import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { drawQr } from '../../../../shared/engine/supervisor/qr-drawing.ts';

/** The modules that the path makes dark. */
function painted({ path, size }: { readonly path: string; readonly size: number }): boolean[][] {
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let at = Number(x); at < Number(x) + Number(width); at += 1) {
      const row = rows[Number(y)];
      if (row) row[at] = true;
    }
  }
  return rows;
}

test.each(['7KQM4XRD', 'https://doors.contoso.com/enrol?code=7KQM4XRD'])('the drawing of %s is its QR code, module by module', (text) => {
  const drawing = drawQr(text);
  expect(painted(drawing)).toEqual(encode(text, { ecc: 'M', border: 4 }).data);
  expect(drawing.path).toMatch(/^(M\d+ \d+h\d+v1h-\d+z)+$/);
});
