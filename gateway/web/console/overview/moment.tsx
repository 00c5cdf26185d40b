import { useLanguage } from '../../common/language';
import { timeOf } from '../times';
import { isFresh } from './fresh';

/** The time of a measurement; marked as not of today if it is old. */
export function Moment({ at }: { readonly at: string | null }) {
  const { t, language } = useLanguage();
  return (
    <>
      {timeOf(at, language)}{' '}
      {at !== null && !isFresh(at) ? (
        <span className="badge ask">{t({ zh: '非今日', en: 'not of today' })}</span>
      ) : null}
    </>
  );
}
