import { expect, onTestFinished, test } from 'vitest';
import { defaultPolicy } from '../../../../shared/domain/policy.ts';
import type { CoordinatorLine, DoorStanding } from '../../../../shared/engine/line/coordinator-line.ts';
import { noLine } from '../../../../shared/engine/line/room-line.ts';
import { createSupervisor } from '../../../../shared/engine/supervisor/create-supervisor.ts';
import type { CommandResult } from '../../../../shared/protocol/command-result.ts';
import { noSettings } from '../../../../shared/protocol/room-settings.ts';
import { silentLog } from '../../../../shared/runtime/log.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';
import { createFakeEngine, type FakeEngine } from '../../../support/fake-engine.ts';
import { createMemoryDocument } from '../../../support/memory-document.ts';

const at = (room: string, version = 0, roomName: string | null = null): DoorStanding => ({
  kind: 'enrolled',
  doorId: 'door-1',
  room: { address: room, tenantId: 'contoso' },
  settings: { ...noSettings, version, policy: { roomName } },
});
const never = () => new Promise<CommandResult>(() => {});

/** A supervisor whose engines are written down as they are opened: room and name, or `enrolling`. */
async function supervise(kept: unknown = null) {
  const clock = createDrivenClock(0);
  const opened: string[] = [];
  const logged: string[] = [];
  const listeners = new Set<(standing: DoorStanding) => void>();
  let engine: FakeEngine = createFakeEngine();
  let standing: DoorStanding = { kind: 'unreachable' };
  let isLineClosed = false;
  let opening = Promise.withResolvers<void>();
  opening.resolve();
  const line: CoordinatorLine = {
    ...noLine,
    standing: () => standing,
    watchStanding(listener) {
      listeners.add(listener);
      listener(standing);
      return () => void listeners.delete(listener);
    },
    async close() {
      isLineClosed = true;
    },
  };
  const open = (what: string): FakeEngine => {
    opened.push(what);
    engine = createFakeEngine();
    return engine;
  };
  const enrolment = createMemoryDocument();
  await enrolment.save(kept);
  const supervisor = await createSupervisor({
    own: { room: null, access: { kind: 'gateway', coordinator: '' }, policy: defaultPolicy, timeZone: null, hasPin: false },
    ...{ line, clock, enrolment, log: { ...silentLog, error: (event) => void logged.push(event) } },
    openRoom: async ({ place }) => {
      await opening.promise;
      return open(`${place.room} ${place.policy.roomName}`);
    },
    openEnrolling: async () => open('enrolling'),
  });
  const close = async (): Promise<void> => {
    const closing = supervisor.close();
    await clock.settle();
    await closing;
  };
  onTestFinished(close);
  return {
    ...{ clock, supervisor, opened, logged, close },
    engine: () => engine,
    isLineClosed: () => isLineClosed,
    /** From now on no engine opens, until what is returned is called. */
    holdOpening() {
      opening = Promise.withResolvers();
      return async () => {
        opening.resolve();
        await clock.settle();
      };
    },
    async say(next: DoorStanding) {
      standing = next;
      for (const listener of listeners) listener(next);
      await clock.settle();
    },
  };
}

test('E90 one engine after another is opened, as the coordinator has it', async () => {
  const { opened, say } = await supervise();
  await say(at('a@contoso.com'));
  await say({ kind: 'unreachable' });
  await say(at('a@contoso.com', 1, 'North'));
  await say(at('b@contoso.com'));
  await say({ kind: 'refused', reason: 'revoked' });
  expect(opened).toEqual(['enrolling', 'a@contoso.com null', 'a@contoso.com North', 'b@contoso.com null', 'enrolling']);
});

test('E94 a command without an answer is waited for, for a minute and no longer', async () => {
  const { clock, supervisor, opened, engine, say } = await supervise();
  await say(at('a@contoso.com'));
  const screen = supervisor.attach();
  engine().answerWith(never);
  void screen.run({ kind: 'bookNow' });
  await say(at('b@contoso.com'));
  await clock.advance(59_000);
  expect(opened.at(-1)).toBe('a@contoso.com null');
  await clock.advance(2_000);
  expect(opened.at(-1)).toBe('b@contoso.com null');
  expect(await screen.run({ kind: 'refresh' })).toMatchObject({ kind: 'done' });
});

test('E95 a door that is revoked closes its room at once, whatever command has no answer yet', async () => {
  const { supervisor, opened, engine, say } = await supervise();
  await say(at('a@contoso.com'));
  engine().answerWith(never);
  void supervisor.attach().run({ kind: 'bookNow' });
  await say({ kind: 'refused', reason: 'revoked' });
  expect(opened.at(-1)).toBe('enrolling');
});

test('E94 the last word decides: one that was taken back while a command was waited for changes nothing', async () => {
  const { clock, supervisor, opened, engine, say } = await supervise();
  await say(at('a@contoso.com'));
  engine().answerWith(never);
  void supervisor.attach().run({ kind: 'bookNow' });
  await say(at('b@contoso.com'));
  await say(at('a@contoso.com'));
  await clock.advance(120_000);
  expect(opened).toEqual(['enrolling', 'a@contoso.com null']);
});

test.each([
  { next: at('borealis', 1), answer: { kind: 'refused', reason: 'busy' }, reached: 0, because: 'it was meant for the room that is left' },
  { next: at('aurora', 1, 'North'), answer: { kind: 'done', done: { kind: 'refreshed' } }, reached: 1, because: 'the room stays' },
])('E94 a command in the middle of a change: $answer.kind, since $because', async ({ next, answer, reached }) => {
  const { supervisor, engine, say, holdOpening } = await supervise();
  await say(at('aurora'));
  const screen = supervisor.attach();
  const letOpen = holdOpening();
  await say(next);
  const asked = screen.run({ kind: 'refresh' });
  await letOpen();
  expect(await asked).toEqual(answer);
  expect(engine().received).toHaveLength(reached);
});

test('E92 settings from the disk that do not hold any more are reported: the coordinator will not say them again', async () => {
  const room = { address: 'aurora', tenantId: 'contoso' };
  const settings = { version: 4, policy: { roomName: 'North', protect: { book: 'pin' } }, timeZone: null };
  const { opened, logged } = await supervise({ version: 1, enrolment: { doorId: 'door-1', room, settings } });
  expect(opened).toEqual(['aurora null']);
  expect(logged).toEqual(['settingsRefused']);
});

test('closing ends the engine and the line, also in the middle of a wait', async () => {
  const { supervisor, engine, say, close, isLineClosed, opened } = await supervise();
  await say(at('a@contoso.com'));
  engine().answerWith(never);
  void supervisor.attach().run({ kind: 'bookNow' });
  await say(at('b@contoso.com'));
  await close();
  expect(isLineClosed()).toBe(true);
  expect(opened.at(-1)).toBe('a@contoso.com null');
});
