const { ModuleMocker } = require('jest-mock');
const { Client } = require('pg');
const { isUnitTest } = require('../unit-tests.cjs');

/** State of jest-circus for one file: `TEST_TIMEOUT_SYMBOL`, `EVENT_HANDLERS`, `JEST_STATE_SYMBOL`, …. */
const OF_CIRCUS = /^[A-Z_]+$/;

/**
 * A test environment in the worker's own context, so that modules are loaded once per worker and not
 * once per file (`shared-modules.cjs`). Settings of the process and listeners that a test file leaves
 * are reverted at its end, and jest's own state of it is removed before the next file. A unit test is
 * refused connections to databases.
 */
class OneContext {
  constructor(_config, { testPath }) {
    this.testPath = testPath;
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimers = null;
    this.fakeTimersModern = null;
  }

  async setup() {
    this.connect = Client.prototype.connect;
    if (isUnitTest(this.testPath)) Client.prototype.connect = refuseToConnect;
    this.settings = { ...process.env };
    for (const symbol of Object.getOwnPropertySymbols(globalThis))
      if (OF_CIRCUS.test(symbol.description)) Reflect.deleteProperty(globalThis, symbol);
    this.listeners = new Map();
    for (const event of process.eventNames())
      this.listeners.set(event, new Set(process.rawListeners(event)));
  }

  async teardown() {
    Client.prototype.connect = this.connect;
    for (const name of Object.keys(process.env))
      if (!(name in this.settings)) delete process.env[name];
    Object.assign(process.env, this.settings);
    for (const event of process.eventNames())
      for (const listener of process.rawListeners(event))
        if (!this.listeners.get(event)?.has(listener)) process.removeListener(event, listener);
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return globalThis;
  }
}

function refuseToConnect() {
  throw new TypeError(
    'A unit test opens no database: what opens one here must be named in test/setup/unit-tests.cjs.',
  );
}

module.exports = OneContext;
