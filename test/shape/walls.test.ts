import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** For each wall, a file that breaks it, and its import. */
const BREACHES: Readonly<Record<string, readonly [file: string, imports: string]>> = {
  'departments-are-strangers': ['subgraphs/water/a.ts', '../ocean/b'],
  'contexts-meet-by-module': ['subgraphs/exchange/audit/a.ts', '../requests/b'],
  'exchange-puts-contexts-together': ['subgraphs/exchange/a.ts', './audit/b'],
  'gateway-knows-no-department': ['gateway/a.ts', '../subgraphs/registry'],
  'cli-opens-the-registry-only': ['gateway/cli/a.ts', '../../subgraphs/ocean/b'],
  'shared-is-the-floor': ['shared/data/a.ts', '../../gateway/b'],
  'server-runs-without-build-tools': ['gateway/e.ts', 'vite'],
  'nothing-imports-developers-tools': ['gateway/f.ts', './dev/b'],
  'engine-knows-no-handler': ['gateway/engine/a.ts', '../handle-request'],
  'nothing-imports-tests': ['gateway/c.ts', '../test/b'],
  'type-is-a-leaf': ['subgraphs/water/a.type.ts', './b.loader'],
  'record-is-a-leaf': ['subgraphs/water/a.record.ts', './b.type'],
  'loader-looks-down': ['subgraphs/water/a.loader.ts', './b.type'],
  'migrations-stand-alone': ['migrations/water/a.ts', '../../shared/domain/b'],
  'domain-is-pure': ['shared/domain/a.ts', 'node:fs'],
  'sql-stays-below': ['gateway/d.ts', 'pg'],
  'connections-stay-below': ['gateway/g.ts', '../shared/data/server/with-connection'],
  'web-is-an-outsider': ['gateway/web/a.ts', '../../shared/domain/b'],
  'shared-domain-looks-down': ['shared/domain/c.ts', '../errors/b'],
  'shared-errors-looks-down': ['shared/errors/a.ts', '../config/b'],
  'shared-hj212-looks-down': ['shared/hj212/a.ts', '../config/b'],
  'shared-config-looks-down': ['shared/config/a.ts', '../data/b'],
  'shared-data-looks-down': ['shared/data/c.ts', '../identity/b'],
  'shared-tracing-looks-down': ['shared/tracing/a.ts', '../identity/b'],
  'shared-identity-looks-down': ['shared/identity/a.ts', '../sharing/b'],
  'shared-sharing-looks-down': ['shared/sharing/a.ts', '../graphql/b'],
  'shared-graphql-looks-down': ['shared/graphql/a.ts', '../monitoring/b'],
  'shared-monitoring-looks-down': ['shared/monitoring/a.ts', '../server/b'],
  'shared-push-down-looks-down': ['shared/push-down/a.ts', '../server/b'],
  'no-cycles': ['shared/server/a.ts', './b'],
};

let house: string;

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'walls-'));
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
    cpSync(join(ROOT, file), join(house, file));
  symlinkSync(join(ROOT, 'node_modules'), join(house, 'node_modules'));
  for (const [file, imports] of Object.values(BREACHES)) {
    write(file, `import '${imports}';\n`);
    if (imports.startsWith('.'))
      write(`${join(dirname(file), imports)}.ts`, 'export const b = 1;\n');
  }
  write('shared/server/b.ts', "import './a';\n");
});
afterAll(() => {
  rmSync(house, { recursive: true });
});

test('every wall stops its breach', () => {
  const rules = wallNames();
  expect(Object.keys(BREACHES).sort()).toEqual([...rules].sort());
  const broken = violations();
  for (const [rule, [file]] of Object.entries(BREACHES))
    expect(broken).toContain(`${rule}: ${file}`);
});

function wallNames(): ReadonlyArray<string> {
  const { forbidden } = createRequire(__filename)('../../.dependency-cruiser.cjs') as {
    readonly forbidden: ReadonlyArray<{ readonly name: string }>;
  };
  return forbidden.map(({ name }) => name);
}

function violations(): ReadonlyArray<string> {
  const depcruise = join(ROOT, 'node_modules', '.bin', 'depcruise');
  const args = ['--output-type', 'json', 'gateway', 'subgraphs', 'shared', 'migrations', 'test'];
  const output = execFileSync(depcruise, args, {
    cwd: house,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const { summary } = JSON.parse(output) as {
    readonly summary: { readonly violations: ReadonlyArray<Violation> };
  };
  return summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
}

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(house, file)), { recursive: true });
  writeFileSync(join(house, file), text);
}
