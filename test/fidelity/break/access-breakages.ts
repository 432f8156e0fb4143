import type { Breakage } from './breakage.ts';

const facts = 'test/contract/facts';
const engineUnits = 'test/unit/engine';
const graphUnits = 'test/unit/graph';

/** Rules of the door about tokens, limits and refusals. */
export const accessBreakages: readonly Breakage[] = [
  {
    rule: '[6.2] a token is renewed before it ends',
    file: 'shared/graph/token-source.ts',
    text: 'const RENEW_AT = 0.8;',
    instead: 'const RENEW_AT = 1.2;',
    tests: [graphUnits, facts],
  },
  {
    rule: '[6.5] the claims of a challenge go into the next token',
    file: 'shared/graph/claims-challenge.ts',
    text: "return typeof parsed === 'object' && parsed !== null ? claims : null;",
    instead: 'return null;',
    tests: [graphUnits],
  },
  {
    rule: '[6.6] after a 401 there is one more try',
    file: 'shared/graph/authorized-send.ts',
    text: 'if (response.status !== 401) return response;',
    instead: 'return response;',
    tests: [graphUnits],
  },
  {
    rule: '[8.1] two requests at a time',
    file: 'shared/graph/graph-transport.ts',
    text: 'const IN_FLIGHT = 2;',
    instead: 'const IN_FLIGHT = 5;',
    tests: [graphUnits, facts],
  },
  {
    rule: '[8.3] a decimal Retry-After is kept to',
    file: 'shared/graph/retry-after.ts',
    text: 'Math.ceil(Number(value) * 1000)',
    instead: 'Math.floor(Number(value)) * 1000',
    tests: [graphUnits, facts],
  },
  {
    rule: '[8.4] an application over its limit is throttled, whatever the status',
    file: 'shared/graph/graph-failure.ts',
    text: "['applicationthrottled', 'throttled'],",
    instead: '',
    tests: [graphUnits, facts],
  },
  {
    rule: '[9.3] a refusal is left alone',
    file: 'shared/engine/rounds/retry-delay.ts',
    text: 'const denied: BackoffOptions = { firstMs: 1_800_000, capMs: 1_800_000 };',
    instead: 'const denied: BackoffOptions = { firstMs: 60_000, capMs: 60_000 };',
    tests: [engineUnits, facts],
  },
  {
    rule: '[9.5] a refusal is a permission that is missing',
    file: 'shared/graph/graph-failure.ts',
    text: "if (status === 403) return 'forbidden';",
    instead: "if (status === 403) return 'roomNotFound';",
    tests: [graphUnits, facts],
  },
  {
    rule: 'section 11: a token goes to the configured address only',
    file: 'shared/graph/authorized-send.ts',
    text: 'new URL(url).origin !== rootOrigin',
    instead: 'false',
    tests: [graphUnits],
  },
];
