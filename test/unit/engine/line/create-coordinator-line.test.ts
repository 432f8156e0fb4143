import { createPublicKey, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { createCoordinatorLine } from '../../../../shared/engine/line/create-coordinator-line.ts';
import { lineProof } from '../../../../shared/protocol/coordinator-line.ts';
import { noSettings } from '../../../../shared/protocol/room-settings.ts';
import { silentLog } from '../../../../shared/runtime/log.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';
import { createTestKey } from '../../../support/line-door.ts';
import { createScriptedCoordinator, type ScriptedLine } from '../../../support/scripted-coordinator.ts';
import { openDoorLine } from './door-line.ts';

const minuteMs = 60_000;
const question = { kind: 'findFreeRooms', startMs: 0, endMs: 30 * minuteMs } as const;

test('E80 a door proves possession of its key by signing the challenge, and by no more than that', async () => {
  const { coordinator, key, urls } = await openDoorLine();
  const { challenge, hello } = coordinator.line();
  const said = hello();
  expect(urls).toEqual(['wss://lintel.contoso.com/line']);
  expect(said).toMatchObject({ lineVersion: 1, publicKey: key.publicKey, version: '1.2.3', enrolmentToken: null });
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key.publicKey }, format: 'jwk' });
  expect(verify(null, Buffer.from(lineProof(challenge)), publicKey, Buffer.from(said?.signature ?? '', 'base64url'))).toBe(true);
});

test('E81 a line is what the coordinator says it is: let in, with push and without, and hints', async () => {
  const { clock, coordinator, told, line } = await openDoorLine();
  const { say } = coordinator.line();
  say({ kind: 'push', hasPush: false });
  say({ kind: 'push', hasPush: false });
  say({ kind: 'roomChanged', atMs: 0 });
  say({ kind: 'push', hasPush: true });
  await clock.settle();
  // What was missed without push nobody knows, so a hint follows.
  expect(told).toEqual(['down', 'push', 'changed', 'up', 'changed', 'push', 'changed']);
  expect(line.state()).toBe('push');
});

test('E81 who has not been let in hears nothing of a room', async () => {
  const { clock, coordinator, told, standings } = await openDoorLine({ onHello() {} });
  const { say } = coordinator.line();
  say({ kind: 'roomChanged', atMs: 0 });
  say({ kind: 'push', hasPush: true });
  say({ kind: 'settings', settings: noSettings });
  await clock.settle();
  expect(told).toEqual(['down']);
  expect(standings).toEqual(['unreachable']);
});

test('E81 a door nobody knows shows its code, a new one when it has run out, and is let in on the same line', async () => {
  const { clock, coordinator, line, standings } = await openDoorLine({ onHello() {} });
  const { say, welcome } = coordinator.line();
  const code = { kind: 'enrolling', code: 'ABCD2345', expiresInMs: 600_000, confirmAddress: 'https://lintel.contoso.com/enrol' } as const;
  say(code);
  await clock.settle();
  expect(line.standing()).toEqual(code);
  expect(line.state()).toBe('down');
  say({ ...code, code: 'WXYZ6789' });
  await clock.settle();
  expect(line.standing()).toMatchObject({ code: 'WXYZ6789' });
  welcome({ settings: { version: 3, policy: { roomName: 'Aurora' }, timeZone: null }, hasPush: false });
  await clock.settle();
  expect(line.standing()).toEqual({
    kind: 'enrolled',
    doorId: 'door-1',
    room: { address: 'aurora@contoso.com', tenantId: 'contoso' },
    settings: { version: 3, policy: { roomName: 'Aurora' }, timeZone: null },
  });
  expect(standings).toEqual(['unreachable', 'enrolling', 'enrolling', 'enrolled']);
  expect(line.state()).toBe('up');
});

test('E81 settings and another room arrive while the line is up', async () => {
  const { clock, coordinator, line } = await openDoorLine();
  coordinator.line().say({ kind: 'settings', settings: { ...noSettings, version: 4 } });
  await clock.settle();
  expect(line.standing()).toMatchObject({ kind: 'enrolled', settings: { version: 4 } });
  coordinator.line().welcome({ room: { address: 'birch@contoso.com', tenantId: 'contoso' } });
  await clock.settle();
  expect(line.standing()).toMatchObject({ kind: 'enrolled', room: { address: 'birch@contoso.com' } });
});

