import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { sharedFile } from './shared-folder';

/** The rows of a CSV file of ../shared, each keyed by its header. */
export function sharedRows(
  ...segments: ReadonlyArray<string>
): ReadonlyArray<Readonly<Record<string, string>>> {
  return parse(readFileSync(sharedFile(...segments)), { columns: true, bom: true });
}
