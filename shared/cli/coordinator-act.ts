import { resolve } from 'node:path';
import type { EnrolledDoor } from '../coordinator/coordinator-room.ts';
import type { StaffStatus } from '../coordinator/staff/staff-status.ts';
import type { CommandContext } from './command-context.ts';
import type { CoordinatorAct, CoordinatorInvocation } from './coordinator-line.ts';
import { done, type Outcome } from './outcome.ts';
import { readCoordinatorPlace } from './read-coordinator-config.ts';
import { readJsonFile } from './read-json-file.ts';
import { readRoomsCsv } from './rooms-csv.ts';
import { openStaffClient, type StaffClient, type StaffReply } from './staff-client.ts';
import { tellStatus } from './tell-status.ts';

type ActInvocation = Extract<CoordinatorInvocation, { kind: 'coordinatorAct' }>;

/** Tells a running coordinator something, and prints what came of it. */
export async function coordinatorAct({ configPath, address, act }: ActInvocation, context: CommandContext): Promise<Outcome> {
  const read = await readCoordinatorPlace(configPath, context);
  if (read.kind === 'invalid') return { kind: 'badUsage', lines: read.lines };
  const client = await openStaffClient(read.place, address, context.signal);
  if (typeof client === 'string') return { kind: 'failed', lines: [client] };
  return perform(act, client, context);
}

async function perform(act: CoordinatorAct, client: StaffClient, context: CommandContext): Promise<Outcome> {
  const { say, workingDir } = context;
  switch (act.kind) {
    case 'status': {
      const reply = await client.ask<StaffStatus>('GET', '/status');
      return told(reply, (status) => say(act.asJson ? JSON.stringify(status, null, 2) : tellStatus(status).join('\n')));
    }
    case 'enrol': {
      const { code, room, tenantId, replaces } = act;
      const body = { code, room, tenantId, ...(replaces !== null && { replaces }) };
      const reply = await client.ask<{ readonly door: EnrolledDoor }>('POST', '/enrolments', body);
      return told(reply, ({ door }) =>
        say(`${room} has a door: ${door.id}${replaces === null ? '' : `, in the place of ${replaces}, which is cut off`}`),
      );
    }
    case 'revoke':
      return told(await client.ask('POST', `/doors/${encodeURIComponent(act.doorId)}/revoke`), () => say(`${act.doorId} is cut off`));
    case 'connect':
      return told(await client.ask('POST', '/rooms', { room: act.room, tenantId: act.tenantId }), () => say(`${act.room} is connected`));
    case 'disconnect': {
      const path = `/rooms/${encodeURIComponent(act.room)}`;
      const reply = await client.ask<{ readonly removed: { readonly doors: number } }>('DELETE', path);
      return told(reply, ({ removed }) =>
        say(`${act.room} is disconnected: its subscription and settings are removed, and ${removed.doors} of its doors cut off`),
      );
    }
    case 'disconnectTenant': {
      type Removed = { readonly removed: { readonly rooms: number; readonly doors: number } };
      const reply = await client.ask<Removed>('DELETE', `/tenants/${encodeURIComponent(act.tenantId)}`);
      return told(reply, ({ removed }) =>
        say(
          `${act.tenantId} is disconnected: ${removed.rooms} of its rooms are removed with their subscriptions and settings, and ${removed.doors} of its doors cut off`,
        ),
      );
    }
    case 'tokens': {
      const rooms = await readRoomsCsv(resolve(workingDir, act.csvPath));
      if (rooms.kind === 'invalid') return { kind: 'badUsage', lines: rooms.lines };
      type Issued = { readonly tokens: readonly { readonly room: string; readonly tenantId: string | null; readonly token: string }[] };
      const reply = await client.ask<Issued>('POST', '/tokens', { places: rooms.places });
      return told(reply, ({ tokens }) =>
        say(['room,tenant,token', ...tokens.map(({ room, tenantId, token }) => `${room},${tenantId ?? ''},${token}`)].join('\n')),
      );
    }
    case 'settings':
      return settings(act, client, context);
  }
}

async function settings(
  { room, filePath, isMerged }: Extract<CoordinatorAct, { kind: 'settings' }>,
  client: StaffClient,
  { say, workingDir }: CommandContext,
): Promise<Outcome> {
  const path = room === null ? '/settings/organisation' : `/settings/rooms/${encodeURIComponent(room)}`;
  if (filePath === null)
    return told(await client.ask('GET', isMerged ? `${path}/merged` : path), (found) => say(JSON.stringify(found, null, 2)));
  const file = await readJsonFile(resolve(workingDir, filePath));
  if (file.kind === 'unreadable') return { kind: 'badUsage', lines: [file.line] };
  const reply = await client.ask<{ readonly version: number }>('PUT', path, file.value);
  return told(reply, ({ version }) => say(`set, as version ${version}`));
}

function told<Body>(reply: StaffReply<Body>, tell: (body: Body) => void): Outcome {
  if (reply.kind === 'failed') return { kind: 'failed', lines: [reply.line] };
  tell(reply.body);
  return done;
}
