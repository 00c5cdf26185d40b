const { createRequire } = require('node:module');
const { compileFunction } = require('node:vm');
const Runtime = require('jest-runtime').default;

/** Where the lines of what was loaded stand in our sources, for the stacks of every file of this worker. */
const sourceMaps = new Map();
let current;

require.extensions['.ts'] = (module, file) => {
  const code = current.transformCache.transform(file);
  sourceMaps.set(file, current.getSourceMaps().get(file));
  module._compile(code, file);
};

/**
 * jest's runtime with one change: whatever a test file requires is loaded by Node itself, once a worker
 * and not once a file, our own sources too. They keep no state at module scope, so no test sees what
 * another did; schemas and supergraphs are built once a worker because of it (`built-once.ts`). Needs
 * `one-context.cjs`: all see the same `Error` and `Array`.
 */
class SharedModules extends Runtime {
  constructor(...args) {
    super(...args);
    current = this;
    for (const [file, map] of sourceMaps) this.getSourceMaps().set(file, map);
    const { executor } = this;
    executor.compile = (source, filename) =>
      compileFunction(source, executor.injectedModuleParameters, { filename });
  }

  requireModuleOrMock(from, name) {
    return this._resolution.isCoreModule(name)
      ? super.requireModuleOrMock(from, name)
      : createRequire(from)(name);
  }
}

module.exports = { __esModule: true, default: SharedModules };
