import { expect, test } from 'vitest';
import { createLog } from '../../../shared/runtime/pino-log.ts';

function linesOf(level: 'info' | 'error', write: (log: ReturnType<typeof createLog>) => void): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  write(createLog({ level, destination: { write: (line: string) => void lines.push(JSON.parse(line)) } }));
  return lines;
}

test('a line carries level, time, event and fields', () => {
  const [line] = linesOf('info', (log) => log.warn('roundFailed', { kind: 'throttled', retryAfterMs: 2000 }));
  expect(line).toMatchObject({ level: 'warn', event: 'roundFailed', kind: 'throttled', retryAfterMs: 2000 });
  expect(line?.time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
});

test('below the level nothing is written', () => {
  expect(linesOf('error', (log) => log.info('roundDone'))).toEqual([]);
});

test.each([
  { fields: { clientSecret: 'hush' }, because: 'the key says secret' },
  { fields: { request: { headers: { Authorization: 'Bearer hush' } } }, because: 'it is nested' },
  { fields: { tried: [{ access_token: 'hush' }] }, because: 'it is in a list' },
  { fields: { credential: { kind: 'secret', value: 'hush' } }, because: 'the whole credential goes' },
  { fields: { config: { actionPin: 'hush' }, pin: 'hush' }, because: 'it is a PIN' },
  { fields: { env: { LINTEL_ADMINISTRATOR_PIN: 'hush' } }, because: 'it is the variable of a PIN' },
  { fields: { cause: Object.assign(new Error('refused'), { displayToken: 'hush' }) }, because: 'it hangs on an error' },
  { fields: { cause: new Error('x', { cause: { client_assertion: 'hush' } }) }, because: 'it hangs on the cause of an error' },
])('a secret is not written: $because', ({ fields }) => {
  const [line] = linesOf('info', (log) => log.error('refused', fields));
  expect(JSON.stringify(line)).not.toContain('hush');
  expect(JSON.stringify(line)).toContain('[redacted]');
});

test('numbers about secrets are written', () => {
  expect(linesOf('info', (log) => log.info('tokenTaken', { tokenAgeMs: 5 }))[0]).toMatchObject({ tokenAgeMs: 5 });
});

test('an error is written with its kind and its cause', () => {
  const cause = Object.assign(new Error('no answer'), { kind: 'offline', cause: new Error('ECONNREFUSED') });
  expect(linesOf('info', (log) => log.warn('roundFailed', { cause }))[0]).toMatchObject({
    cause: { kind: 'offline', message: 'no answer', cause: { message: 'ECONNREFUSED' } },
  });
});

test('an error that is its own cause does not hang the log', () => {
  const error = new Error('loop');
  error.cause = error;
  expect(linesOf('info', (log) => log.error('loop', { error }))).toHaveLength(1);
});
