import { expect, test } from 'vitest';
import { defaultPolicy } from '../../../../shared/domain/policy.ts';
import { serveCommand } from '../../../../shared/engine/screens/serve-command.ts';
import type { CommandResult } from '../../../../shared/protocol/command-result.ts';
import type { DoorCommand } from '../../../../shared/protocol/door-command.ts';
import { silentLog } from '../../../../shared/runtime/log.ts';
import { elevenMs, tenMs } from '../journal/build-entry.ts';

const done: CommandResult = { kind: 'done', done: { kind: 'refreshed' } };
const everything = { book: 'pin', extend: 'pin', end: 'pin', checkIn: 'pin' } as const;

/** A gate that opens to 0815, and a desk that answers as told. */
function house({
  isOpen = false,
  protect = defaultPolicy.protect as (typeof defaultPolicy)['protect'],
  answer = async () => done,
  begins = false,
} = {}) {
  const atDesk: { readonly command: DoorCommand; readonly who: string; readonly isAdministrator: boolean }[] = [];
  const noted: string[] = [];
  let tries = 0;
  let touches = 0;
  const mode = {
    endsMs: () => (isOpen ? 1 : null),
    untilMs: () => null,
    begin() {},
    goOn() {},
    touch() {
      touches += 1;
    },
    end() {},
    close() {},
  };
  const run = (raw: unknown) =>
    serveCommand(raw, mode, {
      policy: { protect },
      gate: {
        kinds: ['action'],
        async attempt(pin) {
          tries += 1;
          return pin === '0815' ? { kind: 'right', pin: 'action' } : { kind: 'wrong', retryMs: 4_200 };
        },
      },
      audit: {
        begin: async () => {},
        act: async () => {},
        note: async (who, { kind }, result, commandId) => void noted.push([who, kind, result.kind, commandId ?? ''].join(' ').trim()),
        settle: async () => {},
        turnOf() {},
        wrote() {},
        read: async () => '',
      },
      administratorDesk: { run: async () => done },
      onAsked() {},
      async runAtDesk(command, { who, isAdministrator, begin }) {
        if (begins) await begin('c1');
        atDesk.push({ command, who, isAdministrator });
        return answer();
      },
      log: silentLog,
    });
  return { run, atDesk, noted, tries: () => tries, touches: () => touches };
}

const stretch = { startMs: tenMs, endMs: elevenMs };
const acts: readonly DoorCommand[] = [
  { kind: 'bookNow', endMs: elevenMs },
  { kind: 'bookLater', ...stretch },
  { kind: 'bookElsewhere', room: 'birch@contoso.com', ...stretch },
  { kind: 'extend', meetingId: 'e1', endMs: elevenMs },
  { kind: 'end', meetingId: 'e1' },
  { kind: 'startEarly', meetingId: 'e1' },
  { kind: 'release', meetingId: 'e1' },
  { kind: 'decline', meetingId: 'e1' },
  { kind: 'move', meetingId: 'e1', room: 'birch@contoso.com' },
  { kind: 'checkIn', meetingId: 'e1' },
];

test.each(acts)('E63 $kind under protection: no PIN, a wrong one, the right one, and an administrator’s screen', async (command) => {
  const { run, atDesk, noted } = house({ protect: everything });
  expect(await run(command)).toEqual({ kind: 'pinNeeded', reason: 'missing', retrySeconds: 0 });
  expect(await run({ ...command, pin: '1111' })).toEqual({ kind: 'pinNeeded', reason: 'wrong', retrySeconds: 5 });
  expect(atDesk).toEqual([]);
  expect(await run({ ...command, pin: '0815' })).toEqual(done);
  expect(atDesk).toEqual([{ command, who: 'pinHolder', isAdministrator: false }]); // and the PIN is not with it
  expect(noted).toEqual([`systemUser ${command.kind} pinNeeded`, `systemUser ${command.kind} pinNeeded`, `pinHolder ${command.kind} done`]);

  const open = house({ protect: everything, isOpen: true });
  expect(await open.run(command)).toEqual(done);
  expect(open.atDesk).toEqual([{ command, who: 'administrator', isAdministrator: true }]);
  expect(open.tries()).toBe(0);
});

test.each(acts)('E63 $kind without protection: a PIN that comes along is neither looked at nor handed on', async (command) => {
  const { run, atDesk, tries } = house();
  await run({ ...command, pin: '1111' });
  expect([atDesk, tries()]).toEqual([[{ command, who: 'systemUser', isAdministrator: false }], 0]);
});

test.each<{ what: string; raw: object; noted: readonly string[]; touches: number }>([
  { what: 'a reading', raw: { kind: 'refresh' }, noted: [], touches: 1 },
  { what: 'a question', raw: { kind: 'findRooms', ...stretch }, noted: [], touches: 1 },
  { what: 'a painted view, which nobody touched,', raw: { kind: 'painted', revision: 1 }, noted: [], touches: 0 },
  { what: 'nonsense', raw: { kind: 'openTheDoor' }, noted: [], touches: 0 },
  { what: 'an undo', raw: { kind: 'undoRelease', meetingId: 'e1' }, noted: ['systemUser undoRelease done'], touches: 1 },
])('E64 $what leaves $noted on the record', async ({ raw, noted, touches }) => {
  const scene = house();
  await scene.run(raw);
  expect([scene.noted, scene.touches()]).toEqual([noted, touches]);
});

test.each<{ answer: () => Promise<CommandResult>; result: object; noted: readonly string[] }>([
  { answer: async () => ({ kind: 'refused', reason: 'busy' }), result: { reason: 'busy' }, noted: [] },
  { answer: async () => ({ kind: 'refused', reason: 'roomTaken' }), result: { reason: 'roomTaken' }, noted: ['systemUser end refused'] },
  { answer: () => Promise.reject(new Error('bug')), result: { kind: 'refused', reason: 'deviceFault' }, noted: [] },
])('E65 whatever becomes of it at the desk, there is an answer: $result', async ({ answer, result, noted }) => {
  const scene = house({ answer });
  expect(await scene.run({ kind: 'end', meetingId: 'e1' })).toMatchObject(result);
  expect(scene.noted).toEqual(noted);
});

test.each<{ result: CommandResult; noted: readonly string[]; because: string }>([
  { result: done, noted: [], because: 'the journal records its end' },
  { result: { kind: 'refused', reason: 'lostRace' }, noted: [], because: 'the journal records its end' },
  {
    result: { kind: 'unconfirmed', commandId: 'c1' },
    noted: ['systemUser end unconfirmed c1'],
    because: 'that is what the person was told',
  },
  { result: { kind: 'refused', reason: 'deviceFault' }, noted: ['systemUser end refused c1'], because: 'it never got into the journal' },
])('E64 of an act that was begun and came to $result.kind, $noted is noted: $because', async ({ result, noted }) => {
  const scene = house({ begins: true, answer: async () => result });
  expect(await scene.run({ kind: 'end', meetingId: 'e1' })).toEqual(result);
  expect(scene.noted).toEqual(noted);
});
