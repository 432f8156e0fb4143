import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { DoorView } from '../../shared/view/door-view.ts';
import { type RunningLintel, runLintel } from '../support/run-lintel.ts';
import { openScreen, type ScreenClient } from '../support/screen-client.ts';

/** The demo as people start it: a tenant, a coordinator and two doors, each a process of its own. */
let demo: RunningLintel;
let outlook = '';
let doors: readonly { readonly address: string; readonly room: string; readonly screen: ScreenClient }[] = [];
let again: RunningLintel | null = null;

beforeAll(async () => {
  demo = runLintel('npm', ['start', '--', '--no-open']);
  outlook = (await demo.until(/Outlook +(http:\S+)/))[1] ?? '';
  const addresses = [await demo.until(/Door +(http:\S+)/), await demo.until(/Door 2 +(http:\S+)/)].map((match) => match[1] ?? '');
  doors = await Promise.all(
    ['aurora@contoso.com', 'borealis@contoso.com'].map(async (room, at) => {
      const address = addresses[at] ?? '';
      return { address, room, screen: await openScreen(address) };
    }),
  );
});
afterAll(async () => {
  for (const { screen } of doors) screen.close();
  again?.child.kill('SIGTERM');
  demo?.child.kill('SIGTERM');
  await Promise.all([demo?.exited, again?.exited]);
});

let count = 0;

/** Writes a meeting into the room's calendar a week ahead, and waits until the door's view has it. */
async function writeAndSee({ room, screen }: (typeof doors)[number]): Promise<DoorView> {
  count += 1;
  const subject = `Edit ${count}`;
  const [first] = (await screen.viewThat(({ days }) => days.length > 0)).days;
  const startMs = (first?.startMs ?? 0) + (5 * 24 + 8) * 3_600_000 + count * 600_000;
  const times = { start: new Date(startMs).toISOString(), end: new Date(startMs + 600_000).toISOString() };
  const known = await screen.viewThat(() => true);
  const had = meetingCount(known);
  const reply = await fetch(`${outlook}/sim/rooms/${room}/events`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ subject, ...times }),
  });
  expect(reply.ok).toBe(true);
  return screen.viewThat((view) => meetingCount(view) > had);
}

const meetingCount = ({ days }: DoorView): number => days.reduce((sum, { meetings }) => sum + meetings.length, 0);

const lineOf = async (address: string): Promise<string> => ((await (await fetch(`${address}/healthz`)).json()) as { line: string }).line;
const allLinesAre = (line: string) =>
  vi.waitUntil(async () => (await Promise.all(doors.map(({ address }) => lineOf(address)))).every((each) => each === line), {
    timeout: 60_000, // a door that was refused its line for a while looks again within 45 s
    interval: 200,
  });

/** Rejects when it takes so long that a door may have come upon it by polling. */
const sooner = <Value>(value: Promise<Value>, ms: number): Promise<Value> =>
  Promise.race([
    value,
    new Promise<never>((_resolve, reject) => AbortSignal.timeout(ms).addEventListener('abort', () => reject(new Error('too late')))),
  ]);

test.skipIf(process.platform !== 'linux')(
  'D4 an edit in Outlook is pushed to both doors, polled by the one with a credential while the coordinator is away, and pushed again once it is back',
  { timeout: 300_000 },
  async () => {
    await allLinesAre('push');
    // Rounds without a hint are minutes apart while push is there.
    for (const door of doors) await sooner(writeAndSee(door), 15_000);

    const [, pid = ''] = await demo.until(/kill (\d+)/);
    const [, restart = ''] = await demo.until(/npx lintel (coordinator --config \S+)/);
    process.kill(Number(pid), 'SIGTERM');
    await allLinesAre('down');
    const [withCredential, throughCoordinator] = doors;
    if (!withCredential || !throughCoordinator) throw new Error('two doors were expected');
    const polled = await writeAndSee(withCredential);
    expect(polled.freshness).toMatchObject({ kind: 'live', trouble: null });
    // It cannot ask Graph, and shows what it knows: its staleness bound has not passed.
    expect((await throughCoordinator.screen.viewThat(() => true)).status.kind).not.toBe('unknown');

    again = runLintel('npx', ['lintel', ...restart.split(' ')]);
    await again.until(/Coordinator: /);
    await allLinesAre('push');
    for (const door of doors) await sooner(writeAndSee(door), 15_000);
  },
);
