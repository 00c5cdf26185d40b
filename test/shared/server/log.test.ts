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

  test.each(['warn', 'error', 'fatal'])(
    'has every line of level %s, and the lines before it, when it is killed at once',
    (level) => {
      expect(
        written(`log.${level}({ at: 4 }, 'line'); process.kill(process.pid, 'SIGKILL')`),
      ).toEqual([1, 2, 3, 4]);
    },
  );

  test('goes on when the reader of its lines has gone', () => {
    const program = `
      const { createLog } = require('./shared/server/log.ts');
      const log = createLog({ level: 'info' });
      process.stdin.once('end', () => {
        for (const at of [1, 2, 3]) log.warn({ at }, 'line');
        setTimeout(() => { log.error('line'); process.stderr.write('goes on'); }, 300);
      }).resume();`;
    const pipe = '{ sleep 1; } | "$0" -r ./test/setup/typescript.cjs -e "$1" | true';
    const { stderr, status } = spawnSync('sh', ['-c', pipe, process.execPath, program]);
    expect([stderr.toString(), status]).toEqual(['goes on', 0]);
  });
});
