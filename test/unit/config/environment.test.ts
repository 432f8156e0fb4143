import { expect, test } from 'vitest';
import { formatProblem } from '../../../shared/config/config-problem.ts';
import { type Environment, secretFiles } from '../../../shared/config/environment.ts';
import { parseDoorConfig } from '../../../shared/config/parse-door-config.ts';

const secret = 'zq8~S3CRET-not-for-eyes';
const required: Environment = {
  LINTEL_ROOM: 'boardroom@contoso.com',
  LINTEL_TENANT_ID: 'contoso.com',
  LINTEL_CLIENT_ID: 'app',
  LINTEL_CREDENTIAL_SECRET: secret,
};
const parse = (env: Environment, file: unknown = null, secrets: Readonly<Record<string, string>> = {}) => {
  const reply = parseDoorConfig({ file, env, secrets, baseDir: '/etc/lintel' });
  return reply.kind === 'valid' ? reply : { ...reply, lines: reply.problems.map(formatProblem) };
};

test('a door can be configured by its environment alone', () => {
  const env = {
    ...required,
    LINTEL_CLOUD: 'usGovL4',
    LINTEL_TIME_ZONE: 'America/New_York',
    LINTEL_COORDINATOR: 'https://doors.contoso.com',
    LINTEL_DATA_DIR: '/var/lib/lintel',
    LINTEL_POLICY: '{"privacy":"busyOnly"}',
  };
  expect(parse(env)).toMatchObject({
    kind: 'valid',
    config: {
      room: 'boardroom@contoso.com',
      access: {
        tenantId: 'contoso.com',
        clientId: 'app',
        credential: { kind: 'secret', secret },
        cloud: { login: 'https://login.microsoftonline.us', graph: 'https://graph.microsoft.us' },
      },
      timeZone: 'America/New_York',
      coordinator: 'https://doors.contoso.com',
      dataDir: '/var/lib/lintel',
      policy: { privacy: 'busyOnly', showAttendees: 'count' },
    },
  });
});

test('the environment wins over the file, field by field and rule by rule', () => {
  const file = {
    room: 'attic@contoso.com',
    timeZone: 'Europe/Paris',
    cloud: { login: 'https://a.b', graph: 'https://c.d' },
    policy: { privacy: 'full', roomName: 'Attic' },
  };
  const env = { ...required, LINTEL_CLOUD_GRAPH: 'http://127.0.0.1:4010', LINTEL_POLICY: '{"privacy":"busyOnly"}' };
  expect(parse(env, file)).toMatchObject({
    kind: 'valid',
    config: {
      room: 'boardroom@contoso.com',
      timeZone: 'Europe/Paris',
      access: { cloud: { login: 'https://a.b', graph: 'http://127.0.0.1:4010' } },
      policy: { privacy: 'busyOnly', roomName: 'Attic' },
    },
  });
});

test('an empty variable counts as not set', () => {
  const file = { credential: { kind: 'secret', secret: 'of the file' } };
  expect(parse({ ...required, LINTEL_CREDENTIAL_SECRET: '', LINTEL_TIME_ZONE: '' }, file)).toMatchObject({
    kind: 'valid',
    config: { access: { credential: { secret: 'of the file' } }, timeZone: null },
  });
});

test.each(['', '\uFEFF'])('a secret can be mounted as a file; a mark (%j) and the line break round it are no part of it', (mark) => {
  const env = { ...required, LINTEL_CREDENTIAL_SECRET: undefined, LINTEL_CREDENTIAL_SECRET_FILE: '/run/secrets/door' };
  expect(secretFiles(env)).toEqual([{ variable: 'LINTEL_CREDENTIAL_SECRET', path: '/run/secrets/door' }]);
  expect(parse(env, null, { LINTEL_CREDENTIAL_SECRET: `${mark}${secret}\n` })).toMatchObject({
    kind: 'valid',
    config: { access: { credential: { secret } } },
  });
});

test.each<{ what: string; env: Environment; line: string }>([
  {
    what: 'a secret file that cannot be read',
    env: { LINTEL_CREDENTIAL_SECRET: undefined, LINTEL_CREDENTIAL_SECRET_FILE: '/run/none' },
    line: 'LINTEL_CREDENTIAL_SECRET_FILE: found /run/none, expected a file that can be read',
  },
  {
    what: 'a secret given twice',
    env: { LINTEL_CREDENTIAL_SECRET_FILE: '/run/s' },
    line: 'LINTEL_CREDENTIAL_SECRET_FILE: found LINTEL_CREDENTIAL_SECRET as well, expected only one of the two',
  },
  {
    what: 'a cloud given twice',
    env: { LINTEL_CLOUD: 'global', LINTEL_CLOUD_LOGIN: 'https://a.b' },
    line: 'LINTEL_CLOUD: found LINTEL_CLOUD_LOGIN or LINTEL_CLOUD_GRAPH as well, expected either a name or two addresses',
  },
  {
    what: 'a wrong value',
    env: { LINTEL_ROOM: 'boardroom' },
    line: `LINTEL_ROOM: found "boardroom", expected the room's e-mail address or its object id`,
  },
  {
    what: 'a wrong rule',
    env: { LINTEL_POLICY: '{"privacy":"no"}' },
    line: 'LINTEL_POLICY.privacy: found "no", expected one of full, organizerOnly, subjectOnly, busyOnly',
  },
  {
    what: 'rules that are no JSON',
    env: { LINTEL_POLICY: 'privacy=full' },
    line: 'LINTEL_POLICY: found a text that is no JSON object, expected a JSON object with rules of the room',
  },
  { what: 'a misspelt variable', env: { LINTEL_ROMM: 'x' }, line: 'LINTEL_ROMM: found an unknown variable, expected LINTEL_ROOM' },
])('$what is named by its variable: $line', ({ env, line }) => {
  expect(parse({ ...required, ...env })).toMatchObject({ kind: 'invalid', lines: expect.arrayContaining([line]) });
});

test('a variable of another program that begins like ours is left alone', () => {
  expect(parse({ ...required, LINTEL_GRAPH_REFERENCE: '/somewhere', LINTEL_HOME: '/opt' }).kind).toBe('valid');
});

test('PINs come from the environment or from mounted files, and not from both', () => {
  const env = { ...required, LINTEL_ADMINISTRATOR_PIN: '471100', LINTEL_ACTION_PIN_FILE: '/run/pin' };
  expect(secretFiles(env)).toEqual([{ variable: 'LINTEL_ACTION_PIN', path: '/run/pin' }]);
  expect(parse(env, null, { LINTEL_ACTION_PIN: '0815\n' })).toMatchObject({ config: { administratorPin: '471100', actionPin: '0815' } });
  expect(parse({ ...env, LINTEL_ACTION_PIN: '0815' }, null, { LINTEL_ACTION_PIN: '0815' })).toMatchObject({
    lines: ['LINTEL_ACTION_PIN_FILE: found LINTEL_ACTION_PIN as well, expected only one of the two'],
  });
  expect(parse({ ...required, LINTEL_ADMINISTRATOR_PIN: 'four' })).toMatchObject({
    lines: ['LINTEL_ADMINISTRATOR_PIN: found a text, expected 4 to 12 digits, or the hash of them that lintel pin prints, or null'],
  });
});
