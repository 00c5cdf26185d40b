import { spawnSync } from 'node:child_process';

/** What a process writes that logs three lines and then does this. */
function written(last: string): ReadonlyArray<unknown> {
  const program = `
    const { createLog } = require('./shared/server/log.ts');
    const log = createLog({ level: 'info' });
    for (const at of [1, 2, 3]) log.info({ at }, 'line');
    ${last}`;
  const { stdout } = spawnSync(process.execPath, [
    '-r',
    './test/setup/typescript.cjs',
    '-e',
    program,
  ]);
  const lines = stdout.toString().split('\n').slice(0, -1);
  return lines.map((line) => (JSON.parse(line) as { readonly at: unknown }).at);
}

describe('the log of a process', () => {
  test.each([
    ['ends by itself', ''],
    ['exits', 'process.exit(1)'],
    ['fails', 'throw new Error("expected")'],
  ])('is complete when it %s', (_, last) => {
    expect(written(last)).toEqual([1, 2, 3]);
  });

  test('is written while it runs', () => {
    expect(written('setTimeout(() => process.kill(process.pid, "SIGKILL"), 500)')).toEqual([
      1, 2, 3,
    ]);
  });
});