test('E80 what a newer coordinator says beyond our words is passed over, and so is what is no message', async () => {
  const { clock, coordinator, line, told, logged } = await openDoorLine();
  const { say, sayRaw } = coordinator.line();
  say({ kind: 'fireDrill' });
  sayRaw('{"kind":"push","hasPush":"maybe"}');
  sayRaw('not JSON');
  sayRaw('null');
  say({ kind: 'roomChanged', atMs: 1 });
  await clock.settle();
  expect(line.state()).toBe('push');
  expect(told).toEqual(['down', 'push', 'changed', 'changed']);
  expect(logged.filter((entry) => entry.startsWith('lineMessageIgnored')).map((entry) => entry.trim())).toEqual([
    'lineMessageIgnored fireDrill',
    'lineMessageIgnored push',
    'lineMessageIgnored',
    'lineMessageIgnored',
  ]);
});

test('E83 what a door asks is answered under its own id', async () => {
  const { clock, coordinator, line } = await openDoorLine();
  const answers = Promise.all([line.ask(question, new AbortController().signal), line.ask(question, new AbortController().signal)]);
  await clock.settle();
  const [first, second] = coordinator.line().heard;
  const idOf = (message: typeof first): string => (message?.kind === 'ask' ? message.id : '');
  expect(first).toEqual({ kind: 'ask', id: idOf(first), question });
  coordinator.line().say({ kind: 'answer', id: idOf(second), answer: { kind: 'pending' } });
  coordinator.line().say({ kind: 'answer', id: 'nobody asked', answer: { kind: 'givenBack' } });
  coordinator.line().say({ kind: 'answer', id: idOf(first), answer: { kind: 'roomsFound', rooms: [] } });
  await clock.settle();
  expect(await answers).toEqual([{ kind: 'roomsFound', rooms: [] }, { kind: 'pending' }]);
});

test.each<{ because: string; end: (house: Awaited<ReturnType<typeof openDoorLine>>, caller: AbortController) => void; afterMs: number }>([
  { because: 'the line goes down', end: ({ coordinator }) => coordinator.crash(), afterMs: 0 },
  { because: 'who asked does not wait any more', end: (_house, caller) => caller.abort(), afterMs: 0 },
  { because: 'no answer came in half a minute', end() {}, afterMs: 30_000 },
])('E83 a question comes to nothing when $because', async ({ end, afterMs }) => {
  const house = await openDoorLine();
  const caller = new AbortController();
  let answer: unknown = 'none yet';
  void house.line.ask(question, caller.signal).then((given) => {
    answer = given;
  });
  await house.clock.advance(1_000);
  expect(answer).toBe('none yet');
  end(house, caller);
  await house.clock.advance(afterMs);
  expect(answer).toEqual({ kind: 'unreachable', trouble: 'offline' });
});

test.each([
  { because: 'the line is down', onHello: (line: ScriptedLine) => line.close() },
  { because: 'the door is not let in', onHello: () => {} },
])('E83 nothing is asked while $because', async ({ onHello }) => {
  const { coordinator, line } = await openDoorLine({ onHello });
  expect(await line.ask(question, new AbortController().signal)).toEqual({ kind: 'unreachable', trouble: 'offline' });
  expect(coordinator.line().heard).toEqual([]);
});

test('a line that is closed says goodbye, and nothing of it is left', async () => {
  const { clock, coordinator, line } = await openDoorLine();
  const asked = line.ask(question, new AbortController().signal);
  await clock.settle();
  const closing = line.close();
  await clock.settle();
  await closing;
  expect(coordinator.line().closedWith()).toBe(1000);
  expect(await asked).toEqual({ kind: 'unreachable', trouble: 'offline' });
  await clock.advance(minuteMs);
  expect([coordinator.lines.length, clock.sleeperCount]).toEqual([1, 0]);
});

test('a line that is closed at the very moment it opens is closed', async () => {
  const clock = createDrivenClock(0);
  const coordinator = createScriptedCoordinator(clock);
  const line = createCoordinatorLine({
    ...{ clock, random: Math.random, openSocket: coordinator.network.open, address: 'http://lintel.test', key: createTestKey() },
    ...{ version: '1', enrolmentToken: null, log: silentLog },
  });
  let isClosed = false;
  void line.close().then(() => {
    isClosed = true;
  });
  await clock.settle();
  expect(isClosed).toBe(true);
  expect(coordinator.line().closedWith()).toBe(1000);
});
