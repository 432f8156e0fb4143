import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { systemClock } from '../../shared/runtime/clock.ts';
import { contosoApp } from '../../shared/simulator/tenant/contoso.ts';
import { coordinatorProcesses } from '../support/coordinator-process.ts';

const { tenantId, clientId } = contosoApp;
const { served, writeConfig, start, coordinate, act, write } = coordinatorProcesses();

test('a subscription is kept across a restart, also after a kill', async () => {
  const { path } = await writeConfig();
  const first = await coordinate(path);
  await act(path, 'connect', 'cumulus@contoso.com');
  const ids = () =>
    served()
      .tenant.subscriptions.book.all()
      .map(({ id }) => id);
  const isSubscribed = async () => (await act(path, 'status')).said.includes('cumulus@contoso.com: subscribed');
  await vi.waitUntil(isSubscribed, { timeout: 30_000, interval: 500 });
  const before = ids();
  first.child.kill('SIGKILL');
  await first.exited;
  await coordinate(path);
  await vi.waitUntil(isSubscribed, { timeout: 30_000, interval: 500 });
  expect(ids()).toEqual(before);
});

test('SIGTERM ends it with code 0, and the folder is free again', async () => {
  const { path } = await writeConfig();
  const run = await coordinate(path);
  run.child.kill('SIGTERM');
  expect(await run.exited).toBe(0);
  expect(run.output()).not.toMatch(/^\s+at /m);
  await coordinate(path);
});

test('SIGTERM ends it within 5 s also under load, while doors are on the line, people ask, and a call to Graph hangs', async () => {
  const { path, port } = await writeConfig({ staffToken: 's'.repeat(32) });
  const run = await coordinate(path);
  const address = `http://127.0.0.1:${port}`;
  const rule = served().tenant.faults.add({ effect: { kind: 'latency', ms: 60_000 } });
  await act(path, 'connect', 'dune@contoso.com');
  // Lines that never say hello, and requests without end, one of which never comes to its end.
  const lines = Array.from({ length: 50 }, () => new WebSocket(`ws://127.0.0.1:${port}/line`));
  await Promise.all(lines.map((line) => once(line, 'open')));
  for (const line of lines) line.pause(); // and never hear a goodbye
  const halfASentence = connect(port, '127.0.0.1').on('error', () => {});
  await once(halfASentence, 'connect');
  halfASentence.write('POST /graph/notifications HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{"value":[');
  let isOver = false;
  const ask = async (): Promise<void> => {
    while (!isOver) await fetch(`${address}/graph/notifications`, { method: 'POST', body: '{"value":[{}]}' }).catch(() => (isOver = true));
  };
  const asking = Promise.all(Array.from({ length: 20 }, ask));
  await fetch(`${address}/readyz`); // all of that has reached it
  try {
    run.child.kill('SIGTERM');
    const tooLong = systemClock.sleep(5_000).then(() => 'still there after 5 s');
    expect(await Promise.race([run.exited, tooLong])).toBe(0);
    expect(run.output()).not.toMatch(/^\s+at /m);
  } finally {
    isOver = true;
    halfASentence.destroy();
    for (const line of lines) line.terminate();
    served().tenant.faults.remove(rule.id);
    await asking;
  }
});

describe('what is wrong is said in a line', () => {
  test('a wrong configuration ends with code 2, each problem on a line of its own', async () => {
    const { path } = await writeConfig({ publicAddress: 'http://doors.contoso.com', staffToken: 'x' });
    const run = start(['coordinator', '--config', path]);
    expect(await run.exited).toBe(2);
    expect(run.output().trim().split('\n')).toEqual([
      expect.stringMatching(/^lintel: publicAddress: found .*, expected an https address/),
      expect.stringMatching(/^lintel: staffToken: found a text, expected a secret of 32/),
    ]);
  });

  test('a second coordinator on the same folder is refused', async () => {
    const { path } = await writeConfig();
    await coordinate(path);
    const run = start(['coordinator', '--config', path]);
    expect(await run.exited).toBe(1);
    expect(run.output()).toMatch(/^lintel: dataDir: .* is in use by another coordinator/);
  });

  test('a folder that cannot be written to', async () => {
    const { path } = await writeConfig({ dataDir: './coordinator.json' });
    const run = start(['coordinator', '--config', path]);
    expect(await run.exited).toBe(1);
    expect(run.output()).toMatch(
      /^lintel: dataDir: found .*coordinator\.json, which cannot be used \(.*\), expected a folder to write to\n$/,
    );
  });

  test('a store that is no database is refused and left as it is', async () => {
    const { path } = await writeConfig({ dataDir: '.' });
    write('coordinator.sqlite', 'not a database, and long enough to be taken for the beginning of one '.repeat(20));
    const run = start(['coordinator', '--config', path]);
    expect(await run.exited).toBe(1);
    expect(run.output()).toMatch(/^lintel: .*coordinator\.sqlite/);
    expect(run.output()).not.toMatch(/^\s+at /m);
  });

  test('an act that a coordinator refuses', async () => {
    const { path } = await writeConfig();
    await coordinate(path);
    for (const { words, line } of [
      { words: ['enrol', 'WRNGC0DE', '--room', 'aurora@contoso.com'], line: /No door shows this code now/ },
      { words: ['revoke', 'nobody'], line: /No such door/ },
      { words: ['disconnect', 'aurora@contoso.com'], line: /No such room/ },
      { words: ['connect', 'not an address'], line: /e-mail address or its object id/ },
      { words: ['settings', '--file', 'package.json'], line: /found an unknown field/ },
    ]) {
      const { code, said } = await act(path, ...words);
      expect(said).toMatch(line);
      expect(code).toBe(1);
    }
  });

  test('one wrong room in a list of them is named', async () => {
    const { path } = await writeConfig();
    await coordinate(path);
    const rooms = write('rooms.csv', 'room,tenant\naurora@contoso.com,\nthe boardroom,\n');
    expect(await act(path, 'tokens', rooms)).toEqual({
      code: 1,
      said: expect.stringMatching(/^lintel: the boardroom: A room is named by/),
    });
  });

  test('staff need neither the credential nor its file', async () => {
    const { path, port } = await writeConfig({ staffToken: 's'.repeat(32) });
    await coordinate(path);
    const tenants = [{ tenantId, clientId, credential: { kind: 'secret', secretFile: '/not/for/staff' } }];
    const ofStaff = write('staff.json', JSON.stringify({ port, staffToken: 's'.repeat(32), tenants }));
    expect(await act(ofStaff, 'status')).toMatchObject({ code: 0, said: expect.stringMatching(/^rooms: 0,/) });
  });

  test('an act without a coordinator says where none answers', async () => {
    const { path } = await writeConfig({ staffToken: 's'.repeat(32) });
    expect(await act(path, 'status')).toMatchObject({ code: 1, said: expect.stringMatching(/^lintel: no coordinator answers at http/) });
  });
});
