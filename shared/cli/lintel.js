#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';

// Plain JavaScript, so that a Node too old for the rest can still read this and say what is missing.
const found = process.versions.node;
if (Number(found.split('.')[0]) < 24) {
  process.stderr.write(`lintel: found Node.js ${found}, expected 24 or later; in a clone "npx lintel" brings its own after "npm ci"\n`);
  process.exit(2);
}
// A door idles for months on a small tablet: being lean matters there, and speed does not. The first keeps the heap small; the others leave
// out V8's optimising compilers, of JavaScript and of WebAssembly (Node's HTTP parser and type stripping), whose working memory is never
// given back. docs/architecture.md has the figures. Has to come before anything is loaded.
const leanFlags = ['--optimize-for-size', '--no-opt', '--no-maglev', '--no-wasm-tier-up', '--no-wasm-dynamic-tiering'];
if (process.argv[2] === 'display') for (const flag of leanFlags) setFlagsFromString(flag);
import('./main.ts').then(({ main }) => main());
