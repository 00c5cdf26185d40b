import { useLanguage } from '../../common/language';
import type { FlagNumberFragment } from '../../generated/console/reviews/review.parts';
import { FLAGS } from '../stations/monitoring-terms';

/** How many values have each flag. */
export function FlagNumbers({ of }: { readonly of: ReadonlyArray<FlagNumberFragment> }) {
  const { t } = useLanguage();
  return of.map(({ flag, values }) => `${t(FLAGS[flag])} ${String(values)}`).join(' · ');
}
