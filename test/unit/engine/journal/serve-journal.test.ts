import { expect, test } from 'vitest';
import { afterFailure } from '../../../../shared/engine/journal/advance-entry.ts';
import { JournalError } from '../../../../shared/engine/journal/journal.ts';
import { GraphError, type GraphErrorKind } from '../../../../shared/graph/graph-error.ts';
import { graphErrorKinds } from '../../../support/followed-room.ts';
import { createStepHouse, doorsBooking, personsMeeting } from '../../../support/step-house.ts';
import { buildBookEntry, buildExtendEntry, elevenMs, runStart, tenMs } from './build-entry.ts';
import { createJournalWorld, entries, isBroughtAbout, names } from './journal-world.ts';

const halfMs = tenMs + 1_800_000;

test.each(names)('E18 a command to %s is carried through its stages and told once', async (name) => {
  const house = createJournalWorld(entries[name]);
  const door = await house.open();
  await house.tap(door.journal, door.outcomes.wake);
  await house.clock.settle();
  expect(house.settled.map(({ kind }) => kind)).toEqual(['done']);
  expect([...new Set(house.phases)]).toEqual(['writing', 'verifying']);
  expect(isBroughtAbout(name, house)).toBe(true);
  expect(door.journal.entries()).toEqual([]);
  door.life.abort();
  await door.done;
  expect(house.clock.sleeperCount).toBe(0);
});

test.each(names.flatMap((name) => graphErrorKinds.map((kind) => ({ name, kind }))))(
  'E17 $kind once at any call of a command to $name: settled all the same, and told as it is',
  async ({ name, kind }) => {
    for (const isLost of [false, true]) {
      for (let nth = 1; nth <= 3; nth += 1) {
        const house = createJournalWorld(entries[name]);
        let left = nth;
        const fail = (): void => {
          left -= 1;
          if (left === 0) throw new GraphError(kind, 'failed');
        };
        if (isLost) house.calendar.exit = fail;
        else house.calendar.gate = fail;
        const door = await house.open();
        await house.tap(door.journal, door.outcomes.wake);
        await house.clock.advance(45 * 60_000);
        expect(door.journal.entries()).toEqual([]);
        const [result] = house.settled;
        expect(house.settled.length).toBe(1);
        // What Graph refuses outright has had no effect: those kinds come before the effect only.
        const isRefusal = kind === 'forbidden' || kind === 'badRequest' || kind === 'roomNotFound';
        if (!(isLost && isRefusal)) expect(isBroughtAbout(name, house)).toBe(result?.kind === 'done');
        door.life.abort();
        await door.done;
      }
    }
  },
);

test.each<GraphErrorKind>(['forbidden', 'badRequest', 'roomNotFound'])('a write that Graph refuses (%s) is over, at once', async (kind) => {
  for (const name of ['book', 'extend', 'end'] as const) {
    const house = createJournalWorld(entries[name]);
    house.calendar.failNext(name === 'book' ? 'createEvent' : 'patchEvent', new GraphError(kind, 'refused'));
    const door = await house.open();
    await house.tap(door.journal, door.outcomes.wake);
    await house.clock.settle();
    expect(house.settled).toEqual([{ kind: 'refused', reason: 'writeRefused' }]);
    expect(isBroughtAbout(name, house)).toBe(false);
    door.life.abort();
    await door.done;
  }
});

test('E18 a booking that Graph cannot be asked about for an hour is given up, taken back, and remembered', async () => {
  const house = createJournalWorld(entries.book);
  house.calendar.gate = () => {
    throw new GraphError('offline', 'no answer');
  };
  const door = await house.open();
  await house.tap(door.journal, door.outcomes.wake);
  await house.clock.advance(60 * 60_000);
  expect(house.settled).toEqual([]);
  house.calendar.gate = () => {};
  await house.clock.advance(60_000);
  expect(house.settled).toEqual([{ kind: 'unreachable', trouble: 'offline' }]);
  expect(house.calendar.events.size).toBe(0);
  expect(door.journal.isBuried('c1', house.clock.nowMs())).toBe(true);
  door.life.abort();
  await door.done;
});

test('E17 an extension whose answer was lost does not write over what somebody set since', async () => {
  const house = createJournalWorld(entries.extend);
  const theirEndMs = halfMs + 900_000;
  house.calendar.loseNext('patchEvent');
  house.calendar.exit = (call) => {
    if (call === 'patchEvent') house.calendar.put(doorsBooking('e1', tenMs, theirEndMs));
  };
  const door = await house.open();
  await house.tap(door.journal, door.outcomes.wake);
  await house.clock.advance(60_000);
  expect(house.settled).toEqual([{ kind: 'refused', reason: 'meetingGone' }]);
  expect(house.calendar.events.get('e1')?.time).toMatchObject({ endMs: theirEndMs });
  door.life.abort();
  await door.done;
});

test('E19 a lost race removes ours and leaves theirs', async () => {
  const house = createJournalWorld(entries.book);
  house.calendar.exit = (call) => {
    if (call === 'createEvent') house.calendar.put(personsMeeting('theirs', tenMs, elevenMs));
  };
  const door = await house.open();
  await house.tap(door.journal, door.outcomes.wake);
  await house.clock.settle();
  expect(house.settled).toEqual([{ kind: 'refused', reason: 'lostRace' }]);
  expect([...house.calendar.events.keys()]).toEqual(['theirs']);
  door.life.abort();
  await door.done;
});

