const shared = require('../../jest.config.cjs');
const { unitTests } = require('./unit-tests.cjs');

/** The tests that need no database and no process of their own: `npm run test:unit`. */
module.exports = {
  ...shared,
  rootDir: '../..',
  testMatch: unitTests().map((file) => `<rootDir>/${file}`),
  maxWorkers: 2,
};
