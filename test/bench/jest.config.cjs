const shared = require('../../jest.config.cjs');

/** Measurements, which pass or fail nothing: `npm run bench`. */
module.exports = {
  ...shared,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/bench/**/*.bench.ts'],
  maxWorkers: 1,
  testTimeout: 600_000,
};
