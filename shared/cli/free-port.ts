import { once } from 'node:events';
import { createServer } from 'node:net';

/** The preferred port, else the next free one after it. Another program may still be quicker; then the one that asked says so. */
export async function findFreePort(preferred: number, host = '127.0.0.1'): Promise<number> {
  for (let port = preferred; port < preferred + 100; port += 1) {
    if (await isFree(port, host)) return port;
  }
  throw new Error(`no free port from ${preferred} to ${preferred + 99}`);
}

async function isFree(port: number, host: string): Promise<boolean> {
  const probe = createServer();
  probe.listen(port, host);
  try {
    await once(probe, 'listening');
  } catch {
    return false;
  }
  probe.close();
  await once(probe, 'close');
  return true;
}
