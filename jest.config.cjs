/** Libraries that come as ES modules only; Node requires them as they are, jest wants them rewritten. */
const ES_MODULES = '(openid-client|oauth4webapi|jose)';

/** Tests run as they are written: TypeScript through swc, two workers, each on a database of its own. */
module.exports = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.ts$': '@swc/jest',
    [`/node_modules/${ES_MODULES}/.+\\.js$`]: '@swc/jest',
  },
  transformIgnorePatterns: [`/node_modules/(?!${ES_MODULES}/)`],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/pages/'],
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  globalSetup: '<rootDir>/test/setup/global-setup.ts',
  globalTeardown: '<rootDir>/test/setup/global-teardown.ts',
  setupFiles: ['reflect-metadata', '<rootDir>/test/setup/threads.cjs'],
  maxWorkers: 2,
  testTimeout: 30_000,
};
