import { RiverGateError } from '../../../errors/rivergate-error';

const MAX_LISTED = 20;

/**
 * The entry of a container that is to be read: the named one, or the only one. Throws
 * IMPORT_ENTRY_WANTED otherwise, with the entries to choose from.
 */
export function chosenEntry(
  names: ReadonlyArray<string>,
  asked: string | undefined,
  what: 'files' | 'sheets',
): string {
  const [only] = names;
  if (asked === undefined && only !== undefined && names.length === 1) return only;
  if (asked !== undefined && names.includes(asked)) return asked;
  const listed = names.slice(0, MAX_LISTED).map((name) => `"${name}"`);
  const more = names.length > MAX_LISTED ? `, and ${String(names.length - MAX_LISTED)} more` : '';
  const why =
    asked === undefined
      ? `The file contains ${String(names.length)} ${what}`
      : `The file does not contain "${asked}"`;
  throw new RiverGateError(
    'IMPORT_ENTRY_WANTED',
    `${why}; name one with --entry (请用 --entry 指明): ${listed.join(', ') || 'it is empty'}${more}.`,
    { stage: 'DECODE', entries: names.slice(0, MAX_LISTED) },
  );
}
