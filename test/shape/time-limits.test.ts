import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TESTS = join(__dirname, '..');

test('no test has a time limit of its own: the one of jest.config.cjs ends what hangs, not what is slow', () => {
  const files = readdirSync(TESTS, { recursive: true, encoding: 'utf8' });
  const limited = files
    .filter((name) => name.endsWith('.ts') && !name.startsWith('bench'))
    .filter((name) => LIMIT.test(readFileSync(join(TESTS, name), 'utf8')));
  expect(limited).toEqual([]);
});

/** jest's own word for it, and a number after the function of a test or hook. */
const LIMIT = new RegExp(String.raw`jest\.${'setTimeout'}\(|^ *\}, [0-9_]{5,}\);$`, 'm');
