import { z } from 'zod';
import type { Policy } from '../domain/policy.ts';
import type { ConfigForm } from './config-form.ts';
import type { ConfigProblem } from './config-problem.ts';
import { describeKind } from './describe-found.ts';
import { expectations } from './expectations.ts';
import { isFields } from './merge-sources.ts';
import { policySchema } from './policy-schema.ts';
import { problemsOf } from './problems-of.ts';
import { isTimeZone } from './time-zone.ts';

/** Rules that are set from afar; a door's own configuration decides the rest. */
interface ParsedSettings {
  readonly policy: Partial<Policy>;
  /** IANA, or null where it is not set. */
  readonly timeZone: string | null;
}

export type SettingsReply =
  | { readonly kind: 'valid'; readonly settings: ParsedSettings }
  | { readonly kind: 'invalid'; readonly problems: readonly ConfigProblem[] };

const isSettable = (field: string): boolean => field === 'policy' || field.startsWith('policy.') || field === 'timeZone';

const form: ConfigForm = {
  variables: {},
  secretVariables: [],
  expectations: Object.fromEntries(Object.entries(expectations).filter(([field]) => isSettable(field))),
};

const schema = z.strictObject({
  policy: policySchema.default(policySchema.parse({})),
  timeZone: z.string().refine(isTimeZone).nullable().default(null),
});

/** Rules that hold several: one left out would put Lintel's default over what the door has, which may be stricter. */
const wholeRules = { othersMeetings: policySchema.parse({}).othersMeetings, protect: policySchema.parse({}).protect };

/** Checks what is given, in the words of `door.json`, and fills in nothing. Every problem at once; never throws. */
export function parseSettings(written: unknown): SettingsReply {
  if (!isFields(written)) {
    return {
      kind: 'invalid',
      problems: [{ field: 'settings', found: describeKind(written), expected: 'an object with policy and timeZone' }],
    };
  }
  const parsed = schema.safeParse(written);
  const given = isFields(written.policy) ? written.policy : {};
  const wrong = parsed.success ? [] : problemsOf(parsed.error, { fields: written, origins: new Map(), problems: [] }, form);
  const problems = [...wrong, ...partsMissing(given)];
  if (!parsed.success || problems.length > 0) return { kind: 'invalid', problems };
  const policy = Object.fromEntries(Object.entries(parsed.data.policy).filter(([rule]) => Object.hasOwn(given, rule)));
  return { kind: 'valid', settings: { policy, timeZone: parsed.data.timeZone } };
}

function partsMissing(given: Readonly<Record<string, unknown>>): readonly ConfigProblem[] {
  return Object.entries(wholeRules).flatMap(([rule, parts]) => {
    const value = given[rule];
    const missing = isFields(value) ? Object.keys(parts).filter((part) => !Object.hasOwn(value, part)) : [];
    const field = `policy.${rule}`;
    return missing.length > 0 ? [{ field, found: `no ${missing.join(', ')}`, expected: form.expectations[field] ?? '' }] : [];
  });
}
