import { expect, test } from 'vitest';
import { tryWrite } from '../../../shared/doctor/try-write.ts';
import { GraphError } from '../../../shared/graph/graph-error.ts';
import { buildMeeting } from '../domain/build-meeting.ts';

/** A calendar that keeps what it is sent, and answers the first create as told. */
function createCalendar(first: 'answers' | 'aborts') {
  const kept = new Set<string>();
  const asked: string[] = [];
  let creates = 0;
  const event = buildMeeting('2027-11-18T03:00Z', '2027-11-18T03:15Z', { id: 'e1' });
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

test('Ctrl-C in the midst of the write does not leave the event behind', async () => {
  const { patient, kept, asked } = createCalendar('aborts');
  const trial = await tryWrite({ patient, clock }, { body: '{}', commandId: 'c' }, AbortSignal.abort());
  expect(trial).toMatchObject({ kind: 'made', isFound: true, left: null });
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
  expect(await tryWrite({ patient: stubborn, clock }, { body: '{}', commandId: 'c' }, new AbortController().signal)).toMatchObject({
    left: null,
  });
  expect(asked.filter((what) => what === 'delete')).toHaveLength(2);
});
