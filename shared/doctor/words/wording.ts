export type Severity = 'ok' | 'warning' | 'failure' | 'skipped';

/** A finding as a person reads it; `{name}` stands for a fact. Remedy lines that begin with `PS> ` are to be typed into PowerShell. */
export interface Wording {
  readonly severity: Severity;
  readonly says: string;
  readonly remedy?: readonly string[];
}

export type Wordings = Readonly<Record<string, Wording>>;
