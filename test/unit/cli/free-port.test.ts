import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { findFreePort } from '../../../shared/cli/free-port.ts';

test('a port in use is passed over for the next free one', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  expect(await findFreePort(port)).toBeGreaterThan(port);
  taken.close();
  await once(taken, 'close');
  expect(await findFreePort(port)).toBe(port);
});
