#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';

// Plain JavaScript, so that a Node too old for the rest can still read this and say what is missing.
const found = process.versions.node;
if (Number(found.split('.')[0]) < 24) {
  process.stderr.write(`lintel: found Node.js ${found}, expected 24 or later; in a clone "npx lintel" brings its own after "npm ci"\n`);
  process.exit(2);
}
// A door idles for months on a small tablet: a lean heap matters there, and speed does not. Has to come before anything is loaded.
if (process.argv[2] !== 'coordinator') setFlagsFromString('--optimize-for-size');
import('./main.ts').then(({ main }) => main());
