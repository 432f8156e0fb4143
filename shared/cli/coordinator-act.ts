import { resolve } from 'node:path';
import type { CoordinatorRoom, EnrolledDoor } from '../coordinator/coordinator-room.ts';
import type { RoomPlace } from '../coordinator/enrolment/enrolment.ts';
import type { HeldBooking, TakenBack } from '../coordinator/other-rooms/held-elsewhere.ts';
import type { StaffStatus } from '../coordinator/staff/staff-status.ts';
import type { CommandContext } from './command-context.ts';
import type { CoordinatorAct, CoordinatorInvocation } from './coordinator-line.ts';
import { done, type Outcome } from './outcome.ts';
import { readCoordinatorPlace } from './read-coordinator-config.ts';
import { readJsonFile } from './read-json-file.ts';
import { readRoomsCsv } from './rooms-csv.ts';
import { openStaffClient, type StaffClient, type StaffReply } from './staff-client.ts';
import { tellHeld, tellHolding, tellTakenBack } from './tell-held.ts';
import { tellStatus, tellStatusAsJson } from './tell-status.ts';

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
      return told(reply, (status) => say(act.asJson ? tellStatusAsJson(status) : tellStatus(status).join('\n')));
    }
    case 'enrol': {
      const { code, room, tenantId, replaces } = act;
      const body = { code, room, tenantId, ...(replaces !== null && { replaces }) };
      const reply = await client.ask<{ readonly door: EnrolledDoor; readonly holding: readonly string[] }>('POST', '/enrolments', body);
      return told(reply, ({ door, holding }) => {
        say(`${room} has a door: ${door.id}${replaces === null ? '' : `, in the place of ${replaces}, which is cut off`}`);
        tellHolding(holding).forEach(say);
      });
    }
    case 'revoke':
      return revoke(act, client, context);
    case 'connect':
      return connect(act, client, context);
    case 'disconnect': {
      type Removed = { readonly removed: { readonly doors: number }; readonly holding: readonly string[] };
      const reply = await client.ask<Removed>('DELETE', pathOf('/rooms', act));
      return told(reply, ({ removed, holding }) => {
        say(`${act.room} is disconnected: its subscription and settings are removed, and ${removed.doors} of its doors cut off`);
        tellHolding(holding).forEach(say);
      });
    }
    case 'disconnectTenant': {
      type Removed = { readonly removed: { readonly rooms: number; readonly doors: number }; readonly holding: readonly string[] };
      const reply = await client.ask<Removed>('DELETE', `/tenants/${encodeURIComponent(act.tenantId)}`);
      return told(reply, ({ removed, holding }) => {
        say(
          `${act.tenantId} is disconnected: ${removed.rooms} of its rooms are removed with their subscriptions and settings, and ${removed.doors} of its doors cut off`,
        );
        tellHolding(holding).forEach(say);
        if (holding.length > 0) say(`that needs ${act.tenantId} in the configuration still`);
      });
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

async function connect(
  { room, tenantId }: Extract<CoordinatorAct, { kind: 'connect' }>,
  client: StaffClient,
  { say }: CommandContext,
): Promise<Outcome> {
  const reply = await client.ask<{ readonly room: CoordinatorRoom }>('POST', '/rooms', { room, tenantId });
  return told(reply, ({ room: { address } }) =>
    say(`${room} is connected${address === room.toLowerCase() ? '' : `: it is ${address}, which was connected before`}`),
  );
}

/** Cut off first, so that it orders nothing more while what it has is taken back. */
async function revoke(
  { doorId, isTakingBack }: Extract<CoordinatorAct, { kind: 'revoke' }>,
  client: StaffClient,
  { say }: CommandContext,
): Promise<Outcome> {
  const path = `/doors/${encodeURIComponent(doorId)}`;
  const reply = await client.ask<{ readonly held: readonly HeldBooking[] }>('POST', `${path}/revoke`);
  if (reply.kind === 'failed') return { kind: 'failed', lines: [reply.line] };
  say(`${doorId} is cut off`);
  const { held } = reply.body;
  if (!isTakingBack || held.length === 0) {
    if (held.length > 0) say(tellHeld(doorId, held).join('\n'));
    return done;
  }
  const taken = await client.ask<{ readonly held: readonly TakenBack[] }>('POST', `${path}/take-back`);
  if (taken.kind === 'failed') return { kind: 'failed', lines: [taken.line, ...tellHeld(doorId, held)] };
  say(tellTakenBack(doorId, taken.body.held).join('\n'));
  const isWhole = taken.body.held.every(({ became }) => became !== 'failed');
  return isWhole ? done : { kind: 'failed', lines: ['not everything could be taken back'] };
}

async function settings(
  { room, tenantId, filePath, isMerged }: Extract<CoordinatorAct, { kind: 'settings' }>,
  client: StaffClient,
  { say, workingDir }: CommandContext,
): Promise<Outcome> {
  const path = room === null ? '/settings/organisation' : pathOf('/settings/rooms', { room, tenantId }, isMerged ? '/merged' : '');
  if (filePath === null) return told(await client.ask('GET', path), (found) => say(JSON.stringify(found, null, 2)));
  const file = await readJsonFile(resolve(workingDir, filePath));
  if (file.kind === 'unreadable') return { kind: 'badUsage', lines: [file.line] };
  const reply = await client.ask<{ readonly version: number }>('PUT', path, file.value);
  return told(reply, ({ version }) => say(`set, as version ${version}`));
}

/** Of a room, named as staff did. */
const pathOf = (above: string, { room, tenantId }: RoomPlace, below = ''): string =>
  `${above}/${encodeURIComponent(room)}${below}${tenantId === null ? '' : `?tenant=${encodeURIComponent(tenantId)}`}`;

function told<Body>(reply: StaffReply<Body>, tell: (body: Body) => void): Outcome {
  if (reply.kind === 'failed') return { kind: 'failed', lines: [reply.line] };
  tell(reply.body);
  return done;
}
