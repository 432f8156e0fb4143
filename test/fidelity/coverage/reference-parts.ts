import { existsSync } from 'node:fs';
import { join } from 'node:path';

const parts = ['graph-facts.md', 'quirks.md', 'examples/index.json', 'openapi/graph-v1.0-rooms-slice.json'];

/** True where all of the reference material is at hand. */
export const hasMaterial = (folder: string): boolean => parts.every((part) => existsSync(join(folder, part)));
