import { expect, test } from 'vitest';
import type { ConfigSources } from '../../../shared/config/parse-door-config.ts';
import { defaultPolicy } from '../../../shared/domain/policy.ts';
import { configOf, door, linesOf, secret, signIn } from './door-sources.ts';

const coordinator = 'https://doors.contoso.com';
const gateway = { credential: { kind: 'gateway' }, coordinator };

test('D9 a door that goes through its coordinator needs to know no more than where that is', () => {
  expect(configOf(gateway)).toEqual({
    room: null,
    access: { kind: 'gateway', coordinator },
    timeZone: null,
    coordinator,
    enrolmentToken: null,
    dataDir: '/etc/lintel/door-data',
    administratorPin: null,
    actionPin: null,
    policy: defaultPolicy,
  });
  expect(configOf({ ...gateway, room: door.room })).toMatchObject({ room: door.room, access: { kind: 'gateway' } });
});

test('D9 a door with a credential of its own may have a coordinator beside it', () => {
  expect(configOf({ ...door, coordinator, enrolmentToken: 'one-time-token' })).toMatchObject({
    access: { kind: 'direct', ...signIn },
    coordinator,
    enrolmentToken: 'one-time-token',
  });
});

test('a door is told by its environment alone that it goes through its coordinator', () => {
  const env = { LINTEL_CREDENTIAL_KIND: 'gateway', LINTEL_COORDINATOR: coordinator, LINTEL_ENROLMENT_TOKEN_FILE: '/run/token' };
  expect(configOf(null, { env, secrets: { LINTEL_ENROLMENT_TOKEN: 'one-time-token\n' } })).toMatchObject({
    access: { kind: 'gateway', coordinator },
    enrolmentToken: 'one-time-token',
  });
});

const itsOwn = 'expected nothing beside credential.kind "gateway": the coordinator has it';

test.each<{ what: string; file: object; env?: ConfigSources['env']; lines: readonly string[] }>([
  {
    what: 'a gateway without a coordinator',
    file: { credential: { kind: 'gateway' } },
    lines: [
      'coordinator: found nothing, expected an https address (http only to this machine) without user name, query or fragment, since credential.kind "gateway" goes through it (here or as LINTEL_COORDINATOR)',
    ],
  },
  {
    what: 'a gateway that is null',
    file: { ...gateway, coordinator: null },
    lines: [
      expect.stringMatching(/^coordinator: found null, expected an https address .*, since credential\.kind "gateway" goes through it$/),
    ],
  },
  {
    what: 'a sign-in that the door does not make',
    file: { ...gateway, ...signIn, credential: { kind: 'gateway', secret }, cloud: 'global' },
    lines: [
      `tenantId: found "contoso.onmicrosoft.com", ${itsOwn}`,
      `clientId: found "0f7b6e0c-54b1-4b2c-9a7e-0d9a4d0c1f11", ${itsOwn}`,
      `credential.secret: found a text, ${itsOwn}`,
      `cloud: found "global", ${itsOwn}`,
    ],
  },
  {
    what: 'a secret of the environment beside a gateway',
    file: gateway,
    env: { LINTEL_CREDENTIAL_SECRET: secret, LINTEL_CLOUD_GRAPH: 'https://graph.contoso.com' },
    lines: [`LINTEL_CREDENTIAL_SECRET: found a text, ${itsOwn}`, `cloud: found an object, ${itsOwn}`],
  },
  {
    what: 'no room beside a credential of its own',
    file: { ...signIn, coordinator },
    lines: [`room: found nothing, expected the room's e-mail address or its object id (here or as LINTEL_ROOM)`],
  },
  {
    what: 'a kind that is none',
    file: { ...gateway, credential: { kind: 'gatway' } },
    lines: expect.arrayContaining(['credential.kind: found a text, expected "secret" or "gateway"']),
  },
  {
    what: 'a token that nobody takes',
    file: { ...door, enrolmentToken: 'one-time-token' },
    lines: [
      'coordinator: found nothing, expected the address of the coordinator that issued enrolmentToken (here or as LINTEL_COORDINATOR)',
    ],
  },
  {
    what: 'a token that is none',
    file: { ...gateway, enrolmentToken: 'two words' },
    lines: ['enrolmentToken: found a text, expected a one-time token that the coordinator has issued, or null'],
  },
])('$what is a problem', ({ file, env = {}, lines }) => {
  expect(linesOf(file, { env })).toEqual(lines);
});
