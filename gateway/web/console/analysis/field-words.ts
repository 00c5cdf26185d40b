import { useMemo } from 'react';
import { useLanguage } from '../../common/language';
import type { WordsFor } from '../../common/answer/answer-view';
import { useGraphFields } from '../graph-fields';
import { termsOf } from './field-terms';

/** Parts of a path that are omitted from its label. */
const SILENT = ['nodes'];

/**
 * Returns the label of a path (`district.airQuality.means`): in Chinese, the terms at the end of
 * the descriptions of its parts; in English, the path itself.
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
