/** What one program's configuration is made of: a door's, or a coordinator's. */
export interface ConfigForm {
  /** Which variable sets which field. An empty one counts as not set. */
  readonly variables: Readonly<Record<string, string>>;
  /** What may come from a mounted file as well, named by the variable with `_FILE` at its end. */
  readonly secretVariables: readonly string[];
  /** What each field should hold, for problems and for people. */
  readonly expectations: Readonly<Record<string, string>>;
}

/** The variable that sets a field; the field itself where none does. */
export function variableOf(field: string, { variables }: ConfigForm): string {
  return Object.keys(variables).find((variable) => variables[variable] === field) ?? field;
}
