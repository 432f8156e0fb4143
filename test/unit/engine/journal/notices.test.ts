import { expect, test } from 'vitest';
import { createNotices } from '../../../../shared/engine/journal/notices.ts';
import { createRoomState } from '../../../../shared/engine/room-state.ts';
import type { CommandResult } from '../../../../shared/protocol/command-result.ts';
import { silentLog } from '../../../../shared/runtime/log.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';
import { buildBookEntry, buildEndEntry } from './build-entry.ts';

const refused: CommandResult = { kind: 'refused', reason: 'lostRace' };

function house() {
  const clock = createDrivenClock(0);
  const state = createRoomState({ replica: null }, () => {});
  const logged: string[] = [];
  const log = { ...silentLog, info: (event: string) => void logged.push(event) };
  const notices = createNotices({ state, clock, signal: new AbortController().signal, log });
  return { clock, state, notices, logged };
}

test('E18 an outcome that came late is on the glass for a minute, and in the log', async () => {
  const { clock, state, notices, logged } = house();
  notices.post(buildBookEntry(), refused);
  expect(state.get().notice).toEqual({ commandId: 'c1', commandKind: 'bookNow', result: refused });
  expect(logged).toEqual(['commandSettledLate']);
  await clock.advance(59_999);
  expect(state.get().notice).not.toBeNull();
  await clock.advance(1);
  expect(state.get().notice).toBeNull();
});

test('E18 a newer one has a minute of its own', async () => {
  const { clock, state, notices } = house();
  notices.post(buildBookEntry(), refused);
  await clock.advance(30_000);
  notices.post(buildEndEntry(), refused);
  await clock.advance(30_000);
  expect(state.get().notice?.commandKind).toBe('end');
  await clock.advance(30_000);
  expect(state.get().notice).toBeNull();
});

test('E104 one that the engine before had on the glass stands for a minute more', async () => {
  const clock = createDrivenClock(0);
  const notice = { commandId: 'c1', commandKind: 'bookNow', result: refused } as const;
  const state = createRoomState({ replica: null, notice }, () => {});
  createNotices({ state, clock, signal: new AbortController().signal, log: silentLog });
  await clock.advance(59_999);
  expect(state.get().notice).toBe(notice);
  await clock.advance(1);
  expect(state.get().notice).toBeNull();
});

test('E20 of a stray that was removed nobody at the door hears: its person was told long ago', () => {
  const { state, notices, logged } = house();
  notices.post(buildBookEntry({ stage: 'withdraw', withdrawal: 'stray' }), refused);
  expect(state.get().notice).toBeNull();
  expect(logged).toEqual(['commandSettledLate']);
});
