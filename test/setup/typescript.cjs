/** Lets a Node process that a test starts run the sources without a build: `node -r ./test/setup/typescript.cjs …`. */
require('../../gateway/dev/typescript.cjs');
