import { expect, test } from 'vitest';
import { tryOutdatedChange } from '../../../shared/doctor/try-outdated-change.ts';
import { GraphError } from '../../../shared/graph/graph-error.ts';
import { buildMeeting } from '../domain/build-meeting.ts';

const event = (changeKey: string | null) => buildMeeting('2027-11-18T03:00Z', '2027-11-18T03:15Z', { id: 'e1', changeKey });
const changed = new GraphError('changed', 'patchEvent: 412 ErrorIrresolvableConflict');
const offline = new GraphError('offline', 'patchEvent: no answer');
const { signal } = new AbortController();

const rows = [
  { name: 'refused for the old key: as it should be', key: 'k1', answers: [event('k2'), changed], sent: 2, kind: 'refused' },
  { name: 'taken for the old key', key: 'k1', answers: [event('k2'), event('k3')], sent: 2, kind: 'taken' },
  { name: 'refused for the key that was just read', key: 'k1', answers: [changed], sent: 1, kind: 'currentRefused' },
  { name: 'no answer to the first change', key: 'k1', answers: [offline], sent: 1, kind: 'unproven' },
  { name: 'no answer to the second, which may have been taken', key: 'k1', answers: [event('k2'), offline], sent: 2, kind: 'unproven' },
  { name: 'a key that did not move is not outdated', key: 'k1', answers: [event('k1')], sent: 1, kind: 'unproven' },
  { name: 'an event without a key', key: null, answers: [], sent: 0, kind: 'unproven' },
  { name: 'an event that is not there', key: 'k1', answers: [null], sent: 1, kind: 'unproven' },
  { name: 'an event that went between the two', key: 'k1', answers: [event('k2'), null], sent: 2, kind: 'unproven' },
];

test.each(rows)('[3.2.9] $name', async ({ key, answers, sent, kind }) => {
  const asked: unknown[] = [];
  const patchEvent = async (id: string, body: string, _: AbortSignal, ifChangeKey?: string | null) => {
    const answer = answers[asked.length];
    asked.push([id, body, ifChangeKey]);
    if (answer === undefined || answer instanceof GraphError) throw answer ?? new Error('asked too often');
    return answer;
  };
  const trial = await tryOutdatedChange({ patchEvent }, event(key), { current: 'first', outdated: 'second' }, signal);
  expect(trial.kind).toBe(kind);
  // Both for the same state: it is what the first one made outdated.
  expect(asked).toEqual(
    [
      ['e1', 'first', 'k1'],
      ['e1', 'second', 'k1'],
    ].slice(0, sent),
  );
});
