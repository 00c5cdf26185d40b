import { Link, useLocation } from '@tanstack/react-router';
import { useLanguage } from '../../common/language';
import { useSession } from '../../common/session';
import { useAnswer } from '../../common/use-answer';
import { WaitingHalvesCountDocument } from '../../generated/console/halves/halves';
import { collectsHalves } from './halves-data';

/**
 * Notice to a steward on every page: the number of halves of enrolment codes that wait; they expire
 * after a day.
 */
export function HalvesWait() {
  const { t } = useLanguage();
  const { pathname } = useLocation();
  const { data: session } = useSession();
  const isWanted = pathname !== '/enrolments' && collectsHalves(session?.posts ?? []);
  const { data } = useAnswer(WaitingHalvesCountDocument, {}, { isWanted });
  const count = data?.data?.enrolmentHalvesToCollect?.length ?? 0;
  if (!isWanted || count === 0) return null;
  return (
    <p className="notice">
      {t({
        zh: `有 ${String(count)} 份登记码待您领取。`,
        en: `Halves of enrolment codes that wait for you: ${String(count)}.`,
      })}{' '}
      <Link to="/enrolments">{t({ zh: '去领取', en: 'Collect' })}</Link>
    </p>
  );
}
