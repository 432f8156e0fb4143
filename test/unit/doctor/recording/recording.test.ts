import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openRecording, type RecordingReply } from '../../../../shared/doctor/recording/recording.ts';
import { readRecording } from '../../../support/recorded-replay.ts';

const scratch = mkdtempSync(join(tmpdir(), 'lintel-recording-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const cloud = { login: 'https://login.microsoftonline.com', graph: 'https://graph.microsoft.com' };
const url = 'https://graph.microsoft.com/v1.0/users/ada@contoso.com';
const open = (name: string): Promise<RecordingReply> =>
  openRecording(join(scratch, name), { cloud, version: '1.2.3', key: 'key', nowMs: () => 1000 });

async function opened(name: string) {
  const reply = await open(name);
  if (reply.kind === 'refused') throw new Error(reply.problem);
  return reply.recording;
}

test('an answer is written down and handed on untouched', async () => {
  const recording = await opened('answer');
  const fetch = recording.wrap(async () => Response.json({ displayName: 'Ada' }, { headers: { 'request-id': 'r' } }));
  expect(await (await fetch(url, { headers: { Authorization: 'Bearer secret' } })).json()).toEqual({ displayName: 'Ada' });
  expect(await recording.close()).toEqual({ calls: 1, problem: null });
  const [call] = readRecording(join(scratch, 'answer'));
  expect(call).toMatchObject({ number: 1, atMs: 1000, request: { method: 'GET', headers: {} }, response: { status: 200 } });
  expect(call?.request.url).toMatch(/^https:\/\/graph\.example\/v1\.0\/users\/[a-z]{3}@[a-z]{7}\.example$/);
  expect(readdirSync(join(scratch, 'answer'))).toEqual(['001-get-users.json', 'index.json']);
});

test('no answer is written down as none, and stays an error', async () => {
  const recording = await opened('silence');
  const fetch = recording.wrap(() => Promise.reject(new TypeError('fetch failed')));
  await expect(fetch(url)).rejects.toThrow('fetch failed');
  await recording.close();
  expect(readRecording(join(scratch, 'silence'))[0]?.response).toBeNull();
});

test('a body that breaks off is still broken for the one who reads it', async () => {
  const recording = await opened('broken');
  const body = new ReadableStream({ start: (controller) => controller.error(new TypeError('terminated')) });
  const response = await recording.wrap(async () => new Response(body))(url);
  await expect(response.text()).rejects.toThrow('terminated');
});

test('a folder that goes away meanwhile is told of, and takes no answer with it', async () => {
  const recording = await opened('gone');
  rmSync(join(scratch, 'gone'), { recursive: true });
  writeFileSync(join(scratch, 'gone'), 'a file where the folder was');
  expect((await recording.wrap(async () => Response.json({}))(url)).status).toBe(200);
  expect((await recording.close()).problem).toMatch(/could not be written \((ENOTDIR|EEXIST)\)/);
});
