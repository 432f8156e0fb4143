/** One line of the table of budgets. */
export interface Figure {
  readonly what: string;
  /** In `unit`; what is measured may not be more. Null for a figure that only informs. */
  readonly budget: number | null;
  /** Null where it could not be measured; `why` says why. */
  readonly measured: number | null;
  readonly unit: 'requests' | 'ms' | 's' | 'KB' | 'MB' | '%' | 'doors' | 'rooms' | 'items';
  readonly why?: string;
}

const figureText = (value: number | null, unit: string): string => (value === null ? '-' : `${Math.round(value * 10) / 10} ${unit}`);

const verdict = ({ budget, measured }: Figure): 'ok' | 'OVER' | 'not measured' | '' => {
  if (measured === null) return 'not measured';
  if (budget === null) return '';
  return measured <= budget ? 'ok' : 'OVER';
};

export const isOver = (figure: Figure): boolean => verdict(figure) === 'OVER';

/** The table as lines of text, columns in line. */
export function printFigures(figures: readonly Figure[]): readonly string[] {
  const rows = [
    ['what', 'budget', 'measured', ''],
    ...figures.map((figure) => [
      figure.what,
      figureText(figure.budget, figure.unit),
      figureText(figure.measured, figure.unit),
      `${verdict(figure)}${figure.why ? `: ${figure.why}` : ''}`,
    ]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** The value that `share` of them do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
