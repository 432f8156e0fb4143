import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { fireReady } from './app.ts';

// Loaded by `node --import`, before the entry: from here on `electron` is the double, for main and for what it depends on.
const double = new URL('./electron-module.ts', import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    return specifier === 'electron' ? { url: double, shortCircuit: true } : next(specifier, context);
  },
});

const entry = process.argv[1];
if (entry) setImmediate(() => void import(pathToFileURL(entry).href).then(fireReady, () => {})); // Node itself reports an entry that fails
