import { useLanguage } from '../../common/language';
import type { Factor } from '../enrol/enrol-data';
import { wordsFor } from '../terms';
import { FACTORS } from './halves-data';

/** What is to be chosen, in words. */
export function FactorNames({ factors }: { readonly factors: ReadonlyArray<Factor> }) {
  const { t } = useLanguage();
  const names = factors.map((factor) => t(wordsFor(FACTORS, factor)));
  return <>{names.join(t({ zh: '、', en: ', ' }))}</>;
}
