/** Lets a plain Node process of a test run the sources as they are: `node -r ./test/setup/typescript.cjs …`. */
require('../../gateway/dev/typescript.cjs');
