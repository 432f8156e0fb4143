import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Microsoft's published pages lie beside the project, never in it. */
export const referenceFolder = resolve(process.env.LINTEL_GRAPH_REFERENCE ?? join(import.meta.dirname, '../../../shared/graph'));

export const hasReference = existsSync(join(referenceFolder, 'examples'));

if (!hasReference) process.stderr.write(`\nSKIPPED LOUDLY: no Graph reference material at ${referenceFolder}; what reads it did not run\n`);

export function readExample(file: string): unknown {
  return JSON.parse(readFileSync(join(referenceFolder, 'examples', file), 'utf8'));
}
