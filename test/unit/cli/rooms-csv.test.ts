import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readRoomsCsv } from '../../../shared/cli/rooms-csv.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lintel-csv-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function readText(text: string) {
  const path = join(folder, 'rooms.csv');
  writeFileSync(path, text);
  return readRoomsCsv(path);
}

const aurora = { room: 'aurora@contoso.com', tenantId: null };
const borealis = { room: 'borealis@contoso.com', tenantId: 'contoso.com' };

test.each([
  { text: 'room\naurora@contoso.com\n', places: [aurora], because: 'a column room is enough' },
  {
    text: '\uFEFFRoom;Tenant\r\naurora@contoso.com;\r\nborealis@contoso.com;contoso.com\r\n',
    places: [aurora, borealis],
    because: 'spreadsheets write marks, semicolons and capitals',
  },
  { text: 'floor,room\n"3, east",aurora@contoso.com\n\n', places: [aurora], because: 'other columns and empty lines are left alone' },
])('$because', async ({ text, places }) => {
  expect(await readText(text)).toEqual({ kind: 'valid', places });
});

test.each([
  { text: 'room\n', line: /found no rooms, expected a line for each/ },
  { text: 'name,address\na,b\n', line: /:1: found the columns name, address, expected one named room$/ },
  { text: 'room,tenant\naurora@contoso.com,\n,contoso.com\n', line: /found no room in row 2, expected an address/ },
  { text: 'room,tenant\naurora@contoso.com,a,b\n', line: /Invalid Record Length.*line 2/ },
])('what is wrong is told with its place: $line', async ({ text, line }) => {
  const reply = await readText(text);
  expect(reply.kind === 'invalid' && reply.lines.join()).toMatch(line);
});

test('a file that is not there is told', async () => {
  expect(await readRoomsCsv(join(folder, 'none.csv'))).toEqual({
    kind: 'invalid',
    lines: [expect.stringContaining('none.csv: found no file')],
  });
});
