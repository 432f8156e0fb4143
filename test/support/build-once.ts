import { createBuilder } from 'vite';

/** End-to-end tests run what ships: pages, main process and preload, built once before them. */
export default async function buildOnce(): Promise<void> {
  const builder = await createBuilder({ logLevel: 'warn' });
  await builder.buildApp();
}
