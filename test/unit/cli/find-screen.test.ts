import { expect, test } from 'vitest';
import { findScreen, type Screen } from '../../../shared/cli/find-screen.ts';

const electron = '/lintel/node_modules/electron/dist/electron';
const chromium = '/usr/bin/chromium';

test.each<{ because: string; env: Record<string, string>; programs: readonly string[]; screen: Screen }>([
  {
    because: 'Electron goes before a browser',
    env: { DISPLAY: ':0', PATH: '/usr/bin' },
    programs: [electron, chromium],
    screen: { kind: 'electron', binary: electron },
  },
  {
    because: 'Electron’s package is there without its binary',
    env: { WAYLAND_DISPLAY: 'wayland-0', PATH: '/bin:/usr/bin' },
    programs: [chromium],
    screen: { kind: 'browser', binary: chromium },
  },
  { because: 'there is no display', env: { PATH: '/usr/bin' }, programs: [electron, chromium], screen: { kind: 'none' } },
  { because: 'an empty DISPLAY is none', env: { DISPLAY: '', PATH: '/usr/bin' }, programs: [chromium], screen: { kind: 'none' } },
  { because: 'there is nothing to open', env: { DISPLAY: ':0' }, programs: [], screen: { kind: 'none' } },
])('$screen.kind, because $because', ({ env, programs, screen }) => {
  const deps = { env, platform: 'linux', projectDir: '/lintel', isProgram: (path: string) => programs.includes(path) } as const;
  expect(findScreen(deps)).toEqual(screen);
});
