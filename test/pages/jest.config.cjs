const shared = require('../../jest.config.cjs');

/** Tests the pages in a real browser, with a hub for each file: `npm run test:pages`. */
module.exports = {
  ...shared,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/pages/**/*.test.ts'],
  testPathIgnorePatterns: [],
  globalSetup: '<rootDir>/test/pages/global-setup.ts',
  maxWorkers: 2,
};
