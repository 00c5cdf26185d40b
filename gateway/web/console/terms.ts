import type { Words } from '../common/language';
import { OpennessWords, SharingClassWords } from '../generated/words';
import type { Openness, SharingClass } from '../generated/graph';

/**
 * The words of an enumeration with English that is short enough for a table; the graph's own is a sentence.
 * The Chinese is the graph's.
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

/** The words for a name that the graph keeps as a text; the name itself where there are none. */
export function wordsFor(names: Readonly<Record<string, Words>>, name: string): Words {
  return names[name] ?? { zh: name, en: name };
}

/** Words as the options of a choice. */
export function optionsOf<Name extends string>(
  words: Readonly<Record<Name, Words>>,
  t: (words: Words) => string,
): ReadonlyArray<readonly [Name, string]> {
  const options: Array<readonly [Name, string]> = [];
  for (const name in words) options.push([name, t(words[name])]);
  return options;
}
