import { expect, test } from 'vitest';
import { formatProblem } from '../../../shared/config/config-problem.ts';
import { parseCoordinatorConfig } from '../../../shared/config/parse-coordinator-config.ts';
import type { ConfigSources } from '../../../shared/config/parse-door-config.ts';

const secret = 'zq8~S3CRET-not-for-eyes';
const contoso = { tenantId: 'contoso.com', clientId: 'app', credential: { kind: 'secret', secret } };
const parse = (file: unknown, env: ConfigSources['env'] = {}, secrets: ConfigSources['secrets'] = {}) => {
  const reply = parseCoordinatorConfig({ file, env, secrets, baseDir: '/etc/lintel' });
  return reply.kind === 'valid' ? reply : { ...reply, lines: reply.problems.map(formatProblem) };
};

test('one tenant is all that a coordinator needs', () => {
  expect(parse({ tenants: [contoso] })).toEqual({
    kind: 'valid',
    config: {
      host: '127.0.0.1',
      port: 4030,
      publicAddress: null,
      trustedProxies: [],
      dataDir: '/etc/lintel/coordinator-data',
      staffToken: null,
      tenants: [{ ...contoso, cloud: { login: 'https://login.microsoftonline.com', graph: 'https://graph.microsoft.com' } }],
    },
  });
});

test('a coordinator of one tenant can be configured by its environment alone', () => {
  const env = {
    LINTEL_HOST: '0.0.0.0',
    LINTEL_PORT: '8443',
    LINTEL_PUBLIC_ADDRESS: 'https://doors.contoso.com/lintel/',
    LINTEL_TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,fd00::/8',
    LINTEL_DATA_DIR: '/var/lib/lintel',
    LINTEL_STAFF_TOKEN_FILE: '/run/secrets/staff',
    LINTEL_TENANT_ID: 'contoso.com',
    LINTEL_CLIENT_ID: 'app',
    LINTEL_CREDENTIAL_SECRET: secret,
    LINTEL_CLOUD: 'china',
  };
  expect(parse(null, env, { LINTEL_STAFF_TOKEN: `${'s'.repeat(40)}\n` })).toMatchObject({
    kind: 'valid',
    config: {
      host: '0.0.0.0',
      port: 8443,
      publicAddress: 'https://doors.contoso.com/lintel',
      trustedProxies: ['127.0.0.1', '10.0.0.0/8', 'fd00::/8'],
      dataDir: '/var/lib/lintel',
      staffToken: 's'.repeat(40),
      tenants: [{ ...contoso, cloud: { graph: 'https://microsoftgraph.chinacloudapi.cn' } }],
    },
  });
});

test('the environment goes over the file, also for its one tenant', () => {
  const reply = parse({ port: 1, tenants: [contoso] }, { LINTEL_PORT: '2', LINTEL_CLIENT_ID: 'other' });
  expect(reply).toMatchObject({ kind: 'valid', config: { port: 2, tenants: [{ tenantId: 'contoso.com', clientId: 'other' }] } });
});

test('a tenant written in other letters is the same tenant, or its rooms would be lost', () => {
  expect(parse({ tenants: [{ ...contoso, tenantId: 'Contoso.COM' }] })).toMatchObject({
    config: { tenants: [{ tenantId: 'contoso.com' }] },
  });
});

test('each tenant may name a file for its secret', () => {
  const tenants = [
    { ...contoso, credential: { kind: 'secret', secretFile: '/run/secrets/contoso' } },
    { ...contoso, tenantId: 'fabrikam.com' },
  ];
  expect(parse({ tenants }, {}, { '/run/secrets/contoso': 'of the file\r\n' })).toMatchObject({
    config: { tenants: [{ credential: { secret: 'of the file' } }, { credential: { secret } }] },
  });
});

test.each<{ readonly file: unknown; readonly env?: ConfigSources['env']; readonly line: RegExp }>([
  { file: [], line: /^coordinator\.json: found a list, expected an object$/ },
  { file: {}, line: /^tenants\[0\]\.tenantId: found nothing, expected .* \(here or as LINTEL_TENANT_ID\)$/ },
  { file: { tenants: [] }, line: /^tenants: found an empty list, expected a list of one or more tenants/ },
  {
    file: { tenants: [contoso], trustedProxies: ['the proxy'] },
    line: /^trustedProxies.*: found .*, expected a list of at most 50 addresses or networks/,
  },
  {
    file: { tenants: [contoso] },
    env: { LINTEL_TRUSTED_PROXIES: 'nginx' },
    line: /^LINTEL_TRUSTED_PROXIES: found "nginx", expected a list/,
  },
  { file: { tenants: 'contoso.com' }, line: /^tenants: found "contoso\.com", expected a list/ },
  { file: { tenants: [contoso, { ...contoso, tenantId: 'Contoso.com' }] }, line: /^tenants: found contoso\.com twice, expected/ },
  { file: { tenants: [contoso, { ...contoso, tenantId: 'common' }] }, line: /^tenants\[1\]\.tenantId: found "common", expected/ },
  { file: { tenants: [{ ...contoso, clientID: 'x' }] }, line: /^tenants\[0\]\.clientID: found an unknown field, expected clientId/ },
  { file: { tenants: [contoso], publicAdress: null }, line: /^publicAdress: found an unknown field, expected publicAddress/ },
  { file: { tenants: [contoso], publicAddress: 'http://doors.contoso.com' }, line: /^publicAddress: found .*, expected an https address/ },
  { file: { tenants: [contoso], cloud: 'global' }, line: /^cloud: found an unknown field/ },
  { file: { tenants: [contoso], port: 70_000 }, line: /^port: found 70000, expected a whole number/ },
  { file: { tenants: [contoso] }, env: { LINTEL_PORT: 'x' }, line: /^LINTEL_PORT: found "x", expected a whole number/ },
  { file: { tenants: [contoso], staffToken: 'short' }, line: /^staffToken: found a text, expected a secret of 32/ },
  {
    file: { tenants: [contoso] },
    env: { LINTEL_STAF_TOKEN: 'x' },
    line: /^LINTEL_STAF_TOKEN: found an unknown variable, expected LINTEL_STAFF_TOKEN$/,
  },
  {
    file: { tenants: [contoso, { ...contoso, tenantId: 'fabrikam.com' }] },
    env: { LINTEL_CLIENT_ID: 'x' },
    line: /^LINTEL_CLIENT_ID: found several tenants in the file/,
  },
  {
    file: { tenants: [{ ...contoso, credential: { kind: 'secret', secretFile: '/nowhere' } }] },
    line: /^tenants\[0\]\.credential\.secretFile: found \/nowhere, expected the path of a file that can be read/,
  },
  {
    file: { tenants: [{ ...contoso, credential: { kind: 'password', secret } }] },
    line: /^tenants\[0\]\.credential\.kind: found a text, expected "secret"$/,
  },
])('a wrong configuration is told by field and remedy, and no secret with it: $line', ({ file, env = {}, line }) => {
  const reply = parse(file, env);
  if (reply.kind !== 'invalid') throw new Error('it was taken');
  expect(reply.lines.filter((text) => line.test(text))).toHaveLength(1);
  expect(reply.lines.join()).not.toContain(secret);
});
