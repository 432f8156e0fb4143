import { expect, test } from 'vitest';
import { forgetNamed, mergeSecrets, noSecrets, parseSecrets, putSecretsIn, takeSecretsOut } from '../../../electron/given-door.ts';

const hash = `scrypt:15:8:3:${'A'.repeat(22)}:${'B'.repeat(43)}`;
const open = { room: 'r', credential: { kind: 'secret' } };
const secrets = { credential: 's', administratorPin: '4711', actionPin: '0815', enrolmentToken: 'one-time-token' };

test('secrets are taken out of a door and put back', () => {
  const { credential: secret, ...plain } = secrets;
  const given = { ...open, ...plain, credential: { kind: 'secret', secret } };
  expect(takeSecretsOut(given)).toEqual({ open, secrets });
  expect(putSecretsIn(open, secrets)).toEqual(given);
});

test.each([{ administratorPin: hash }, { administratorPin: null }, { administratorPin: 4711 }])(
  '%j lies open, and what the vault has does not go before it',
  (field) => {
    expect(takeSecretsOut(field)).toEqual({ open: field, secrets: noSecrets });
    expect(putSecretsIn(field, { ...noSecrets, administratorPin: '4711' })).toEqual(field);
  },
);

test.each([null, 'text', ['list'], 7])('what is no door is handed on as it is: %j', (door) => {
  expect(takeSecretsOut(door)).toEqual({ open: door, secrets: noSecrets });
  expect(putSecretsIn(door, noSecrets)).toBe(door);
});

test('what is given now goes before what was kept, each for itself', () => {
  expect(mergeSecrets(secrets, { ...noSecrets, actionPin: '1111' })).toEqual({ ...secrets, actionPin: '1111' });
});

test.each([
  { text: JSON.stringify(secrets), kept: secrets },
  { text: '{"credential":"s"}', kept: { ...noSecrets, credential: 's' } },
  { text: 'as-it-was~1', kept: { ...noSecrets, credential: 'as-it-was~1' } },
  { text: '12345', kept: { ...noSecrets, credential: '12345' } },
  { text: null, kept: noSecrets },
])('the vault’s $text is read', ({ text, kept }) => {
  expect(parseSecrets(text)).toEqual(kept);
});

test('D9 a door that has come to go through its coordinator is given no secret of before, and the vault forgets it', () => {
  const gateway = { credential: { kind: 'gateway' }, coordinator: 'https://doors.contoso.com' };
  expect(putSecretsIn(gateway, { ...noSecrets, credential: 's', administratorPin: '4711' })).toEqual({
    ...gateway,
    administratorPin: '4711',
  });
  expect(forgetNamed(secrets, gateway)).toEqual({ ...secrets, credential: null });
  expect(forgetNamed(secrets, open)).toEqual(secrets);
});
