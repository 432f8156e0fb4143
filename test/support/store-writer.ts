import { writeSync } from 'node:fs';
import { openStore } from '../../shared/coordinator/store/open-store.ts';
import { silentLog } from '../../shared/runtime/log.ts';

/**
 * A process to be killed: writes to the store at the path it is given, from the turn it is given on, in several rooms at the same time, and
 * says on standard output what the store has acknowledged, as `<room> <turn>`. In each turn a door takes over from the one of the turn before.
 */
const [path = '', firstTurn = '0', rooms = ''] = process.argv.slice(2);
const say = (line: string): void => void writeSync(1, `${line}\n`);

say('starting');
const store = await openStore({ path, log: silentLog, nowMs: Date.now });
const doors = await store.doors.all();

async function serveRoom(name: string): Promise<never> {
  const { id: roomId } = await store.rooms.add({ id: name, tenantId: 't', address: `${name}@contoso.com`, objectId: null, connectedMs: 1 });
  let active = doors.find((door) => door.roomId === roomId && door.revokedMs === null);
  for (let turn = Number(firstTurn); ; turn += 1) {
    const door = { id: `${name}-${turn}`, publicKey: `key-${name}-${turn}`, roomId, enrolledMs: turn, revokedMs: null };
    const record = { id: `subscription-${name}`, roomId, clientStateHash: 'ab', expiresMs: turn, createdMs: 1 };
    await Promise.all([
      store.doors.add(door, active?.id),
      store.subscriptions.save(record),
      store.settings.write({ kind: 'room', roomId }, { policy: { stubMinutes: turn }, timeZone: null }, turn),
      store.documents.write(`journal-${name}`, { turn, filling: 'x'.repeat(2_000) }),
    ]);
    active = door;
    say(`${name} ${turn}`);
  }
}

await Promise.all(rooms.split(',').map(serveRoom));
