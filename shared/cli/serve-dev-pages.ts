// Serves the door page from its source, changing as the source does, on a door that runs elsewhere. A process of its own, because
// Vite ends the process it runs in when that is told to stop.
import { resolve } from 'node:path';
import { createServer } from 'vite';
import { listenForStop } from '../runtime/stop-signals.ts';
import { untilStopped } from './command-context.ts';
import { projectDir } from './project.ts';
import { starterVariable } from './run-child.ts';

const [port = '', doorAddress = ''] = process.argv.slice(2);
const stop = listenForStop({ parentPid: Number(process.env[starterVariable]) || process.ppid });

const server = await createServer({
  configFile: resolve(projectDir, 'vite.config.ts'),
  logLevel: 'warn',
  server: {
    host: '127.0.0.1',
    port: Number(port),
    strictPort: true,
    // The bridge itself, not the source folder of that name.
    proxy: { '^/bridge(\\?|$)': { target: doorAddress, ws: true }, '^/healthz$': { target: doorAddress } },
  },
});
await server.listen();
await untilStopped(stop.signal);
process.exit();
