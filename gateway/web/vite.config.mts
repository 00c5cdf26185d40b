import { defineConfig } from 'vite';

/** All pages in one build: what they share is fetched once. Nothing is put inline, so that the policy stays strict. */
export default defineConfig({
  root: import.meta.dirname,
  worker: { format: 'es' },
  // GraphiQL loads this by its old name too, which is another file of the same content.
  resolve: { alias: { 'prettier/parser-graphql': 'prettier/plugins/graphql' } },
  // Of `npm run dev`: what makes workers is no file to be bundled beforehand.
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
