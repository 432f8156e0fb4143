import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.json': 'application/json',
};

const policy = "default-src 'self'; frame-ancestors 'none'";

/** The Outlook page at `/` and the built files beside it; null where there is no such file. */
export function createPageFiles(pagesDir: string): (request: Request) => Promise<Response | null> {
  return async (request) => {
    const path = decodeURIComponent(new URL(request.url).pathname);
    const file = path === '/' ? 'outlook/index.html' : normalize(path).replace(/^(\.\.[/\\]|[/\\])+/, '');
    const type = types[extname(file)];
    if (request.method !== 'GET' || !type) return null;
    const bytes = await readFile(join(pagesDir, file)).catch(() => null);
    return bytes && new Response(new Uint8Array(bytes), { headers: { 'Content-Type': type, 'Content-Security-Policy': policy } });
  };
}
