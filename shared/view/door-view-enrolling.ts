import type { LineRefusal } from '../protocol/coordinator-line.ts';
import type { TimeLabel } from './time-label.ts';

/** Instants are the device's own time: nobody has told it the true one yet. */
export type EnrollingStep =
  /** Nothing has been heard since the start. */
  | { readonly kind: 'connecting' }
  | { readonly kind: 'unreachable'; readonly since: TimeLabel }
  | {
      readonly kind: 'code';
      /** Eight characters. */
      readonly code: string;
      /** By then there is a new one. */
      readonly expires: TimeLabel;
      /** Where staff confirm the code; null where they do it by a command of the coordinator. */
      readonly confirmAt: string | null;
      /** Of that address, else of the code. */
      readonly qr: QrDrawing;
    }
  | { readonly kind: 'refused'; readonly reason: LineRefusal };

/** A QR code to be drawn dark on light: the dark modules as the path of an SVG of `size` by `size`, the quiet zone round them included. */
export interface QrDrawing {
  readonly path: string;
  readonly size: number;
}
