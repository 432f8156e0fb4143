import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { openStore } from '../../../shared/coordinator/store/open-store.ts';
import type { DeviceKey } from '../../../shared/runtime/device-key.ts';
import { silentLog } from '../../../shared/runtime/log.ts';
import { contosoApp } from '../../../shared/simulator/tenant/contoso.ts';
import type { Room } from '../../../shared/simulator/tenant/directory.ts';

function newKey(): DeviceKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ format: 'jwk' }).x ?? '',
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64url'),
  };
}

/** Enrols a door for every room, as if staff had done it, in the store at that path. The keys are in the order of the rooms. */
export async function enrolFleet(path: string, rooms: readonly Room[]): Promise<readonly DeviceKey[]> {
  const store = await openStore({ path, log: silentLog, nowMs: Date.now });
  const keys = await Promise.all(
    rooms.map(async ({ address, id: objectId }) => {
      const key = newKey();
      const room = { id: randomUUID(), tenantId: contosoApp.tenantId, address, objectId, connectedMs: Date.now() };
      await store.rooms.add(room);
      await store.doors.add({ id: randomUUID(), publicKey: key.publicKey, roomId: room.id, enrolledMs: Date.now(), revokedMs: null });
      return key;
    }),
  );
  await store.close();
  return keys;
}
