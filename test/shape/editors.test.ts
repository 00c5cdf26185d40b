import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolveConfig } from 'prettier';
import { ROOT } from '../setup/hub-process';

const text = (file: string) => readFileSync(join(ROOT, file), 'utf8');

describe('the settings of editors', () => {
  test('.editorconfig agrees with prettier', async () => {
    const file = join(ROOT, 'gateway', 'main.ts');
    const byPrettier: unknown = JSON.parse(text('.prettierrc.json'));
    const both = await resolveConfig(file, { editorconfig: true });
    expect(both).toEqual({
      ...(byPrettier as object),
      endOfLine: 'lf',
      tabWidth: 2,
      useTabs: false,
    });
    expect(text('.editorconfig')).toMatch(/^max_line_length = 100$/m);
  });

  test('.nvmrc, the image and package.json name the same Node', () => {
    const [, oldest = ''] = /"node": ">=(\d+)\.[\d.]+"/.exec(text('package.json')) ?? [];
    expect(text('.nvmrc').trim()).toBe(oldest);
    expect(text('Dockerfile')).toContain(`node:${oldest}-`);
  });

  test('.vscode/launch.json starts only files and scripts that exist', () => {
    const { configurations } = JSON.parse(text('.vscode/launch.json')) as {
      readonly configurations: ReadonlyArray<Configuration>;
    };
    const { scripts } = JSON.parse(text('package.json')) as { readonly scripts: object };
    for (const { program, runtimeArgs, port } of configurations) {
      if (program) expect(existsSync(program.replace('${workspaceFolder}', ROOT))).toBe(true);
      if (runtimeArgs) expect(scripts).toHaveProperty(runtimeArgs[1] ?? '');
      if (port) expect(text('gateway/dev/main.ts')).toContain(`INSPECT_PORT = ${String(port)}`);
    }
    expect(configurations).toHaveLength(3);
  });
});

interface Configuration {
  readonly program?: string;
  readonly runtimeArgs?: ReadonlyArray<string>;
  readonly port?: number;
}
