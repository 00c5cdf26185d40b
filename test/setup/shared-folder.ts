import { existsSync } from 'node:fs';
import { join } from 'node:path';

const SHARED_FOLDER = join(__dirname, '..', '..', '..', 'shared');

/** The path of a file in the folder of facts and real files beside the project. */
export function sharedFile(...segments: ReadonlyArray<string>): string {
  return join(SHARED_FOLDER, ...segments);
}

/**
 * Declares a group of tests that read the folder beside the project.
 * If the folder is missing, the group fails in CI; elsewhere it is reported as skipped, with the
 * reason in its name and without running `fn`, so that a clone without the folder can run its tests
 * and nobody believes that these have passed.
 */
export function describeWithShared(name: string, fn: () => void): void {
  if (existsSync(SHARED_FOLDER)) {
    describe(name, fn);
  } else if (process.env.CI) {
    test(`${name} finds the folder ../shared`, () => {
      throw new TypeError(`CI must provide ../shared, but there is none at: "${SHARED_FOLDER}".`);
    });
  } else {
    test.skip(`${name} (skipped: ../shared is missing)`, () => undefined);
  }
}
