import { spawnSync } from 'node:child_process';
import { commandNamed, commands } from '../../../gateway/cli/commands';
import { ROOT } from '../../setup/hub-process';

test('each command is found by its own name', () => {
  const all = commands();
  expect(all.length).toBeGreaterThan(10);
  for (const command of all) expect(commandNamed(command.name)?.name).toBe(command.name);
  expect(commandNamed('toString')).toBeUndefined();
});

test('a command that only reads settings loads neither the gateway nor a department', () => {
  const { stdout } = spawnSync(
    process.execPath,
    ['-r', './gateway/dev/typescript.cjs', '-e', LOADED],
    { cwd: ROOT, encoding: 'utf8' },
  );
  const files = stdout.split('\n');
  expect(files.some((file) => file.endsWith('cli/keys.ts'))).toBe(true);
  expect(files.filter((file) => /@apollo|typeorm|subgraphs\/[a-z]+\//.test(file))).toEqual([]);
});

const LOADED = `require('./gateway/cli/commands.ts').commandNamed('keys');
  console.log(Object.keys(require.cache).join('\\n'))`;
