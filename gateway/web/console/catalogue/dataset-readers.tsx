import { useLanguage } from '../../common/language';
import { useSession } from '../../common/session';
import { useAnswer } from '../../common/use-answer';
import { DataTable } from '../data-table';
import { REASONS } from '../record/record-terms';
import { wordsFor } from '../terms';
import { lastDayOf } from '../times';

interface Readers {
  readonly dataset: {
    readonly readers: {
      readonly counts: ReadonlyArray<{ readonly because: string; readonly count: number | null }>;
      readonly entries?: ReadonlyArray<{
        readonly because: string;
        readonly document: string | null;
        readonly number: string | null;
        readonly purpose: string | null;
        readonly validFrom: string | null;
        readonly validTo: string | null;
        readonly organisationId: string | null;
        readonly department: { readonly nameZh: string; readonly nameEn: string } | null;
        readonly task: { readonly code: string; readonly titleZh: string } | null;
      }> | null;
    };
  } | null;
}

const SEE_ENTRIES = ['EXCHANGE_OPERATOR', 'RECORD_AUDITOR', 'HANDLER', 'APPROVER'];

const ENTRIES = `entries {
  because document number purpose validFrom validTo organisationId
  department { nameZh nameEn } task { code titleZh }
}`;

/** Who may read a dataset: how many by which right; for stewards and operators, each of them. */
export function DatasetReaders({ id }: { readonly id: string }) {
  const { t } = useLanguage();
  const { data: session } = useSession();
  const maySee = session?.posts.some(({ post }) => SEE_ENTRIES.includes(post)) ?? false;
  const query = `query Readers($id: ID!) { dataset(id: $id) { readers { counts { because count } ${maySee ? ENTRIES : ''} } } }`;
  const { data } = useAnswer<Readers>(query, { id }, { isWanted: session !== undefined });
  const readers = data?.data?.dataset?.readers;
  if (!readers) return null;
  return (
    <section className="sheet">
      <h2>{t({ zh: '谁可以使用', en: 'Who may read it' })}</h2>
      <p>
        {readers.counts
          .map(({ because, count }) => {
            const words = t(wordsFor(REASONS, because));
            return count === null ? words : `${words} ${String(count)}`;
          })
          .join(t({ zh: '；', en: '; ' }))}
      </p>
      {maySee ? <Entries entries={readers.entries ?? []} /> : null}
    </section>
  );
}

type Entry = NonNullable<
  NonNullable<NonNullable<Readers['dataset']>['readers']['entries']>[number]
>;

function Entries({ entries }: { readonly entries: ReadonlyArray<Entry> }) {
  const { t, language } = useLanguage();
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
        (language === 'zh' ? one.department?.nameZh : one.department?.nameEn) ??
          one.organisationId ??
          '—',
        t(wordsFor(REASONS, one.because)),
        [one.number, one.document, one.task?.code, one.purpose].filter(Boolean).join(' · ') || '—',
        one.validFrom ? `${one.validFrom} — ${lastDayOf(one.validTo) ?? ''}` : '—',
      ])}
    />
  );
}
