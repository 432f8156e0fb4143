import { encode } from 'uqr';
import type { QrDrawing } from '../../view/door-view-enrolling.ts';

/** What the standard asks to be left light round it, in modules. */
const QUIET_ZONE = 4;

/** The text as a QR code that bears some dirt on the glass. */
export function drawQr(text: string): QrDrawing {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  return { path: data.map(drawRow).join(''), size };
}

/** Each stretch of dark modules as one bar. */
function drawRow(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue;
    const from = x;
    while (row[x + 1]) x += 1;
    path += `M${from} ${y}h${x + 1 - from}v1h-${x + 1 - from}z`;
  }
  return path;
}
