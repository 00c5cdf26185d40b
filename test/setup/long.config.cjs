const shared = require('../../jest.config.cjs');

process.env.RIVERGATE_TEST_LONG = '1';

/** Runs the long form of suites, by name: `npm run test:long -- filter-property`. */
module.exports = { ...shared, rootDir: '../..', testTimeout: 3_600_000 };
