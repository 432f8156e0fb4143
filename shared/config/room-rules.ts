import { z } from 'zod';
import type { Policy } from '../domain/policy.ts';
import type { ConfigProblem } from './config-problem.ts';
import { doorForm } from './door-form.ts';
import { type Fields, isFields } from './merge-sources.ts';
import { policySchema } from './policy-schema.ts';
import { problemsOf } from './problems-of.ts';
import { isTimeZone } from './time-zone.ts';

/** By what a door goes: its own configuration, and over it what its coordinator has set. */
export interface RoomRules {
  readonly policy: Policy;
  /** IANA; null takes the mailbox's, else the machine's. */
  readonly timeZone: string | null;
}

/** What a coordinator has set: rules, as they came. */
export interface SetRules {
  readonly policy: Partial<Policy>;
  /** Null leaves it to the door. */
  readonly timeZone: string | null;
}

export type RoomRulesReply =
  | { readonly kind: 'valid'; readonly rules: RoomRules }
  | { readonly kind: 'invalid'; readonly problems: readonly ConfigProblem[] };

const rulesSchema: z.ZodType<RoomRules> = z.strictObject({
  policy: policySchema,
  timeZone: z.string().refine(isTimeZone).nullable(),
});

/**
 * What is set over what the door has, rule by rule, and in a group of rules act by act. Whoever set it may know other rules than this
 * version does: then all of it is refused, since half of what was meant is not what was meant. `hasPin`: this door has a PIN by which
 * protected acts open.
 */
export function applySetRules(own: RoomRules, set: SetRules, hasPin: boolean): RoomRulesReply {
  const { othersMeetings, protect } = own.policy;
  const policy: Fields = { ...own.policy, ...set.policy };
  const fields: Fields = {
    policy: { ...policy, ...within('othersMeetings', othersMeetings, policy), ...within('protect', protect, policy) },
    timeZone: set.timeZone ?? own.timeZone,
  };
  const parsed = rulesSchema.safeParse(fields);
  const merged = { fields, origins: new Map<string, string>(), problems: [] };
  const problems = parsed.success ? lockedAway(parsed.data.policy, hasPin) : problemsOf(parsed.error, merged, doorForm);
  return parsed.success && problems.length === 0 ? { kind: 'valid', rules: parsed.data } : { kind: 'invalid', problems };
}

function within(group: string, own: Fields, policy: Fields): Fields {
  const set = policy[group];
  return isFields(set) ? { [group]: { ...own, ...set } } : {};
}

/** A rule that asks for a PIN where there is none would shut the act away from everybody. */
function lockedAway({ protect }: Policy, hasPin: boolean): readonly ConfigProblem[] {
  if (hasPin) return [];
  return Object.entries(protect)
    .filter(([, protection]) => protection === 'pin')
    .map(([act]) => ({ field: `policy.protect.${act}`, found: '"pin"', expected: 'none, since this door has no PIN' }));
}
