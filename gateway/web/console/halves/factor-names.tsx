import { useLanguage } from '../../common/language';
import type { SignInFactor } from '../../generated/graph';
import { SignInFactorWords } from '../../generated/words';
import { inShort } from '../terms';

const FACTORS = inShort<SignInFactor>(SignInFactorWords, {
  PASSWORD: 'Password',
  SECOND_FACTOR: 'One-time codes',
});

/** The factors to choose, in words. */
export function FactorNames({ factors }: { readonly factors: ReadonlyArray<SignInFactor> }) {
  const { t } = useLanguage();
  const names = factors.map((factor) => t(FACTORS[factor]));
  return <>{names.join(t({ zh: '、', en: ', ' }))}</>;
}
