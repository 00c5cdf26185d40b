const { ModuleMocker } = require('jest-mock');

/** What jest-circus keeps for one file: `TEST_TIMEOUT_SYMBOL`, `EVENT_HANDLERS`, `JEST_STATE_SYMBOL`, …. */
const OF_CIRCUS = /^[A-Z_]+$/;

/**
 * A test environment in the worker's own context, so that modules are loaded once a worker and not
 * once a file (`shared-modules.cjs`). What a file may leave behind is taken back at its end: settings
 * of the process and its listeners; what jest itself kept of it goes before the next.
 */
class OneContext {
  constructor() {
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimers = null;
    this.fakeTimersModern = null;
  }

  async setup() {
    this.settings = { ...process.env };
    for (const symbol of Object.getOwnPropertySymbols(globalThis))
      if (OF_CIRCUS.test(symbol.description)) Reflect.deleteProperty(globalThis, symbol);
    this.listeners = new Map();
    for (const event of process.eventNames())
      this.listeners.set(event, new Set(process.rawListeners(event)));
  }

  async teardown() {
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

module.exports = OneContext;
