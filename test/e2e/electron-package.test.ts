import { execFile } from 'node:child_process';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fuseMark, writeElectronStandIn } from '../support/electron-stand-in.ts';

interface AsarFolder {
  readonly files: Readonly<Record<string, AsarFolder | { readonly size: number }>>;
}

let folder: string;
let packaged: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lintel-package-'));
  packaged = join(folder, 'release', process.arch === 'arm64' ? 'linux-arm64-unpacked' : 'linux-unpacked');
  const { version } = JSON.parse(await readFile('node_modules/electron/package.json', 'utf8')) as { version: string };
  await writeElectronStandIn(join(folder, 'electron'), version);
  const output = [`-c.electronDist=${join(folder, 'electron')}`, `-c.directories.output=${join(folder, 'release')}`];
  await promisify(execFile)(process.execPath, [resolve('node_modules/electron-builder/cli.js'), '--linux', '--dir', ...output]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The names in an asar archive, from the JSON that it begins with. */
async function namesInAsar(path: string): Promise<readonly string[]> {
  const file = await open(path);
  const lengths = Buffer.alloc(16);
  await file.read(lengths, 0, 16, 0);
  const header = Buffer.alloc(lengths.readUInt32LE(12));
  await file.read(header, 0, header.length, 16);
  await file.close();
  const walk = ({ files }: AsarFolder, under: string): readonly string[] =>
    Object.entries(files).flatMap(([name, entry]) => ('files' in entry ? walk(entry, `${under}${name}/`) : [`${under}${name}`]));
  return walk(JSON.parse(header.toString('utf8')) as AsarFolder, '');
}

test('the package carries the built kiosk and its pages, and no package or source besides', async () => {
  const names = await namesInAsar(join(packaged, 'resources/app.asar'));
  expect(names).toEqual(
    expect.arrayContaining(['package.json', 'dist/electron/main.js', 'dist/electron/preload.cjs', 'dist/pages/door/index.html']),
  );
  const strays = names.filter((name) => !/^(package\.json$|dist\/electron\/|dist\/pages\/)/.test(name) || name.includes('/outlook/'));
  expect(strays).toEqual([]);
});

test('the fuses of the packaged program are flipped', async () => {
  const binary = await readFile(join(packaged, 'lintel'), 'latin1');
  const fuses = binary.slice(binary.indexOf(fuseMark) + fuseMark.length + 2).slice(0, 8);
  const names = [
    'runAsNode',
    'cookieEncryption',
    'nodeOptions',
    'nodeCliInspect',
    'asarIntegrity',
    'onlyLoadAppFromAsar',
    'snapshot',
    'filePrivileges',
  ];
  const on = names.filter((_name, index) => fuses[index] === '1');
  expect(on).toEqual(['cookieEncryption', 'asarIntegrity', 'onlyLoadAppFromAsar']);
});
