/** Lets a plain Node process run TypeScript sources as they are: `node -r ./gateway/dev/typescript.cjs …`. */
const { transformFileSync } = require('@swc/core');

require.extensions['.ts'] = (module, file) => {
  module._compile(transformFileSync(file, { sourceMaps: 'inline' }).code, file);
};
