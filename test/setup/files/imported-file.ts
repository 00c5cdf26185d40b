import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importCommand } from '../../../gateway/cli/data/import';
import { readSettings } from '../../../shared/config/settings';
import { RiverGateError } from '../../../shared/errors/rivergate-error';

/** A file for the command `import`, with its options. */
export interface ImportedContent {
  readonly url: string;
  readonly folder: string;
  readonly feed: string;
  readonly content: string | Buffer;
  readonly options?: Readonly<Record<string, string>>;
}

/** What the command said, and how it ended. */
export interface ImportEnd {
  /** The answer of `--json`. */
  readonly report: Readonly<Record<string, unknown>>;
  /** Stable code if the command failed. */
  readonly code: string | null;
  readonly message: string;
  /** The reject file; null if there is none. */
  readonly rejects: string | null;
}

let files = 0;

/** Runs the command `import` as the command line does, with `--json`. */
export async function importContent(given: ImportedContent): Promise<ImportEnd> {
  files += 1;
  const file = join(given.folder, `file-${String(files)}`);
  writeFileSync(file, given.content);
  const said: string[] = [];
  const end = await importCommand
    .run({
      settings: readSettings({ DATABASE_URL: given.url, RIVERGATE_DATA: given.folder }),
      positionals: [given.feed, file],
      options: { json: true, rejects: `${file}.rejects`, ...given.options },
      terminal: {
        isWatched: false,
        say: (line) => said.push(line),
        note: () => undefined,
        progress: () => undefined,
      },
      stop: new AbortController().signal,
    })
    .then(() => ({ code: null, message: '' }), failureOf);
  const report = JSON.parse(said[0] ?? '{}') as ImportEnd['report'];
  return { ...end, report, rejects: textOf(`${file}.rejects`) };
}

function failureOf(thrown: unknown): { readonly code: string; readonly message: string } {
  if (thrown instanceof RiverGateError) return { code: thrown.code, message: thrown.message };
  throw thrown;
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
