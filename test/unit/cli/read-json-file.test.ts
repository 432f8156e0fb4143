import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readJsonFile } from '../../../shared/cli/read-json-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lintel-json-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileWith(text: string): string {
  const path = join(folder, 'door.json');
  writeFileSync(path, text);
  return path;
}

test('a file with the mark that Windows’ editors put first is read', async () => {
  expect(await readJsonFile(fileWith('\uFEFF{"room":"a"}'))).toEqual({ kind: 'read', value: { room: 'a' } });
});

test.each([
  { text: '{"room": "a"\n "port": 1}', place: '2:2', because: 'a comma is missing' },
  { text: '{\n  "room": ?}', place: '2:11', because: 'there is no value' },
  { text: '{"room": "a",\n', place: '2:1', because: 'it stops too soon' },
  { text: '', place: '1:1', because: 'it is empty' },
  { text: '{"room": "a"} x', place: '1:15', because: 'something follows' },
  { text: '{"room": tru, "port": 1}', place: '1:13', because: 'a word is cut short' },
  { text: '{"room": "a,\n"port": 1}', place: '1:13', because: 'a quote is missing' },
  { text: '{"room": "\\q"}', place: '1:12', because: 'no such escape' },
  { text: "{'room': 1}", place: '1:2', because: 'the quotes are single' },
  { text: '{"room": 1,}', place: '1:12', because: 'a comma is left over' },
])('$text is unreadable at $place, because $because', async ({ text, place }) => {
  const path = fileWith(text);
  const reply = await readJsonFile(path);
  expect(reply).toEqual({ kind: 'unreadable', line: `${path}:${place}: found what is no JSON, expected JSON` });
});

test('what stands near the fault is not repeated: it may be the secret', async () => {
  const reply = await readJsonFile(fileWith('{"credential": {"secret": "hush"? }}'));
  expect(reply).toMatchObject({ kind: 'unreadable' });
  expect(JSON.stringify(reply)).not.toContain('hush');
});

test.each([
  { name: 'missing.json', found: 'no such file' },
  { name: '.', found: 'a folder' },
])('$found is said to be $found', async ({ name, found }) => {
  const path = join(folder, name);
  expect(await readJsonFile(path)).toEqual({ kind: 'unreadable', line: `${path}: found ${found}, expected a JSON file` });
});
