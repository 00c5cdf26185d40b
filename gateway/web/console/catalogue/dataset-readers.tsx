import { useLanguage } from '../../common/language';
import { useSession } from '../../common/session';
import { useAnswer } from '../../common/use-answer';
import { useNames } from '../names';
import { DataTable } from '../data-table';
import { REASONS } from '../audit/audit-terms';
import { lastDayOf } from '../times';
import {
  ReadersDocument,
  type ReaderEntryFragment,
} from '../../generated/console/catalogue/dataset';
import { nameOf } from '../../common/named';

const SEE_ENTRIES = ['EXCHANGE_OPERATOR', 'RECORD_AUDITOR', 'HANDLER', 'APPROVER'];

/**
 * The readers of a dataset: their number by kind of right; for stewards and operators, each of
 * them.
 */
export function DatasetReaders({ id }: { readonly id: string }) {
  const { t } = useLanguage();
  const { data: session } = useSession();
  const maySee = session?.posts.some(({ post }) => SEE_ENTRIES.includes(post)) ?? false;
  const { data } = useAnswer(
    ReadersDocument,
    { id, areEntriesWanted: maySee },
    { isWanted: session !== undefined },
  );
  const readers = data?.data?.dataset?.readers;
  if (!readers) return null;
  return (
    <section className="sheet">
      <h2>{t({ zh: '谁可以使用', en: 'Who may read it' })}</h2>
      <p>
        {readers.counts
          .map(({ because, count }) => {
            const words = t(REASONS[because]);
            return count === null ? words : `${words} ${String(count)}`;
          })
          .join(t({ zh: '；', en: '; ' }))}
      </p>
      {maySee ? <Entries entries={readers.entries ?? []} /> : null}
    </section>
  );
}

function Entries({ entries }: { readonly entries: ReadonlyArray<ReaderEntryFragment> }) {
  const { t, language } = useLanguage();
  const names = useNames();
  return (
    <DataTable
      label={t({ zh: '使用方', en: 'Readers' })}
      heads={[
        t({ zh: '单位', en: 'Who' }),
        t({ zh: '权限', en: 'By' }),
        t({ zh: '依据', en: 'Document' }),
        t({ zh: '有效期', en: 'Holds' }),
      ]}
      rows={entries.map((one, at) => [
        String(at),
        nameOf(one.department, language) ??
          (one.organisationKind && one.organisationId
            ? names.organisation({ kind: one.organisationKind, id: one.organisationId })
            : '—'),
        t(REASONS[one.because]),
        [
          one.number,
          one.document,
          language === 'zh' ? one.task?.titleZh : one.task?.code,
          one.purpose,
        ]
          .filter(Boolean)
          .join(' · ') || '—',
        one.validFrom ? `${one.validFrom} — ${lastDayOf(one.validTo) ?? ''}` : '—',
      ])}
    />
  );
}
