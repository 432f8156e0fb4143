import { createHash } from 'node:crypto';

export interface SetupPage {
  readonly html: string;
  /** The page's whole content security policy: its one style sheet by hash, and nothing else. */
  readonly policy: string;
}

const style = [
  ':root{color-scheme:dark}',
  'body{background:#101418;color:#e8ecf0;font:1.25rem/1.5 system-ui,sans-serif;margin:8vmin}',
  'h1{font-size:2.5rem}',
  'li,code{font-family:ui-monospace,monospace;overflow-wrap:anywhere}',
  'li{margin:.5em 0}',
].join('');

const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

const throughCoordinator = `<code>${escapeHtml('{ "credential": { "kind": "gateway" }, "coordinator": "https://…" }')}</code>`;

/** What an installed kiosk shows while its configuration does not hold: the problems, a line each. It has no script. */
export function buildSetupPage(problems: readonly string[]): SetupPage {
  const lines = problems.map((problem) => `<li>${escapeHtml(problem)}</li>`).join('');
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Lintel</title><style>${style}</style>
<h1>This door is not set up yet</h1><ul>${lines}</ul><p>The door opens by itself once this is put right. A display that goes through a coordinator needs no more than ${throughCoordinator}
and then shows the code by which it is let in.</p></html>`;
  return { html, policy };
}
