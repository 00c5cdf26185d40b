import { join } from 'node:path';
import { messageOf } from '../../shared/errors/message-of';
import { compilationOf, compileAll } from './sources';

/**
 * Compiles the server into `dist`: the first half of `npm run build`; the second builds the pages.
 */
compileAll(compilationOf(join(__dirname, '..', '..'))).catch((thrown: unknown) => {
  const faults: ReadonlyArray<unknown> =
    thrown instanceof AggregateError ? thrown.errors : [thrown];
  for (const fault of faults) process.stderr.write(`${messageOf(fault)}\n`);
  process.exitCode = 1;
});
