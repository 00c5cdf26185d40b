import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The parts of a CycloneDX bill of materials (JSON) that are read here. */
export interface Bill {
  readonly metadata: { readonly component: { readonly 'bom-ref': string } };
  readonly components: ReadonlyArray<Component>;
  readonly dependencies: ReadonlyArray<{
    readonly ref: string;
    readonly dependsOn?: ReadonlyArray<string>;
  }>;
}

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly licenses?: ReadonlyArray<{
    readonly license?: { readonly id?: string; readonly name?: string };
    readonly expression?: string;
  }>;
}

/**
 * The part of a bill that is delivered: these libraries with their transitive dependencies.
 * Libraries that only build or test are not in an image.
 */
export function deliveredPart(bill: Bill, libraries: ReadonlySet<string>): Bill {
  const needs = new Map(bill.dependencies.map(({ ref, dependsOn = [] }) => [ref, dependsOn]));
  const product = bill.metadata.component['bom-ref'];
  const nameOf = new Map(
    bill.components.map((component) => [component['bom-ref'], component.name]),
  );
  const kept = new Set<string>();
  const keep = (ref: string): void => {
    if (kept.has(ref)) return;
    kept.add(ref);
    for (const next of needs.get(ref) ?? []) keep(next);
  };
  const direct = (needs.get(product) ?? []).filter((ref) => libraries.has(nameOf.get(ref) ?? ''));
  direct.forEach(keep);
  return {
    ...bill,
    components: bill.components.filter((component) => kept.has(component['bom-ref'])),
    dependencies: [
      { ref: product, dependsOn: direct },
      ...bill.dependencies.filter(({ ref }) => kept.has(ref)),
    ],
  };
}

/** A line for each library: name, version, and licence, or that no licence is stated. */
export function licenceList({ components }: Bill): string {
  const lines = components.map(
    (component) => `${component.name} ${component.version}: ${licenceOf(component)}`,
  );
  return `${[...new Set(lines)].sort().join('\n')}\n`;
}

function licenceOf({ licenses = [] }: Component): string {
  const named = licenses.map(
    ({ license, expression }) => expression ?? license?.id ?? license?.name,
  );
  return named.filter(Boolean).join(', ') || 'NOT STATED';
}

/** The libraries that run on a server or are built into the pages, by name. */
export function deliveredLibraries(root: string): ReadonlySet<string> {
  const { dependencies, optionalDependencies } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  ) as Record<'dependencies' | 'optionalDependencies', Readonly<Record<string, string>>>;
  return new Set([
    ...Object.keys({ ...dependencies, ...optionalDependencies }),
    ...importsOf(join(root, 'gateway', 'web')),
  ]);
}

/** Packages that the sources of the pages import. */
function importsOf(folder: string): ReadonlyArray<string> {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|css)$/.test(entry.name))
    .flatMap((entry) => [
      ...readFileSync(join(entry.parentPath, entry.name), 'utf8').matchAll(
        /(?:from|import)\s*\(?\s*'((?:@[^/']+\/)?[^./'][^/']*)/g,
      ),
    ])
    .map(([, name = '']) => name);
}

/** `npm run bill [-- <folder>]`: writes `sbom.cdx.json` (CycloneDX) and `licences.txt` into a folder. */
function main(root: string, folder = 'dist'): void {
  const whole = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], {
    ...{ cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, shell: process.platform === 'win32' },
  });
  const bill = deliveredPart(JSON.parse(whole) as Bill, deliveredLibraries(root));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'sbom.cdx.json'), `${JSON.stringify(bill, null, 2)}\n`);
  writeFileSync(join(folder, 'licences.txt'), licenceList(bill));
  const count = String(bill.components.length);
  process.stdout.write(`${count} libraries: ${folder}/sbom.cdx.json, ${folder}/licences.txt\n`);
}

if (require.main === module) main(join(__dirname, '..', '..'), process.argv[2]);
