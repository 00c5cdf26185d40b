/** Lets a plain Node process of a test run the sources as they are: `node -r ./test/setup/typescript.cjs …`. */
const { transformFileSync } = require('@swc/core');

require.extensions['.ts'] = (module, file) => {
  module._compile(transformFileSync(file, { sourceMaps: 'inline' }).code, file);
};
