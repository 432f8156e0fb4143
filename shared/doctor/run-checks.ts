import { type Check, type CheckName, checkTitles, type Finding } from './finding.ts';
import { wordingOf } from './words/words.ts';

/**
 * Runs the checks one after the other and tells each finding as it comes. What needs a check that failed, or that could not be done
 * itself, is not tried, and says for want of what.
 */
export async function runChecks(
  checks: readonly Check[],
  onFinding: (check: CheckName, finding: Finding) => void,
  signal: AbortSignal,
): Promise<void> {
  const closed = new Set<CheckName>();
  for (const check of checks) {
    if (signal.aborted) return;
    const missing = check.needs.find((name) => closed.has(name));
    if (missing !== undefined) {
      closed.add(check.name);
      onFinding(check.name, { code: 'needsOther', facts: { why: `"${checkTitles[missing]}" comes first` } });
      continue;
    }
    const findings = await check.run(signal);
    if (findings.some(({ code }) => wordingOf(code).severity === 'failure')) closed.add(check.name);
    for (const finding of findings) onFinding(check.name, finding);
  }
}
