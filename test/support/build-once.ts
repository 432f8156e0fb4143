import { createBuilder } from 'vite';

/** End-to-end tests run what ships: pages, main process and preload, built once before them. */
export default async function buildOnce(): Promise<void> {
  const { NODE_ENV } = process.env;
  const builder = await createBuilder({ logLevel: 'warn' });
  await builder.buildApp();
  process.env.NODE_ENV = NODE_ENV; // the build set its own; the tests keep theirs
}
