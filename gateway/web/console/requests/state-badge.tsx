import { useLanguage } from '../../common/language';
import type { RunningDeadlineFragment } from '../../generated/console/requests/requests';
import type { DataRequestState } from '../../generated/graph';
import { STATES } from './request-terms';

const COLOURS: Readonly<Partial<Record<DataRequestState, string>>> = {
  GRANTED: 'open',
  PROVIDED: 'open',
  REFUSED: 'closed',
  NONCONFORMING: 'closed',
  REVOKED: 'closed',
  ENDED: 'closed',
};

/** The state of a request. */
export function StateBadge({ state }: { readonly state: DataRequestState }) {
  const { t } = useLanguage();
  return <span className={`badge ${COLOURS[state] ?? 'ask'}`}>{t(STATES[state])}</span>;
}

/** The deadline of the answer, in working days; a dash if there is none. */
export function DueOn({ deadline }: { readonly deadline: RunningDeadlineFragment | null }) {
  const { t } = useLanguage();
  if (!deadline) return <>—</>;
  const { dueOn, workingDaysLeft, isOverdue, isExtended, stoppedSince } = deadline;
  if (stoppedSince) return <>{t({ zh: '暂停计时', en: 'Stopped' })}</>;
  const left = String(workingDaysLeft);
  return (
    <>
      {dueOn}{' '}
      {isOverdue ? (
        <span className="badge closed">{t({ zh: '已超期', en: 'Overdue' })}</span>
      ) : (
        <small>{t({ zh: `余 ${left} 个工作日`, en: `${left} working days left` })}</small>
      )}{' '}
      {isExtended ? <small>{t({ zh: '（已延长）', en: '(extended)' })}</small> : null}
    </>
  );
}
