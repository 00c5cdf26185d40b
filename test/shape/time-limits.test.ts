import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TESTS = join(__dirname, '..');

test('no test has its own time limit: the one in jest.config.cjs ends tests that hang, not slow ones', () => {
  const files = readdirSync(TESTS, { recursive: true, encoding: 'utf8' });
  const limited = files
    .filter((name) => name.endsWith('.ts') && !name.startsWith('bench'))
    .filter((name) => LIMIT.test(readFileSync(join(TESTS, name), 'utf8')));
  expect(limited).toEqual([]);
});

/** Matches jest's function, and a number after the function of a test or hook. */
const LIMIT = new RegExp(String.raw`jest\.${'setTimeout'}\(|^ *\}, [0-9_]{5,}\);$`, 'm');
