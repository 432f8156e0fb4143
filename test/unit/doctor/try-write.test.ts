import { expect, test } from 'vitest';
import { tryWrite } from '../../../shared/doctor/try-write.ts';
import { GraphError } from '../../../shared/graph/graph-error.ts';
import { buildMeeting } from '../domain/build-meeting.ts';

/** A calendar that keeps what it is sent, and answers the first create as told. */
function createCalendar(first: 'answers' | 'aborts') {
  const kept = new Set<string>();
  const asked: string[] = [];
  let creates = 0;
  const event = buildMeeting('2027-11-18T03:00Z', '2027-11-18T03:15Z', { id: 'e1', changeKey: 'k1' });
  return {
    asked,
    kept,
    patient: {
      createEvent: async () => {
        asked.push('create');
        creates += 1;
        kept.add('e1');
        if (first === 'aborts' && creates === 1) throw new GraphError('aborted', 'the caller gave up');
        return { kind: 'created', event } as const;
      },
      patchEvent: async () => {
        asked.push('change');
        return { ...event, changeKey: 'k2' };
      },
      findByCommand: async () => {
        asked.push('find');
        return kept.has('e1') ? [event] : [];
      },
      deleteEvent: async (id: string) => {
        asked.push('delete');
        kept.delete(id);
      },
    },
  };
}

const clock = { sleep: async () => {} };
const trial = { body: '{}', commandId: 'c', changes: { current: '{}', outdated: '{}' } };
const { signal } = new AbortController();

test('Ctrl-C in the midst of the write does not leave the event behind', async () => {
  const { patient, kept, asked } = createCalendar('aborts');
  expect(await tryWrite({ patient, clock }, trial, AbortSignal.abort())).toMatchObject({ kind: 'made', isFound: true, left: null });
  expect(kept.size).toBe(0);
  expect(asked).toEqual(['create', 'create', 'find', 'delete', 'find']);
});

test('an event that comes back after its deletion is deleted again', async () => {
  const { patient, kept, asked } = createCalendar('answers');
  let deletes = 0;
  const stubborn = {
    ...patient,
    deleteEvent: async (id: string) => {
      deletes += 1;
      await patient.deleteEvent(id);
      if (deletes === 1) kept.add('e1');
    },
  };
  expect(await tryWrite({ patient: stubborn, clock }, trial, signal)).toMatchObject({ left: null });
  expect(asked.filter((what) => what === 'delete')).toHaveLength(2);
});

test('an event that could not be changed for a bug of ours is removed all the same', async () => {
  const { patient, kept } = createCalendar('answers');
  const buggy = { ...patient, patchEvent: async () => Promise.reject(new TypeError('a bug')) };
  await expect(tryWrite({ patient: buggy, clock }, trial, signal)).rejects.toThrow('a bug');
  expect(kept.size).toBe(0);
});
