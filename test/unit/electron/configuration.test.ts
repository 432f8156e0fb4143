import { expect, test } from 'vitest';
import { type ConfigurationDeps, readConfiguration } from '../../../electron/configuration.ts';
import { silentLog } from '../../../shared/runtime/log.ts';

const door = {
  room: 'boardroom@contoso.com',
  tenantId: '6f1e6f5c-8f0e-4d5a-9f0b-2f0c3f9f6a01',
  clientId: '0b7b6a52-3c55-4c0c-9d3c-7d6f1f5f8a02',
};
const withSecret = { ...door, credential: { kind: 'secret', secret: 'from-the-file' } };

interface Trial {
  readonly file?: unknown;
  readonly kept?: unknown;
  /** The credential, or all that is sealed. */
  readonly vaultHolds?: string | null;
  readonly sealed?: string;
  readonly hasVault?: boolean;
  readonly env?: ConfigurationDeps['env'];
}

async function read({ file, kept = null, vaultHolds = null, sealed, hasVault = true, env = {} }: Trial) {
  const trace: string[] = [];
  const vault = {
    load: async () => sealed ?? (vaultHolds && JSON.stringify({ credential: vaultHolds })),
    save: async (secret: string) => void trace.push(`vault: ${secret}`),
  };
  const reply = await readConfiguration({
    configPath: file === undefined ? null : '/media/door.json',
    env,
    baseDir: '/data',
    async readText(path) {
      if (path !== '/media/door.json') throw new Error('no such file');
      return typeof file === 'string' ? file : JSON.stringify(file);
    },
    vault: hasVault ? vault : null,
    settings: { loadDoor: () => kept, saveDoor: (saved) => void trace.push(`settings: ${JSON.stringify(saved)}`) },
    log: silentLog,
  });
  return { reply, trace };
}

test.each<Trial & { secret: string; because: string }>([
  { file: withSecret, secret: 'from-the-file', because: 'the file holds it' },
  { file: `\uFEFF${JSON.stringify(withSecret)}`, secret: 'from-the-file', because: "a Windows editor's mark is no part of it" },
  { file: withSecret, vaultHolds: 'older', secret: 'from-the-file', because: 'a new file replaces what the vault held' },
  { file: door, vaultHolds: 'sealed', secret: 'sealed', because: 'the file has none and the vault does' },
  { kept: door, vaultHolds: 'sealed', secret: 'sealed', because: 'no file is given and the settings were kept' },
  { file: withSecret, env: { LINTEL_CREDENTIAL_SECRET: 'from-env' }, secret: 'from-env', because: 'the environment wins' },
  { file: door, hasVault: false, env: { LINTEL_CREDENTIAL_SECRET: 'from-env' }, secret: 'from-env', because: 'there is no vault' },
])('the secret is $secret: $because', async ({ secret, because: _because, ...trial }) => {
  const { reply } = await read(trial);
  expect(reply).toMatchObject({
    kind: 'valid',
    config: { room: door.room, access: { kind: 'direct', credential: { kind: 'secret', secret } } },
  });
});

test('a file that holds is kept in the settings without its secret, and the secret in the vault', async () => {
  const { trace } = await read({ file: withSecret });
  expect(trace).toEqual([
    `settings: ${JSON.stringify({ ...door, credential: { kind: 'secret' } })}`,
    'vault: {"credential":"from-the-file","administratorPin":null,"actionPin":null,"enrolmentToken":null}',
  ]);
});

test.each<Trial & { what: string }>([
  { what: 'a bad file', file: { ...withSecret, room: 3 } },
  { what: 'a file with a secret where there is no vault', file: withSecret, hasVault: false },
  { what: 'the settings kept, a second time', kept: door, vaultHolds: 'sealed' },
  { what: 'a secret of the environment', kept: door, env: { LINTEL_CREDENTIAL_SECRET: 'from-env' } },
])('nothing is written for $what', async ({ what: _what, ...trial }) => {
  expect((await read(trial)).trace).toEqual([]);
});

test('a relative data folder lies in the kiosk, wherever the file was', async () => {
  expect((await read({ file: { ...withSecret, dataDir: './door-data' } })).reply).toMatchObject({ config: { dataDir: '/data/door-data' } });
});

