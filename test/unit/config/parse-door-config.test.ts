import { expect, test } from 'vitest';
import type { ConfigSources } from '../../../shared/config/parse-door-config.ts';
import { defaultPolicy } from '../../../shared/domain/policy.ts';
import { configOf, door, linesOf, secret, signIn } from './door-sources.ts';

test('a door needs four fields; the rest has defaults', () => {
  expect(configOf(door)).toEqual({
    room: door.room,
    access: {
      kind: 'direct',
      ...signIn,
      cloud: { login: 'https://login.microsoftonline.com', graph: 'https://graph.microsoft.com' },
    },
    timeZone: null,
    coordinator: null,
    enrolmentToken: null,
    dataDir: '/etc/lintel/door-data',
    administratorPin: null,
    actionPin: null,
    policy: defaultPolicy,
  });
});

test.each([
  { cloud: 'usGovL5', login: 'https://login.microsoftonline.us', graph: 'https://dod-graph.microsoft.us' },
  { cloud: 'china', login: 'https://login.chinacloudapi.cn', graph: 'https://microsoftgraph.chinacloudapi.cn' },
  {
    cloud: { login: 'http://127.0.0.1:4010', graph: 'http://localhost:4010/' },
    login: 'http://127.0.0.1:4010',
    graph: 'http://localhost:4010',
  },
  {
    cloud: { login: 'https://proxy.contoso.com/login/', graph: 'https://[2001:db8::1]:8443' },
    login: 'https://proxy.contoso.com/login',
    graph: 'https://[2001:db8::1]:8443',
  },
])('[11] cloud $cloud means $graph', ({ cloud, login, graph }) => {
  expect(configOf({ ...door, cloud }).access).toMatchObject({ cloud: { login, graph } });
});

test.each([
  { dataDir: './door-data', baseDir: '/etc/lintel', path: '/etc/lintel/door-data' },
  { dataDir: 'data', baseDir: '/etc/lintel/', path: '/etc/lintel/data' },
  { dataDir: '/var/lib/lintel', baseDir: '/etc/lintel', path: '/var/lib/lintel' },
  { dataDir: 'D:\\lintel', baseDir: 'C:\\doors', path: 'D:\\lintel' },
  { dataDir: 'data', baseDir: 'C:\\doors', path: 'C:\\doors/data' },
])('dataDir $dataDir from $baseDir is $path', ({ dataDir, baseDir, path }) => {
  expect(configOf({ ...door, dataDir }, { baseDir }).dataDir).toBe(path);
});

test.each<{ field: string; change: object; line: string }>([
  { field: 'room', change: { room: 'boardroom' }, line: `room: found "boardroom", expected the room's e-mail address or its object id` },
  {
    field: 'room',
    change: { room: undefined },
    line: `room: found nothing, expected the room's e-mail address or its object id (here or as LINTEL_ROOM)`,
  },
  { field: 'tenantId', change: { tenantId: 'common' }, line: `tenantId: found "common", expected the tenant's id or one of its domains` },
  { field: 'clientId', change: { clientId: 42 }, line: `clientId: found 42, expected the app registration's application (client) id` },
  {
    field: 'cloud',
    change: { cloud: 'gobal' },
    line: 'cloud: found "gobal", expected one of global, usGovL4, usGovL5, china, or an object with login and graph',
  },
  {
    field: 'timeZone',
    change: { timeZone: 'Europe/Amsterdan' },
    line: 'timeZone: found "Europe/Amsterdan", expected an IANA time zone such as Europe/Amsterdam, or null; perhaps Europe/Amsterdam',
  },
  {
    field: 'timeZone',
    change: { timeZone: '+02:00' },
    line: 'timeZone: found "+02:00", expected an IANA time zone such as Europe/Amsterdam, or null',
  },
  {
    field: 'timeZone',
    change: { timeZone: 'W. Europe Standard Time' },
    line: 'timeZone: found "W. Europe Standard Time", expected an IANA time zone such as Europe/Amsterdam, or null',
  },
  { field: 'dataDir', change: { dataDir: '' }, line: 'dataDir: found an empty text, expected the path of a folder' },
  { field: 'policy', change: { policy: [] }, line: 'policy: found [], expected an object with rules of the room' },
  { field: 'a key of its own', change: { rooom: 'x' }, line: 'rooom: found an unknown field, expected room, if that is what was meant' },
  {
    field: 'a rule of its own',
    change: { policy: { privcy: 'full' } },
    line: 'policy.privcy: found an unknown field, expected privacy, if that is what was meant',
  },
])('a wrong $field is named: $line', ({ change, line }) => {
  expect(linesOf({ ...door, ...change })).toEqual([line]);
});

test.each([
  { address: 'http://graph.contoso.com', because: 'a token would travel in clear' },
  { address: 'http://127.0.0.1.contoso.com', because: 'that is another machine' },
  { address: 'ftp://graph.contoso.com', because: 'that is no web address' },
  { address: 'https://graph.contoso.com/v1.0', because: 'the version is added by Lintel' },
  { address: 'https://graph.contoso.com?x=1', because: 'a query has no place there' },
  { address: 'graph.contoso.com', because: 'the scheme is missing' },
])('cloud.graph $address is refused: $because', ({ address }) => {
  expect(linesOf({ ...door, cloud: { login: 'https://login.contoso.com', graph: address } })).toEqual([
    expect.stringContaining(`cloud.graph: found "${address}"`),
  ]);
});

test('every problem is told at once, each on a line of its own', () => {
  const lines = linesOf({ ...door, room: 'x', clientId: '', policy: { privacy: 'x', hours: { days: [], opens: 'x', closes: 'x' } } });
  expect(lines.map((line) => line.split(':')[0])).toEqual([
    'room',
    'clientId',
    'policy.privacy',
    'policy.hours.days',
    'policy.hours.opens',
    'policy.hours.closes',
  ]);
  expect(lines.join('')).not.toContain('\n');
});

test.each([[[]], ['door'], [7]])('a configuration that is %j is no object', (file) => {
  expect(linesOf(file)).toEqual([expect.stringMatching(/^door\.json: found a .*, expected an object$/)]);
});

test.each<{ what: string; file: unknown; env?: ConfigSources['env'] }>([
  { what: 'stands alone', file: secret },
  { what: 'stands in place of the object', file: { ...door, credential: secret } },
  { what: 'stands under a misspelt key', file: { ...door, credential: { kind: 'secret', secert: secret } } },
  { what: 'stands at the top', file: { ...door, secret } },
  { what: 'stands in a list', file: { ...door, credential: { kind: 'secret', secret: [secret] } } },
  { what: 'stands in an address', file: { ...door, cloud: { login: `https://x:${secret}@y`, graph: 'https://z' } } },
  { what: 'stands in the policy of the environment', file: door, env: { LINTEL_POLICY: secret } },
])('a secret that $what is a problem, and is not printed', ({ file, env = {} }) => {
  const lines = linesOf(file, { env });
  expect(lines).not.toEqual([]);
  expect(lines.join('\n')).not.toContain(secret);
});
