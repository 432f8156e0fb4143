import { expect, test } from 'vitest';
import { formatProblem } from '../../../shared/config/config-problem.ts';
import { type ConfigSources, parseDoorConfig } from '../../../shared/config/parse-door-config.ts';
import { defaultPolicy } from '../../../shared/domain/policy.ts';

const secret = 'zq8~S3CRET-not-for-eyes';
const signIn = {
  tenantId: 'contoso.onmicrosoft.com',
  clientId: '0f7b6e0c-54b1-4b2c-9a7e-0d9a4d0c1f11',
  credential: { kind: 'secret', secret },
};
const door = { room: 'boardroom@contoso.com', ...signIn };
const sources = (file: unknown, changes: Partial<ConfigSources> = {}): ConfigSources => ({
  file,
  env: {},
  secrets: {},
  baseDir: '/etc/lintel',
  ...changes,
});
const configOf = (file: unknown, changes: Partial<ConfigSources> = {}) => {
  const reply = parseDoorConfig(sources(file, changes));
  if (reply.kind === 'invalid') throw new Error(reply.problems.map(formatProblem).join('; '));
  return reply.config;
};
const linesOf = (file: unknown, changes: Partial<ConfigSources> = {}): readonly string[] => {
  const reply = parseDoorConfig(sources(file, changes));
  return reply.kind === 'valid' ? [] : reply.problems.map(formatProblem);
};

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

test.each<{ rule: string; value: unknown }>([
  { rule: 'roomName', value: '' },
  { rule: 'language', value: 'xx' },
  { rule: 'hourCycle', value: '24' },
  { rule: 'privacy', value: 'none' },
  { rule: 'showAttendees', value: true },
  { rule: 'showOnlineMeeting', value: 'yes' },
  { rule: 'hours.days', value: { days: [0], opens: '08:00', closes: '18:00' } },
  { rule: 'hours.days', value: { days: [1, 1], opens: '08:00', closes: '18:00' } },
  { rule: 'hours.opens', value: { days: [1], opens: '8:00', closes: '18:00' } },
  { rule: 'hours.closes', value: { days: [1], opens: '08:00', closes: '24:30' } },
  { rule: 'hours.closes', value: { days: [1], opens: '18:00', closes: '08:00' } },
  { rule: 'stalenessBoundMinutes', value: 0 },
  { rule: 'startingSoonMinutes', value: 61 },
  { rule: 'endingSoonMinutes', value: -1 },
  { rule: 'allowBooking', value: 1 },
  { rule: 'bookingMinutes', value: [] },
  { rule: 'bookingMinutes', value: [30, 15] },
  { rule: 'extensionMinutes', value: [4] },
  { rule: 'longestBookingMinutes', value: 1_441 },
])('policy.$rule refuses $value', ({ rule, value }) => {
  const [outer = ''] = rule.split('.');
  expect(linesOf({ ...door, policy: { [outer]: value } })).toEqual([expect.stringMatching(new RegExp(`^policy\\.${rule}: found `))]);
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

const pinHash = `scrypt:15:8:3:${'A'.repeat(22)}:${'B'.repeat(43)}`;
const pinExpected = '4 to 12 digits, or the hash of them that lintel pin prints, or null';

test.each(['4711', '123456789012', pinHash])('%s can be a PIN', (administratorPin) => {
  expect(configOf({ ...door, administratorPin })).toMatchObject({ administratorPin, actionPin: null });
});

test.each([
  { pin: '471', found: 'a text' },
  { pin: '1234567890123', found: 'a text' },
  { pin: '47 11', found: 'a text' },
  { pin: pinHash.replace(':15:', ':20:'), found: 'a text' },
  { pin: 4711, found: 'a number' },
  { pin: '', found: 'an empty text' },
])('a PIN that is none is named by its field alone: $pin', ({ pin, found }) => {
  expect(linesOf({ ...door, actionPin: pin })).toEqual([`actionPin: found ${found}, expected ${pinExpected}`]);
});

test('one PIN for both is refused, and not repeated', () => {
  expect(linesOf({ ...door, administratorPin: '4711', actionPin: '4711' })).toEqual([
    'actionPin: found the same as administratorPin, expected another one, or null: the administrator’s opens as much',
  ]);
  expect(linesOf({ ...door, administratorPin: '4711', actionPin: '0815' })).toEqual([]);
});

test.each(['book', 'extend', 'end', 'checkIn'])('a policy that protects %s needs a PIN', (act) => {
  const policy = { protect: { [act]: 'pin' } };
  expect(linesOf({ ...door, policy })).toEqual([
    `actionPin: found nothing, expected a PIN (here or as LINTEL_ACTION_PIN), since policy.protect.${act} asks for one`,
  ]);
  expect(linesOf({ ...door, policy, administratorPin: '4711' })).toEqual([]);
  expect(linesOf({ ...door, policy, actionPin: pinHash })).toEqual([]);
});

test.each<{ policy: object; line: string }>([
  { policy: { bookAheadDays: 8 }, line: 'policy.bookAheadDays: found 8, expected a whole number from 0 to 7' },
  {
    policy: { othersMeetings: { end: 'all' } },
    line: 'policy.othersMeetings.end: found "all", expected one of nobody, administrator, anyone',
  },
  {
    policy: { othersMeetings: { stop: 'anyone' } },
    line: 'policy.othersMeetings.stop: found an unknown field, expected one of extend, end, startEarly, release, move',
  },
  { policy: { protect: { book: 'PIN' } }, line: 'policy.protect.book: found "PIN", expected one of none, pin' },
  { policy: { checkInClosesMinutes: 0 }, line: 'policy.checkInClosesMinutes: found 0, expected a whole number from 1 to 60' },
  { policy: { missesUntilReport: 0 }, line: 'policy.missesUntilReport: found 0, expected a whole number from 1 to 20' },
  {
    policy: { declineInRoomOnly: 'anyone' },
    line: 'policy.declineInRoomOnly: found "anyone", expected one of nobody, administrator, owner',
  },
  {
    policy: { nearbyRooms: [{ address: 'birch', name: 'Birch' }] },
    line: 'policy.nearbyRooms: found [{"address":"birch","name":"Birch"}], expected at most 20 different rooms, each an object with address and name',
  },
])('what is wrong is named: $line', ({ policy, line }) => {
  expect(linesOf({ ...door, policy })).toEqual([line]);
});

test('what is left out of a group keeps its default', () => {
  const { othersMeetings, protect } = configOf({
    ...door,
    actionPin: '0815',
    policy: { othersMeetings: { move: 'anyone' }, protect: { end: 'pin' } },
  }).policy;
  expect(othersMeetings).toEqual({ ...defaultPolicy.othersMeetings, move: 'anyone' });
  expect(protect).toEqual({ ...defaultPolicy.protect, end: 'pin' });
});

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
