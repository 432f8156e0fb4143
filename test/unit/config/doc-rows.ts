/** Finds the row of a field in a document's tables; the formatter pads the columns. */
export function rowsOf(doc: string): (field: string) => string {
  const rows = doc
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.replace(/ +/g, ' '));
  return (field) => rows.find((row) => row.startsWith(`| \`${field}\` |`)) ?? '';
}
