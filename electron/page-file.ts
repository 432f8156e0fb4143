import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

export interface PageFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** A name with no slash, backslash, percent sign or leading dot in it, so that joined names cannot climb out of the folder. */
const plainName = /^[\w-][\w.@-]*$/;

/** The built file behind a page address's path, or null when there is none or the path or type is not one that Vite builds. */
export async function readPageFile(pagesDir: string, pathname: string): Promise<PageFile | null> {
  const names = pathname.split('/').slice(1);
  const contentType = contentTypes[extname(pathname)];
  if (contentType === undefined || !names.every((name) => plainName.test(name))) return null;
  const body = await readFile(join(pagesDir, ...names)).catch(() => null);
  return body && { body: new Uint8Array(body), contentType };
}
