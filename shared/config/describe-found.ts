const LONGEST_SHOWN = 60;

/** What stands in a field, for a person. The value of a credential, a token or a PIN is never shown, nor a name and password within an address. */
export function describeFound(field: string, value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === '') return 'an empty text';
  if (field.startsWith('credential') || /(?:Pin|Token)$/.test(field)) return describeKind(value);
  if (typeof value === 'string' && /\/\/[^/]*@/.test(value)) return 'an address with a user name in it';
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return describeKind(value);
  const text = JSON.stringify(value) ?? describeKind(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

/** The kind of a value without the value. */
export function describeKind(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'string' ? 'a text' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
