import { expect, test } from 'vitest';
import { formatProblem } from '../../../shared/config/config-problem.ts';
import { parseCoordinatorPlace } from '../../../shared/config/parse-coordinator-place.ts';
import type { ConfigSources } from '../../../shared/config/parse-door-config.ts';

const staffToken = 's'.repeat(40);
const parse = (sources: Partial<ConfigSources>) =>
  parseCoordinatorPlace({ file: null, env: {}, secrets: {}, baseDir: '/etc/lintel', ...sources });

test('staff find a coordinator by its token alone, from a machine that holds nothing else', () => {
  expect(parse({ env: { LINTEL_STAFF_TOKEN: staffToken } })).toMatchObject({ kind: 'valid', place: { staffToken, port: 4030 } });
});

test.each<{ what: string; sources: Partial<ConfigSources> }>([
  { what: 'is given to the service alone', sources: { file: { port: 1, tenants: [{ tenantId: 'contoso.com', clientId: 'app' }] } } },
  {
    what: 'is in a file that staff cannot read',
    sources: {
      file: { port: 1, tenants: [{ tenantId: 'contoso.com', clientId: 'app', credential: { kind: 'secret', secretFile: '/x' } }] },
    },
  },
  { what: 'is in such a file by the environment', sources: { file: { port: 1 }, env: { LINTEL_CREDENTIAL_SECRET_FILE: '/x' } } },
])('they need no credential of a tenant: it $what', ({ sources }) => {
  expect(parse(sources)).toMatchObject({ kind: 'valid', place: { port: 1, dataDir: '/etc/lintel/coordinator-data' } });
});

test.each([
  { file: { port: 'x' }, line: /^port: found "x"/ },
  { file: { publicAdress: null }, line: /^publicAdress: found an unknown field, expected publicAddress/ },
  { file: [], line: /^coordinator\.json: found a list, expected an object$/ },
])('what they need and is wrong is told: $line', ({ file, line }) => {
  const reply = parse({ file });
  expect(reply.kind === 'invalid' && reply.problems.map(formatProblem)).toEqual([expect.stringMatching(line)]);
});
