import { defineConfig } from 'vite';

/**
 * Builds all pages in one build, so that shared code is fetched once. Nothing is inlined, so that
 * the content security policy stays strict.
 */
export default defineConfig({
  root: import.meta.dirname,
  worker: { format: 'es' },
  // GraphiQL also loads this by its old name, a second file with the same content.
  resolve: { alias: { 'prettier/parser-graphql': 'prettier/plugins/graphql' } },
  // For `npm run dev`: the file that creates workers must not be bundled in advance.
  optimizeDeps: { exclude: ['graphiql/setup-workers/vite', '@graphiql/react/setup-workers/vite'] },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4000,
    rollupOptions: {
      input: {
        console: `${import.meta.dirname}/console/index.html`,
        explorer: `${import.meta.dirname}/explorer/index.html`,
        docs: `${import.meta.dirname}/docs/index.html`,
      },
    },
  },
});
