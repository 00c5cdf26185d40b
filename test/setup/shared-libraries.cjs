require('./typescript.cjs');
const { createRequire } = require('node:module');
const { compileFunction } = require('node:vm');
const Runtime = require('jest-runtime').default;

/**
 * jest's runtime with one change: what lies in node_modules is loaded by Node itself, once a worker.
 * Our own files have a registry for each test file, as ever; only migrations, which TypeORM itself
 * requires, are loaded outside of it. Needs `one-context.cjs`: both see the same `Error` and `Array`.
 */
class SharedLibraries extends Runtime {
  constructor(...args) {
    super(...args);
    const { executor } = this;
    executor.compile = (source, filename) =>
      compileFunction(source, executor.injectedModuleParameters, { filename });
  }

  requireModuleOrMock(from, name) {
    const isOurs = /^[./]/.test(name) || this._resolution.isCoreModule(name);
    return isOurs ? super.requireModuleOrMock(from, name) : createRequire(from)(name);
  }
}

module.exports = { __esModule: true, default: SharedLibraries };
