import { type EffectOf, type FaultKind, type FaultRule, faultRuleSchema, type NewFaultRule, signInKinds } from './fault.ts';

/** What a rule is held against. */
export interface Struck {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** Address and object id of the mailbox asked for; empty outside a mailbox. */
  readonly mailbox: readonly string[];
}

export interface FaultRules {
  add(rule: NewFaultRule): FaultRule;
  list(): readonly FaultRule[];
  remove(id: string): boolean;
  clear(): void;
  /** Takes one strike of the first rule of that kind that hits; null when none does. */
  strike<Kind extends FaultKind>(kind: Kind, struck: Struck): { readonly rule: FaultRule; readonly effect: EffectOf<Kind> } | null;
  /** How long a write to the mailbox of these names stays unseen; `count` and `skip` do not apply to it. */
  lagMs(mailbox: readonly string[]): number;
}

export interface FaultRulesDeps {
  nowMs(): number;
  random(): number;
  onChange(): void;
}

interface LiveRule {
  readonly rule: FaultRule;
  passed: number;
  strikes: number;
  /** When it struck last; null before. */
  lastMs: number | null;
}

function isLike(text: string, pattern: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`, 'i').test(text);
}

function matches({ match, effect }: FaultRule, { operation, method, path, mailbox }: Struck): boolean {
  if (match.operation === undefined && match.path === undefined && signInKinds.has(effect.kind) !== (operation === 'token')) return false;
  if (match.operation !== undefined && !isLike(operation, match.operation)) return false;
  if (match.method !== undefined && match.method !== method) return false;
  if (match.path !== undefined && !isLike(path, match.path)) return false;
  return match.mailbox === undefined || mailbox.includes(match.mailbox.toLowerCase());
}

export function createFaultRules({ nowMs, random, onChange }: FaultRulesDeps): FaultRules {
  let live: LiveRule[] = [];
  let serial = 0;

  const end = (entry: LiveRule): void => {
    live = live.filter((other) => other !== entry);
    onChange();
  };

  const isOver = ({ rule: { effect }, lastMs }: LiveRule): boolean =>
    effect.kind === 'stickyDenial' && lastMs !== null && nowMs() - lastMs >= effect.restMs;

  const hits = (entry: LiveRule, struck: Struck): boolean => {
    if (!matches(entry.rule, struck)) return false;
    if (isOver(entry)) {
      end(entry);
      return false;
    }
    if (entry.passed < entry.rule.skip) {
      entry.passed += 1;
      return false;
    }
    return entry.rule.probability === 1 || random() < entry.rule.probability;
  };

  return {
    add(raw) {
      serial += 1;
      const rule: FaultRule = { ...faultRuleSchema.parse(raw), id: `fault-${serial}`, addedMs: nowMs() };
      live.push({ rule, passed: 0, strikes: 0, lastMs: null });
      onChange();
      return rule;
    },
    list: () => live.map(({ rule }) => rule),
    remove(id) {
      const rest = live.filter(({ rule }) => rule.id !== id);
      const isFound = rest.length < live.length;
      live = rest;
      if (isFound) onChange();
      return isFound;
    },
    clear() {
      live = [];
      onChange();
    },
    strike<Kind extends FaultKind>(kind: Kind, struck: Struck) {
      const entry = live.find((candidate) => candidate.rule.effect.kind === kind && hits(candidate, struck));
      if (!entry) return null;
      entry.strikes += 1;
      entry.lastMs = nowMs();
      if (entry.rule.count !== null && entry.strikes >= entry.rule.count) end(entry);
      return { rule: entry.rule, effect: entry.rule.effect as EffectOf<Kind> };
    },
    lagMs(mailbox) {
      const isHit = ({ effect, match, probability }: FaultRule): boolean =>
        effect.kind === 'replicationLag' &&
        (match.mailbox === undefined || mailbox.includes(match.mailbox.toLowerCase())) &&
        (probability === 1 || random() < probability);
      const effect = live.find(({ rule }) => isHit(rule))?.rule.effect;
      if (effect?.kind !== 'replicationLag') return 0;
      const { minMs, maxMs } = effect;
      return minMs + random() * (maxMs - minMs);
    },
  };
}
