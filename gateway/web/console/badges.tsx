import { useLanguage } from '../common/language';
import type { SharingClass } from '../generated/graph';
import { SHARING } from './terms';

const COLOURS: Readonly<Record<SharingClass, string>> = {
  UNCONDITIONAL: 'open',
  CONDITIONAL: 'ask',
  WITHHELD: 'closed',
};

/** The sharing class of a dataset, in words and in colour. */
export function SharingBadge({ sharing }: { readonly sharing: SharingClass | undefined }) {
  const { t } = useLanguage();
  if (!sharing)
    return <span className="badge">{t({ zh: '属性待确认', en: 'Class not confirmed' })}</span>;
  return <span className={`badge ${COLOURS[sharing]}`}>{t(SHARING[sharing])}</span>;
}

/** Whether the caller may read the dataset. */
export function AccessBadge({ isAllowed }: { readonly isAllowed: boolean }) {
  const { t } = useLanguage();
  return isAllowed ? (
    <span className="badge open">{t({ zh: '我可使用', en: 'I may read it' })}</span>
  ) : (
    <span className="badge closed">{t({ zh: '我不可使用', en: 'I may not' })}</span>
  );
}
