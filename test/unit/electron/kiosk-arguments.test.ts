import { expect, test } from 'vitest';
import { parseKioskArguments } from '../../../electron/kiosk-arguments.ts';

test.each([
  { args: ['--config', '/etc/lintel/door.json'], configPath: '/etc/lintel/door.json', because: 'the switch names it' },
  { args: ['--config=/a.json'], env: { LINTEL_CONFIG: '/b.json' }, configPath: '/a.json', because: 'the switch wins over the environment' },
  { args: [], env: { LINTEL_CONFIG: '/b.json' }, configPath: '/b.json', because: 'the environment names it' },
  { args: [], env: { LINTEL_CONFIG: '' }, configPath: null, because: 'an empty variable names nothing' },
  { args: ['--no-sandbox', '--user-data-dir=/x', '.'], configPath: null, because: "Chromium's switches are passed over" },
  { args: ['--config'], configPath: null, because: 'a switch without a value names nothing' },
])('$because: $configPath', ({ args, env = {}, configPath }) => {
  expect(parseKioskArguments(args, env, false).configPath).toBe(configPath);
});

test('an installed kiosk always shows its problems on the glass; one from a terminal when asked to', () => {
  expect(parseKioskArguments([], {}, true).showsSetupPage).toBe(true);
  expect(parseKioskArguments([], {}, false).showsSetupPage).toBe(false);
  expect(parseKioskArguments(['--setup-page'], {}, false).showsSetupPage).toBe(true);
});
