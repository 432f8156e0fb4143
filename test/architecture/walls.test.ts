import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

/** Who may import whom: rooms of the house, npm packages and Node's modules. What is not here is not allowed. */
const mayImport: Record<string, readonly string[]> = {
  'shared/kit': [],
  'shared/domain': ['shared/kit', 'temporal-polyfill'],
  'shared/view': ['shared/kit', 'shared/domain', 'shared/protocol', 'temporal-polyfill'],
  'shared/protocol': ['shared/kit', 'shared/domain', 'shared/view', 'zod'],
  'shared/config': ['shared/kit', 'shared/domain', 'temporal-polyfill', 'zod'],
  'shared/runtime': ['shared/kit', 'node', 'pino', 'ws'],
  'shared/graph': [
    'shared/kit',
    'shared/domain',
    'shared/protocol',
    'shared/config',
    'shared/runtime',
    '@azure/msal-node',
    '@microsoft/microsoft-graph-client',
    '@microsoft/microsoft-graph-types',
    'temporal-polyfill',
    'windows-iana',
    'zod',
  ],
  'shared/engine': [
    'shared/kit',
    'shared/domain',
    'shared/view',
    'shared/protocol',
    'shared/config',
    'shared/runtime',
    'shared/graph',
    'uqr',
    'zod',
  ],
  'shared/doctor': ['shared/kit', 'shared/domain', 'shared/config', 'shared/runtime', 'shared/graph', 'shared/engine', 'node', 'zod'],
  // Of the engine only the desk that books other rooms, so that there is one arbitration.
  'shared/coordinator': [
    'shared/kit',
    'shared/domain',
    'shared/protocol',
    'shared/config',
    'shared/runtime',
    'shared/graph',
    'shared/engine',
    'node',
    'hono',
    '@hono/node-server',
    'kysely',
    'prom-client',
    'ws',
    'zod',
  ],
  'shared/web-host': [
    'shared/kit',
    'shared/protocol',
    'shared/view',
    'shared/config',
    'shared/runtime',
    'shared/engine',
    'node',
    'hono',
    '@hono/node-server',
    'ws',
    'zod',
  ],
  'shared/simulator': [
    'shared/kit',
    'shared/runtime',
    'node',
    'hono',
    '@hono/node-server',
    '@microsoft/microsoft-graph-types',
    'rrule-temporal',
    'temporal-polyfill',
    'windows-iana',
    'zod',
  ],
  'shared/cli': [
    'shared/kit',
    'shared/domain',
    'shared/config',
    'shared/runtime',
    'shared/engine',
    'shared/doctor',
    'shared/coordinator',
    'shared/protocol',
    'shared/web-host',
    'shared/simulator',
    'node',
    'csv-parse',
    'vite',
  ],
  electron: [
    'shared/kit',
    'shared/domain',
    'shared/view',
    'shared/protocol',
    'shared/config',
    'shared/runtime',
    'shared/engine',
    'node',
    'electron',
    'electron-store',
    'zod',
  ],
  renderer: [
    'shared/kit',
    'shared/domain',
    'shared/view',
    'shared/protocol',
    'react',
    'react-dom',
    'zustand',
    '@fontsource-variable/atkinson-hyperlegible-next',
  ],
};

const files = ['electron', 'renderer', 'shared'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name)),
);

const roomOf = (path: string): string => Object.keys(mayImport).find((room) => path.startsWith(`${room}/`)) ?? `no room: ${path}`;

const importsIn = (source: string): string[] =>
  [...source.matchAll(/(?:^|[\s;}])(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');

const packageOf = (specifier: string): string =>
  specifier.startsWith('node:')
    ? 'node'
    : specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');

test.each(files)('%s keeps to its room', (file) => {
  const room = roomOf(file);
  const allowed = [room, ...(mayImport[room] ?? [])];
  for (const target of importsIn(readFileSync(file, 'utf8'))) {
    const goal = target.startsWith('.') ? roomOf(join(dirname(file), target)) : packageOf(target);
    expect(allowed, `${file} imports ${target}`).toContain(goal);
  }
});

test.each(files.filter((file) => file.startsWith('renderer/')))('%s holds no schema of the protocol (D16)', (file) => {
  const schemas = importsIn(readFileSync(file, 'utf8')).filter((target) => /shared\/(protocol|config)\/.*schema/.test(target));
  expect(schemas).toEqual([]);
});

test.each(files.filter((file) => file.startsWith('shared/coordinator/')))('E70 %s knows of the engine the order desk alone', (file) => {
  const ofEngine = importsIn(readFileSync(file, 'utf8')).filter((target) => target.includes('/engine/'));
  expect(ofEngine.filter((target) => !target.endsWith('/engine/order-desk/open-order-desk.ts'))).toEqual([]);
});

test('the preload knows Electron and the bridge, and nothing of Node', () => {
  const source = readFileSync('electron/preload.ts', 'utf8');
  expect(importsIn(source).every((target) => target === 'electron' || target.includes('shared/protocol/'))).toBe(true);
  expect(source).not.toMatch(/\bprocess\b|\brequire\b|\bglobal\b/);
});
