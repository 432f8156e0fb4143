import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { leftOutReason, usesOf } from './judge-example.ts';
import { type Example, readExamples } from './read-examples.ts';

/** Examples added later are picked up: a folder of its own stands for the material after it grew. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lintel-reference-'));
  mkdirSync(join(folder, 'examples'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function plant(file: string, http: string, body: unknown): Example {
  writeFileSync(join(folder, 'examples/index.json'), JSON.stringify([{ file, http, headers: [], source: 'planted', altered: '' }]));
  writeFileSync(join(folder, 'examples', file), JSON.stringify(body));
  const [example] = readExamples(folder);
  if (!example) throw new Error('not picked up');
  return example;
}

async function judge(example: Example): Promise<void> {
  if (leftOutReason(example) !== null) throw new Error('left out');
  for (const { check } of usesOf(example)) await check();
}

const time = (dateTime: string) => ({ dateTime, timeZone: 'UTC' });
const times = { start: time('2027-03-01T10:00:00.0000000'), end: time('2027-03-01T11:00:00.0000000') };
const ok = 'HTTP/1.1 200 OK';

test.each([
  ['a page of events', 'new-page-response.json', ok, { value: [{ id: 'a', subject: 'New', ...times }] }],
  ['an error of another status', 'error-new-502.json', 'HTTP/1.1 502 Bad Gateway', { error: { code: 'Whatever', message: '' } }],
  ['a booking in other words', 'event-new-request.json', 'POST https://graph.microsoft.com/v1.0/me/events', { subject: 'x', ...times }],
])('%s is used', async (_, file, http, body) => {
  await expect(judge(plant(file, http, body))).resolves.toBeUndefined();
});

test.each([
  ['an event whose time is written in words', 'new-page-response.json', ok, { value: [{ id: 'a', start: 'at ten', end: 'at eleven' }] }],
  ['an event whose times cannot be', 'new-page-response.json', ok, { value: [{ id: 'a', ...times, start: time('2027-02-31T10:00:00') }] }],
  ['events without ids', 'new-page-response.json', ok, { value: [{ subject: 'New', ...times }] }],
  ['a resource of nobody', 'new-resource-response.json', ok, { colour: 'blue' }],
  ['a list of something else', 'new-list-response.json', ok, ['a', 'b']],
  ['a request that Lintel does not send', 'new-request.json', 'POST https://graph.microsoft.com/v1.0/me/happenings', {}],
  [
    'a booking of another shape',
    'event-new-request.json',
    'POST https://graph.microsoft.com/v1.0/me/events',
    { start: '2027-03-01T10:00' },
  ],
  ['a booking not in JSON', 'event-new-request.json', 'PUT https://graph.microsoft.com/v1.0/me/events', { subject: 'x' }],
])('%s fails', async (_, file, http, body) => {
  const example = plant(file, http, body);
  await expect(async () => judge(example)).rejects.toThrow();
});
