import { existsSync, promises, readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Loaded into a door's process before anything else: once the file `TEST_KILL_ARMED` is there, the process ends itself by SIGKILL right
 * after its `TEST_KILL_AT`th turn. A turn is what a restarted door could find otherwise than before: the commands in the journal's file
 * were replaced, or a request that writes was answered, with the answer not read yet. The device's clock begins at `TEST_NOW_MS`.
 */
const at = Number(process.env.TEST_KILL_AT);
const armedPath = process.env.TEST_KILL_ARMED ?? '';
let turns = 0;

const { now } = Date;
const offMs = Number(process.env.TEST_NOW_MS) - now();
Date.now = () => now() + offMs;

function turn(): void {
  if (!existsSync(armedPath)) return;
  turns += 1;
  if (turns === at) process.kill(process.pid, 'SIGKILL');
}

const { rename } = promises;
let commands = '[]';
promises.rename = async (from, to) => {
  await rename(from, to);
  if (!String(to).endsWith('journal.json')) return;
  const before = commands;
  commands = JSON.stringify(JSON.parse(readFileSync(to, 'utf8')).entries);
  if (commands !== before) turn(); // what is remembered beside the commands changes in its own time
};
syncBuiltinESMExports();

const { fetch } = globalThis;
globalThis.fetch = async (input, init) => {
  const answer = await fetch(input, init);
  if ((init?.method ?? 'GET') !== 'GET' && new URL(String(input)).pathname.startsWith('/v1.0/')) turn();
  return answer;
};
