import { useMemo } from 'react';
import { useLanguage } from '../../common/language';
import type { WordsFor } from '../../common/answer/answer-view';
import { useGraphFields } from '../graph-fields';
import { termsOf } from './field-terms';

/** Parts of a path that say nothing to people. */
const SILENT = ['nodes'];

/**
 * Puts a path of a question's answer (`district.airQuality.means`) in the words that the graph's own
 * descriptions have for each of its parts: the Chinese term at their end. In English a path stays as it is.
 */
export function useFieldWords(query: string): WordsFor {
  const { language } = useLanguage();
  const graph = useGraphFields({ isWanted: language === 'zh' });
  const terms = useMemo(
    () => (graph ? termsOf(query, graph) : new Map<string, string>()),
    [graph, query],
  );
  return useMemo(
    () => (path: string, within?: string) =>
      language === 'zh' ? inWords(path, terms, within) : path,
    [language, terms],
  );
}

function inWords(path: string, terms: ReadonlyMap<string, string>, within = ''): string {
  let here = within;
  const words: string[] = [];
  for (const part of path.split('.')) {
    here = here ? `${here}.${part}` : part;
    if (!SILENT.includes(part)) words.push(terms.get(here) ?? part);
  }
  return words.join(' · ');
}
