// Builds one part of Lintel, by its name in vite.config.ts, into the folder given or its usual one: run as a process of its own.
import { resolve } from 'node:path';
import { createBuilder } from 'vite';
import { projectDir } from './project.ts';

const [name = '', outDir] = process.argv.slice(2);
const builder = await createBuilder({
  configFile: resolve(projectDir, 'vite.config.ts'),
  logLevel: 'warn',
  ...(outDir === undefined ? {} : { environments: { [name]: { build: { outDir } } } }),
});
const part = builder.environments[name];
if (!part) throw new Error(`vite.config.ts has no environment "${name}"`);
try {
  await builder.build(part);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
