import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../setup/hub-process';

test('npm start takes the same steps to build as npm run build', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const { build = '', documents = '' } = scripts;
  const command = build.replace('npm run --silent documents', documents);
  const steps = [...command.matchAll(/gateway\/[\w/-]+\.(?:ts|mjs)/g)].map(([file]) => file);
  expect(steps.length).toBeGreaterThan(2);
  const run = readFileSync(join(ROOT, 'gateway/dev/run.cjs'), 'utf8');
  for (const step of steps) {
    const path = step.replace('gateway/dev/', '').replace('gateway/', '').split('/');
    expect(run).toContain(path.map((part) => `'${part}'`).join(', '));
  }
});
