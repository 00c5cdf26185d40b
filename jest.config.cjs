/**
 * Compiles TypeScript tests by swc and runs them in three workers, each with its own databases and
 * with modules that are loaded once (`test/setup/runner/shared-modules.cjs`).
 */
module.exports = {
  testEnvironment: '<rootDir>/test/setup/runner/one-context.cjs',
  runtime: require.resolve('./test/setup/runner/shared-modules.cjs'),
  transform: { '^.+\\.ts$': '@swc/jest' },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/pages/'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.rivergate'],
  testSequencer: '<rootDir>/test/setup/runner/heavy-first.cjs',
  globalSetup: '<rootDir>/test/setup/global-setup.ts',
  globalTeardown: '<rootDir>/test/setup/global-teardown.ts',
  setupFiles: ['reflect-metadata', '<rootDir>/test/setup/threads.cjs'],
  maxWorkers: 3,
  testTimeout: 3_600_000,
};
