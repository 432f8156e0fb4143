const LINKS = ['@odata.nextLink', '@odata.deltaLink'] as const;

/**
 * The page with its links replaced; any other text as it is. A link that `replace` answers with null stays: the door asks nobody but
 * its gateway, and so will not follow it.
 */
export function replacePageLinks(text: string, replace: (link: string) => string | null): string {
  const page = parseObject(text);
  if (!page) return text;
  const replaced: Record<string, string> = {};
  for (const name of LINKS) {
    const link = page[name];
    const other = typeof link === 'string' ? replace(link) : null;
    if (other !== null) replaced[name] = other;
  }
  return Object.keys(replaced).length === 0 ? text : JSON.stringify({ ...page, ...replaced });
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  if (!text.includes('@odata.')) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null; // broken on its way here: the door shall see what came
  }
}
