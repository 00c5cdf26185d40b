import type { Words } from '../common/language';
import { OpennessWords, SharingClassWords } from '../generated/words';
import type { Openness, SharingClass } from '../generated/graph';

/**
 * Adds short English labels to an enumeration, for tables, because the graph's English descriptions
 * are sentences. The Chinese labels are the graph's.
 */
export function inShort<Name extends string>(
  words: Readonly<Record<Name, Words>>,
  english: Readonly<Record<Name, string>>,
): Readonly<Record<Name, Words>> {
  const short: Record<Name, Words> = { ...words };
  for (const name in words) short[name] = { zh: words[name].zh, en: english[name] };
  return short;
}

/** Sharing among departments. */
export const SHARING = inShort<SharingClass>(SharingClassWords, {
  UNCONDITIONAL: 'Unconditional',
  CONDITIONAL: 'Conditional',
  WITHHELD: 'Not shared',
});

/** Openness to society. */
export const OPENNESS = inShort<Openness>(OpennessWords, {
  PUBLIC: 'Open',
  ON_REQUEST: 'On request',
  CLOSED: 'Not open',
});

/** The label of a value that the graph returns as a text; the value itself if it has no label. */
export function wordsFor(names: Readonly<Record<string, Words>>, name: string): Words {
  return names[name] ?? { zh: name, en: name };
}

/** Labels as the options of a selection. */
export function optionsOf<Name extends string>(
  words: Readonly<Record<Name, Words>>,
  t: (words: Words) => string,
): ReadonlyArray<readonly [Name, string]> {
  const options: Array<readonly [Name, string]> = [];
  for (const name in words) options.push([name, t(words[name])]);
  return options;
}