test.each<Trial & { what: string; says: string }>([
  { what: 'no JSON', file: '{"secret": hunter2', says: '/media/door.json: found no JSON, expected a door.json' },
  { what: 'a list', file: [], says: 'door.json: found' },
  { what: 'nothing at all', says: 'room: found nothing' },
  { what: 'a secret and no vault', file: withSecret, hasVault: false, says: 'LINTEL_CREDENTIAL_SECRET_FILE' },
])('$what is a problem that says so, and quotes no secret', async ({ says, what: _what, ...trial }) => {
  const { reply } = await read(trial);
  const problems = reply.kind === 'invalid' ? reply.problems.join('\n') : '';
  expect(problems).toContain(says);
  expect(problems).not.toMatch(/hunter2|from-the-file/);
});

test('PINs in the clear go to the vault with the secret, and come back with the settings', async () => {
  const { reply, trace } = await read({ file: { ...withSecret, administratorPin: '471100', actionPin: '0815' } });
  expect(reply).toMatchObject({ config: { administratorPin: '471100', actionPin: '0815' } });
  expect(trace).toEqual([
    `settings: ${JSON.stringify({ ...door, credential: { kind: 'secret' } })}`,
    'vault: {"credential":"from-the-file","administratorPin":"471100","actionPin":"0815","enrolmentToken":null}',
  ]);
});

test.each([{ administratorPin: null }, { administratorPin: `scrypt:15:8:3:${'A'.repeat(22)}:${'B'.repeat(43)}` }])(
  'a PIN that a later file names openly is forgotten by the vault, so that no file after that brings it back: %j',
  async (field) => {
    const sealed = { credential: 'sealed', administratorPin: '471100', actionPin: '0815', enrolmentToken: null };
    const { reply, trace } = await read({ file: { ...door, ...field }, sealed: JSON.stringify(sealed) });
    expect(reply).toMatchObject({ config: { ...field, actionPin: '0815' } });
    expect(trace.at(-1)).toBe(`vault: ${JSON.stringify({ ...sealed, administratorPin: null })}`);
  },
);

const hash = `scrypt:15:8:3:${'A'.repeat(22)}:${'B'.repeat(43)}`;
const secretByEnv = { LINTEL_CREDENTIAL_SECRET: 'from-env' };

test('the hash of a PIN is kept in the settings, vault or none', async () => {
  const { reply, trace } = await read({ file: { ...door, administratorPin: hash }, hasVault: false, env: secretByEnv });
  expect(reply).toMatchObject({ config: { administratorPin: hash } });
  expect(trace).toEqual([`settings: ${JSON.stringify({ ...door, administratorPin: hash })}`]);
});

test('a PIN in the clear without a vault is refused by its name, and not by its digits', async () => {
  const { reply, trace } = await read({ file: { ...door, administratorPin: '471100' }, hasVault: false, env: secretByEnv });
  expect(reply).toEqual({
    kind: 'invalid',
    problems: [
      'administratorPin: found it in a file, expected LINTEL_ADMINISTRATOR_PIN or LINTEL_ADMINISTRATOR_PIN_FILE, since this system has no vault to move it to',
    ],
  });
  expect(trace).toEqual([]);
});

const gateway = { credential: { kind: 'gateway' }, coordinator: 'https://doors.contoso.com' };

test('D9 a door that goes through its coordinator keeps its one-time token in the vault, and opens without it the next time', async () => {
  const first = await read({ file: { ...gateway, enrolmentToken: 'one-time-token' } });
  expect(first.reply).toMatchObject({ config: { room: null, access: { kind: 'gateway' }, enrolmentToken: 'one-time-token' } });
  expect(first.trace).toEqual([
    `settings: ${JSON.stringify(gateway)}`,
    'vault: {"credential":null,"administratorPin":null,"actionPin":null,"enrolmentToken":"one-time-token"}',
  ]);
  expect((await read({ kept: gateway })).reply).toMatchObject({ kind: 'valid', config: { enrolmentToken: null } });
});

test('D9 a secret that the vault had is gone once the door goes through its coordinator', async () => {
  const { reply, trace } = await read({ file: gateway, vaultHolds: 'older' });
  expect(reply).toMatchObject({ kind: 'valid', config: { access: { kind: 'gateway' } } });
  expect(trace.at(-1)).toMatch(/^vault: .*"credential":null/);
});

test('a one-time token in a file where there is no vault is refused by its name alone', async () => {
  const { reply } = await read({ file: { ...gateway, enrolmentToken: 'one-time-token' }, hasVault: false });
  expect(reply).toEqual({
    kind: 'invalid',
    problems: [
      'enrolmentToken: found it in a file, expected LINTEL_ENROLMENT_TOKEN or LINTEL_ENROLMENT_TOKEN_FILE, since this system has no vault to move it to',
    ],
  });
});
