import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** Edges may differ by a hair between machines; words, colours and places may not. */
const TOLERATED_SHARE = 0.0002;
/** Rounding may differ by a step or two of 255; another colour may not. */
const COLOUR_TOLERANCE = 0.02;
const OUTPUT = 'test/output';

/** What is wrong with a picture, or null. On a difference, the picture and a map of what differs are left in test/output. */
export type PictureFault = string | null;

/**
 * Compares with the reference at `referencePath`. With LINTEL_UPDATE_SCREENS=1 the picture becomes the reference:
 * look at what you keep.
 */
export function comparePicture(picture: Buffer, referencePath: string): PictureFault {
  if (process.env.LINTEL_UPDATE_SCREENS === '1') {
    mkdirSync(dirname(referencePath), { recursive: true });
    writeFileSync(referencePath, picture);
    return null;
  }
  if (!existsSync(referencePath)) return `${referencePath} is missing; LINTEL_UPDATE_SCREENS=1 makes it`;
  const actual = PNG.sync.read(picture);
  const expected = PNG.sync.read(readFileSync(referencePath));
  if (actual.width !== expected.width || actual.height !== expected.height) {
    return `${actual.width}x${actual.height} instead of ${expected.width}x${expected.height}`;
  }
  const { width, height } = actual;
  const diff = new PNG({ width, height });
  const differing = pixelmatch(actual.data, expected.data, diff.data, width, height, { threshold: COLOUR_TOLERANCE });
  if (differing <= width * height * TOLERATED_SHARE) return null;
  const left = leaveBehind(basename(referencePath, '.png'), picture, PNG.sync.write(diff));
  return `${differing} of ${width * height} pixels differ; see ${left}`;
}

function leaveBehind(name: string, picture: Buffer, diff: Buffer): string {
  mkdirSync(OUTPUT, { recursive: true });
  writeFileSync(join(OUTPUT, `${name}.actual.png`), picture);
  const diffPath = join(OUTPUT, `${name}.diff.png`);
  writeFileSync(diffPath, diff);
  return diffPath;
}
