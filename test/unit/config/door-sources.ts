import { formatProblem } from '../../../shared/config/config-problem.ts';
import { type ConfigSources, parseDoorConfig } from '../../../shared/config/parse-door-config.ts';

export const secret = 'zq8~S3CRET-not-for-eyes';
export const signIn = {
  tenantId: 'contoso.onmicrosoft.com',
  clientId: '0f7b6e0c-54b1-4b2c-9a7e-0d9a4d0c1f11',
  credential: { kind: 'secret', secret },
};
/** The file of a door with a credential of its own, and no more than it needs. */
export const door = { room: 'boardroom@contoso.com', ...signIn };
const sources = (file: unknown, changes: Partial<ConfigSources> = {}): ConfigSources => ({
  file,
  env: {},
  secrets: {},
  baseDir: '/etc/lintel',
  ...changes,
});

/** The configuration that the file and its surroundings give; throws where they give none. */
export const configOf = (file: unknown, changes: Partial<ConfigSources> = {}) => {
  const reply = parseDoorConfig(sources(file, changes));
  if (reply.kind === 'invalid') throw new Error(reply.problems.map(formatProblem).join('; '));
  return reply.config;
};

/** The problems, as a person is told them. */
export const linesOf = (file: unknown, changes: Partial<ConfigSources> = {}): readonly string[] => {
  const reply = parseDoorConfig(sources(file, changes));
  return reply.kind === 'valid' ? [] : reply.problems.map(formatProblem);
};
