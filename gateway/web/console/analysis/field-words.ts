import { useMemo } from 'react';
import { useLanguage } from '../../common/language';
import { useAnswer } from '../../common/use-answer';
import { wordsOf, type Described } from './field-terms';

const DESCRIPTIONS = 'query Descriptions { __schema { types { fields { name description } } } }';

/** Parts of a path that say nothing to people. */
const SILENT = ['nodes'];

/**
 * Puts the path of a field (`district.airQuality.means`) in the words that the graph's own descriptions have
 * for its parts: the Chinese term at their end. In English a path stays as it is.
 */
export function useFieldWords(): (path: string) => string {
  const { language } = useLanguage();
  const { data } = useAnswer<Described>(DESCRIPTIONS, {}, { isWanted: language === 'zh' });
  const words = useMemo(
    () => (data?.data ? wordsOf(data.data) : new Map<string, string>()),
    [data],
  );
  return useMemo(
    () => (path: string) =>
      language === 'zh'
        ? path
            .split('.')
            .filter((part) => !SILENT.includes(part))
            .map((part) => words.get(part) ?? part)
            .join(' · ')
        : path,
    [language, words],
  );
}
