import { type ReactNode, useId } from 'react';
import type { Problem } from './tenant-api.ts';

export interface FieldProps {
  readonly label: string;
  /** The tenant's names for what is entered here; `rooms` also stands for `rooms.0`. */
  readonly names: readonly string[];
  readonly problems: readonly Problem[];
  readonly children: ReactNode;
}

const isAbout = ({ field }: Problem, names: readonly string[]): boolean =>
  names.some((name) => field === name || field.startsWith(`${name}.`));

/** One row of a form: what is asked, the entry, and right below it what the tenant finds wrong with it. */
export function Field({ label, names, problems, children }: FieldProps) {
  const id = useId();
  const own = problems.filter((problem) => isAbout(problem, names));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row with its legend
    <div className="field" role="group" aria-labelledby={id} data-wrong={own.length > 0}>
      <span className="field-label" id={id}>
        {label}
      </span>
      <div className="field-entry">{children}</div>
      {own.length > 0 && (
        <p className="problem" role="alert">
          {own.map(({ field, message }) => (names.length > 1 ? `${field} ${message}` : message)).join('; ')}
        </p>
      )}
    </div>
  );
}

/** What no field of the form stands for. */
export function OtherProblems({ names, problems }: Pick<FieldProps, 'names' | 'problems'>) {
  const others = problems.filter((problem) => !isAbout(problem, names));
  if (others.length === 0) return null;
  return (
    <p className="problem" role="alert">
      {others.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`)).join('; ')}
    </p>
  );
}
