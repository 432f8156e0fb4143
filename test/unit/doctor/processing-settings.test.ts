import { expect, test } from 'vitest';
import { judgeProcessing } from '../../../shared/doctor/judge-processing.ts';
import { parseProcessingSettings } from '../../../shared/doctor/processing-settings.ts';
import { defaultPolicy, type Policy } from '../../../shared/domain/policy.ts';
import { cmdletSettings, exchangeDefaults } from '../../../shared/simulator/tenant/room-settings.ts';

test.each<{ file: unknown; problem: RegExp }>([
  { file: { Identity: 'Aurora' }, problem: /AutomateProcessing/ },
  { file: 'AutoAccept', problem: /the file/ },
  { file: { AutomateProcessing: 'AutoAccept', DeleteSubject: 'maybe' }, problem: /DeleteSubject/ },
  { file: [{ AutomateProcessing: 'AutoAccept' }, { AutomateProcessing: 'None' }], problem: /2 mailboxes/ },
])('$file is not taken', ({ file, problem }) => {
  expect(parseProcessingSettings(file)).toMatchObject({ kind: 'invalid', problem: expect.stringMatching(problem) });
});

test.each<{ AutomateProcessing: unknown }>([{ AutomateProcessing: 'AutoAccept' }, { AutomateProcessing: 2 }])(
  'an enum by name or number, in a list of one: $AutomateProcessing',
  (settings) => {
    expect(parseProcessingSettings([settings])).toMatchObject({ kind: 'read', settings: { AutomateProcessing: 'AutoAccept' } });
  },
);

const findingsFor = (policy: Partial<Policy>): readonly string[] => {
  const reply = parseProcessingSettings(cmdletSettings(exchangeDefaults));
  if (reply.kind === 'invalid') throw new Error(reply.problem);
  return judgeProcessing(reply.settings, { ...defaultPolicy, ...policy }).map(({ code }) => code);
};

test("Q24: Exchange's own defaults cost a door that shows titles its titles, and one that does not nothing", () => {
  expect(findingsFor({})).toEqual(['privateLost', 'subjectDeleted', 'subjectReplaced', 'bodyDeleted']);
  expect(findingsFor({ privacy: 'organizerOnly', showOnlineMeeting: false })).toEqual([]);
});
