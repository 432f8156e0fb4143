import { type CheckName, checkTitles, type FailedCall, type Finding } from './finding.ts';
import type { Severity } from './words/wording.ts';
import { wordingOf } from './words/words.ts';

/** One line of the report. Plain data: `--json` prints it as it is. */
export interface ReportLine {
  readonly check: CheckName;
  readonly title: string;
  readonly result: Severity;
  readonly code: Finding['code'];
  readonly says: string;
  readonly remedy: readonly string[];
  /** Null unless a call failed. */
  readonly call: FailedCall | null;
}

export type ReportSummary = Readonly<Record<Severity, number>>;

/** `common` are the facts that every sentence may name. */
export function buildLine(check: CheckName, finding: Finding, common: Readonly<Record<string, string>>): ReportLine {
  const facts = { ...common, ...finding.facts };
  const { severity, says, remedy = [] } = wordingOf(finding.code);
  return {
    check,
    title: checkTitles[check],
    result: severity,
    code: finding.code,
    says: fill(says, facts),
    remedy: remedy.map((line) => fill(line, facts)),
    call: finding.call ?? null,
  };
}

export function summaryOf(lines: readonly ReportLine[]): ReportSummary {
  const count = (severity: Severity): number => lines.filter(({ result }) => result === severity).length;
  return { ok: count('ok'), warning: count('warning'), failure: count('failure'), skipped: count('skipped') };
}

const titleWidth = Math.max(...Object.values(checkTitles).map((title) => title.length)) + 2;

/** A line as the terminal shows it: the finding, then its remedy and the ids that Microsoft's support asks for. */
export function formatLine({ result, title, says, remedy, call }: ReportLine): readonly string[] {
  const inset = ' '.repeat(9);
  return [
    `${result.padEnd(9)}${title.padEnd(titleWidth)}${says}`,
    ...remedy.map((line) => (line.startsWith('PS> ') ? `${inset}    ${line}` : `${inset}  ${line}`)),
    ...(call && (call.requestId ?? call.clientRequestId) ? [`${inset}  ${formatIds(call)}`] : []),
  ];
}

export function formatSummary({ ok, warning, failure, skipped }: ReportSummary): string {
  const verdict =
    failure > 0 ? 'This door will not work as it is.' : warning > 0 ? 'This door works; see the warnings.' : 'This door works.';
  return `${ok} ok, ${warning} ${warning === 1 ? 'warning' : 'warnings'}, ${failure} ${failure === 1 ? 'failure' : 'failures'}, ${skipped} not tried. ${verdict}`;
}

const formatIds = ({ requestId, clientRequestId }: FailedCall): string =>
  [requestId && `request id ${requestId}`, clientRequestId && `client request id ${clientRequestId}`].filter(Boolean).join(', ');

const fill = (text: string, facts: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => facts[name] ?? place);
