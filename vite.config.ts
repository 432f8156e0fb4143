import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

const root = import.meta.dirname;
const at = (path: string): string => resolve(root, path);

/** The dev server writes styles into the page, which the pages' own policy forbids; what is built keeps it. */
const looseCspInDev: Plugin = {
  name: 'loose-csp-in-dev',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
};

/** Node's own modules and `electron` stay outside; everything else is bundled, so that the package carries no node_modules. */
const hostExternals = ['electron', /^node:/];

const settings: UserConfig = {
  root: at('renderer'),
  base: './',
  plugins: [react(), looseCspInDev],
  // Small assets stay files: a data: address would break the pages' content security policy.
  build: { assetsInlineLimit: 0, emptyOutDir: true },
  environments: {
    client: {
      build: {
        outDir: at('dist/pages'),
        rolldownOptions: { input: { door: at('renderer/door/index.html'), outlook: at('renderer/outlook/index.html') } },
      },
    },
    main: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        outDir: at('dist/electron'),
        copyPublicDir: false,
        emptyOutDir: false,
        rolldownOptions: {
          input: { main: at('electron/main.ts') },
          external: hostExternals,
          output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'main-[hash].js' },
        },
      },
    },
    // A sandboxed preload is one CommonJS file; it cannot load a shared chunk.
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        outDir: at('dist/electron'),
        copyPublicDir: false,
        emptyOutDir: false,
        rolldownOptions: {
          input: { preload: at('electron/preload.ts') },
          external: hostExternals,
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) {
        if (environment.name !== 'ssr') await builder.build(environment);
      }
    },
  },
};

export default defineConfig(({ command }) => {
  // What is built is what ships, whoever builds it: a test runner's NODE_ENV would put React's development build on the door.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return settings;
});