test.each([
  { place: 'a next stage', times: [2] },
  { place: 'the settling', times: [3] },
  { place: 'what a failed write leads to', times: [2, 3, 4] },
])('E14 a disk that fails at $place is waited for, and the loop lives on', async ({ times }) => {
  const house = createJournalWorld(entries.extend);
  let count = 0;
  const save = async (value: unknown) => {
    count += 1;
    if (times.includes(count)) throw new Error('ENOSPC');
    await house.disk.save(value);
  };
  house.calendar.failNext('patchEvent', new GraphError('serviceFailing', '503'), times.length > 1 ? 1 : 0);
  const door = await house.open({ load: house.disk.load, save });
  await house.tap(door.journal, door.outcomes.wake);
  await house.clock.advance(60_000);
  expect(count).toBeGreaterThan(3);
  expect(house.settled.map(({ kind }) => kind)).toEqual(['done']);
  expect(isBroughtAbout('extend', house)).toBe(true);
  door.life.abort();
  await door.done;
});

test('E14 a disk that fails at the settling of a refused write does not end the loop either', async () => {
  const house = createJournalWorld(entries.book);
  let count = 0;
  const save = async (value: unknown) => {
    count += 1;
    if (count === 2) throw new Error('ENOSPC');
    await house.disk.save(value);
  };
  house.calendar.failNext('createEvent', new GraphError('forbidden', '403'), 2);
  const door = await house.open({ load: house.disk.load, save });
  await house.tap(door.journal, door.outcomes.wake);
  await house.clock.advance(6_000);
  expect(house.settled).toEqual([{ kind: 'refused', reason: 'writeRefused' }]);
  door.life.abort();
  await door.done;
});

test('E18 looking again has its pauses: an event that Graph hides for ten minutes costs few requests', async () => {
  const house = createJournalWorld(entries.book);
  house.calendar.hidden.add('made-c1');
  const door = await house.open();
  await house.tap(door.journal, door.outcomes.wake);
  await house.clock.advance(10 * 60_000);
  expect(house.calendar.requestCount()).toBeLessThan(150);
  house.calendar.hidden.clear();
  await house.clock.advance(10_000);
  expect(house.settled.map(({ kind }) => kind)).toEqual(['done']);
  door.life.abort();
  await door.done;
});

test('a bug ends the loop; a JournalError is none', async () => {
  const house = createJournalWorld(entries.book);
  house.calendar.failNext('createEvent', new TypeError('undefined is not a function'));
  const door = await house.open();
  const ended = expect(door.done).rejects.toBeInstanceOf(TypeError);
  await house.tap(door.journal, door.outcomes.wake);
  await house.clock.settle();
  await ended;
  expect(new JournalError('x')).not.toBeInstanceOf(TypeError);
  expect(door.journal.entries().length).toBe(1); // still there for the next start
});

test('E20 a booking removed by its end must not be made again by a late request of its own', async () => {
  const house = createJournalWorld(entries.remove);
  const door = await house.open();
  await house.tap(door.journal, door.outcomes.wake);
  await house.clock.settle();
  expect(door.journal.isBuried('c1', house.clock.nowMs())).toBe(true);
  expect(door.journal.isBuried('c3', house.clock.nowMs())).toBe(false);
  door.life.abort();
  await door.done;
});

test('E12 a read refused for a moment is tried again when a round shows that Graph answers', async () => {
  const house = createJournalWorld(entries.book);
  house.calendar.failNext('readEvents', new GraphError('forbidden', '403'));
  const door = await house.open();
  await house.tap(door.journal, door.outcomes.wake);
  await house.clock.advance(60_000);
  expect(house.settled).toEqual([]);
  door.outcomes.wake();
  await house.clock.settle();
  expect(house.settled.map(({ kind }) => kind)).toEqual(['done']);
  door.life.abort();
  await door.done;
  expect(house.clock.sleeperCount).toBe(0);
});

test('E33 what a round has seen while the answer was awaited stands, though the answer is lost', async () => {
  const house = createJournalWorld(entries.book);
  const door = await house.open();
  house.calendar.loseNext('createEvent');
  house.calendar.exit = async (call) => {
    if (call !== 'createEvent') return;
    await door.journal.put({ ...entries.book, stage: 'verify', eventId: 'made-c1', madeAt: runStart(tenMs) });
  };
  await house.tap(door.journal, door.outcomes.wake);
  await house.clock.advance(60_000);
  expect(house.calendar.asked.filter((call) => call === 'createEvent')).toHaveLength(1);
  expect(house.settled.map(({ kind }) => kind)).toEqual(['done']);
  door.life.abort();
  await door.done;
});

test.each([
  { entry: buildExtendEntry({ writeInDoubt: runStart(tenMs) }), outcome: { kind: 'next', entry: { stage: 'recheck' } } },
  { entry: buildExtendEntry(), outcome: { kind: 'settled', result: { reason: 'writeRefused' } } },
])('E17 a change that Graph refuses is over, unless an earlier write of it may still land: $outcome.kind', ({ entry, outcome }) => {
  const { deps } = createStepHouse(tenMs);
  expect(afterFailure(entry, new GraphError('forbidden', '403'), deps)).toMatchObject(outcome);
});

test.each([
  { entry: buildBookEntry({ stage: 'mark', eventId: 'e1' }), stage: 'withdraw' },
  { entry: buildExtendEntry({ stage: 'mark' }), stage: 'revert' },
])(
  'E25 a mark that Graph will never take takes the claim back; any other failure of it leads to another read: $stage',
  ({ entry, stage }) => {
    const { deps } = createStepHouse(tenMs);
    const after = (kind: GraphErrorKind) => afterFailure(entry, new GraphError(kind, 'failed'), deps);
    expect(after('badRequest')).toMatchObject({ kind: 'next', entry: { stage, withdrawal: 'writeRefused' } });
    expect(after('offline')).toMatchObject({ kind: 'next', entry: { stage: 'verify' } });
  },
);
