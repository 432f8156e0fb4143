import { expect, test } from 'vitest';
import type { LineRefusal } from '../../../../shared/protocol/coordinator-line.ts';
import type { ScriptedLine } from '../../../support/scripted-coordinator.ts';
import { openDoorLine } from './door-line.ts';

const minuteMs = 60_000;

test('E82 a coordinator that stops is missed at once, and its doors come back by themselves', async () => {
  const { clock, coordinator, line, told, standings } = await openDoorLine();
  coordinator.crash();
  await clock.settle();
  expect(line.state()).toBe('down');
  await clock.advance(10_000);
  expect(coordinator.lines).toHaveLength(2);
  expect(told).toEqual(['down', 'push', 'changed', 'down', 'push', 'changed']);
  expect(standings).toEqual(['unreachable', 'enrolled', 'unreachable', 'enrolled']);
});

test('E82 a coordinator that stays away is asked ever less often, and at least every 45 seconds', async () => {
  const { clock, coordinator, urls, logged, line } = await openDoorLine({ random: () => 0.999 });
  coordinator.network.reachable = false;
  coordinator.crash();
  await clock.advance(10 * minuteMs);
  const tries = urls.length - 1;
  expect(tries).toBeGreaterThanOrEqual(15);
  expect(tries).toBeLessThanOrEqual(20);
  expect(logged.filter((entry) => !entry.startsWith('lineUp'))).toEqual(['lineLost', expect.stringContaining('coordinatorUnreachable')]);
  coordinator.network.reachable = true;
  await clock.advance(45_000);
  expect(line.state()).toBe('push');
});

test('E82 a coordinator that keeps greeting and dropping is no better than none; one that stays is trusted again', async () => {
  const { clock, coordinator } = await openDoorLine({ random: () => 0.5 });
  const flap = async (ms: number): Promise<number> => {
    const before = coordinator.lines.length;
    for (let passedMs = 0; passedMs < ms; passedMs += 1_000) {
      coordinator.crash();
      await clock.advance(1_000);
    }
    return coordinator.lines.length - before;
  };
  expect(await flap(10 * minuteMs)).toBeLessThanOrEqual(25); // every five seconds it would be 120
  await clock.advance(3 * minuteMs);
  expect(await flap(10_000)).toBeGreaterThanOrEqual(1);
});

test('E82 a cable that was pulled is noticed by the silence, in twenty seconds', async () => {
  const { clock, coordinator, line } = await openDoorLine();
  await clock.advance(35_000);
  coordinator.line().unplug();
  await clock.advance(14_999); // the last beat came at 30 s
  expect(line.state()).toBe('push');
  await clock.advance(1);
  expect(line.state()).toBe('down');
  const closed: number[] = [];
  coordinator.network.pairs[0]?.door.onClose((code) => closed.push(code));
  expect(closed).toEqual([1006]); // cut off: nobody is there to hear a goodbye
});

test('E82 both ends beat every ten seconds, and a line that beats is not lost', async () => {
  const { clock, coordinator, line } = await openDoorLine();
  await clock.advance(10 * minuteMs);
  expect(coordinator.line().pings()).toBe(60);
  expect(coordinator.lines).toHaveLength(1);
  expect(line.state()).toBe('push');
});

test('E82 a server that answers and never says a word is left, and that counts as none', async () => {
  const { clock, line, urls, logged } = await openDoorLine({ onHello: ({ unplug }) => unplug() });
  await clock.advance(10 * minuteMs);
  expect(line.state()).toBe('down');
  expect(urls.length).toBeGreaterThan(8);
  expect(urls.length).toBeLessThanOrEqual(15); // ever less often
  expect(logged).toEqual([expect.stringContaining('coordinatorUnreachable')]); // said once
});

test.each<{ reason: LineRefusal; mostTriesAnHour: number }>([
  { reason: 'revoked', mostTriesAnHour: 12 },
  { reason: 'wrongVersion', mostTriesAnHour: 12 },
  { reason: 'badProof', mostTriesAnHour: 12 },
  { reason: 'malformed', mostTriesAnHour: 12 },
  { reason: 'replaced', mostTriesAnHour: 9 },
  { reason: 'tooSlow', mostTriesAnHour: 130 },
])('E82 refused as $reason: it says so once, keeps trying, at most $mostTriesAnHour times an hour', async ({ reason, mostTriesAnHour }) => {
  const { clock, coordinator, line, logged, standings } = await openDoorLine({ onHello: ({ say }) => say({ kind: 'refused', reason }) });
  await clock.advance(60 * minuteMs);
  expect(coordinator.lines.length).toBeGreaterThan(3);
  expect(coordinator.lines.length).toBeLessThanOrEqual(mostTriesAnHour);
  expect(standings).toEqual(['unreachable', `refused ${reason}`]);
  expect(logged).toEqual([`lineRefused ${reason}`]);
  expect(line.state()).toBe('down');
  expect(coordinator.lines.at(-1)?.closedWith()).toBe(1000);
});

test('E82 a refusal that is taken back is forgotten, and a coordinator that cannot be reached takes none back', async () => {
  let isRevoked = true;
  const onHello = (line: ScriptedLine) => (isRevoked ? line.say({ kind: 'refused', reason: 'revoked' }) : line.welcome());
  const { clock, coordinator, line, standings } = await openDoorLine({ onHello });
  coordinator.network.reachable = false;
  await clock.advance(30 * minuteMs);
  expect(line.standing()).toEqual({ kind: 'refused', reason: 'revoked' });
  coordinator.network.reachable = true;
  isRevoked = false;
  await clock.advance(15 * minuteMs);
  expect(standings).toEqual(['unreachable', 'refused revoked', 'enrolled']);
});

test('E82 a one-time token that the coordinator does not take gives way to a code', async () => {
  const onHello = ({ hello, say }: ScriptedLine) =>
    hello()?.enrolmentToken
      ? say({ kind: 'refused', reason: 'badEnrolmentToken' })
      : say({ kind: 'enrolling', code: 'ABCD2345', expiresInMs: 600_000, confirmAddress: null });
  const { clock, coordinator, standings } = await openDoorLine({ enrolmentToken: 'used-before', onHello });
  await clock.advance(2_000);
  expect(coordinator.lines.map(({ hello }) => hello()?.enrolmentToken)).toEqual(['used-before', null]);
  expect(standings).toEqual(['unreachable', 'refused badEnrolmentToken', 'enrolling']);
});
