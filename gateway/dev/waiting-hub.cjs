/**
 * A process that has loaded the libraries, the larger part of a start, and waits to become the hub.
 * A message `{main, args, inspectPort}` starts it; it ends with its parent process.
 */
const inspector = require('node:inspector');
const { createRequire } = require('node:module');
const { join } = require('node:path');

const { dependencies } = require('../../package.json');
const load = createRequire(join(__dirname, '..', '..', 'package.json'));

load('reflect-metadata'); // Loaded before the libraries that need it.
for (const name of Object.keys(dependencies)) {
  try {
    load(name);
  } catch (thrown) {
    // An ES module, which the hub imports by itself.
    if (thrown.code !== 'ERR_REQUIRE_ESM' && thrown.code !== 'ERR_PACKAGE_PATH_NOT_EXPORTED')
      throw thrown;
  }
}

process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.once('message', ({ main, args, inspectPort }) => {
  if (inspectPort !== null) inspector.open(inspectPort, '127.0.0.1');
  process.channel.unref();
  process.argv = [process.argv[0], main, ...args];
  require(main);
});
