const { createRequire } = require('node:module');
const { compileFunction } = require('node:vm');
const Runtime = require('jest-runtime').default;

/** Source maps of loaded modules, for the stack traces of every file of this worker. */
const sourceMaps = new Map();
let current;

require.extensions['.ts'] = (module, file) => {
  const code = current.transformCache.transform(file);
  sourceMaps.set(file, current.getSourceMaps().get(file));
  module._compile(code, file);
};

/**
 * jest's runtime with one change: Node itself loads what a test file requires, including our sources,
 * once per worker and not once per file. Our sources have no state at module scope, so tests do not
 * affect each other; therefore schemas and supergraphs are built once per worker (`built-once.ts`).
 * Requires `one-context.cjs`, so that all modules share the same `Error` and `Array`.
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
