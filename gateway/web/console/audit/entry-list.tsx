import { useLanguage } from '../../common/language';
import { usePages } from '../../common/pages';
import { useNames, type Names } from '../names';
import { PagedTable } from '../paged-table';
import { wordsFor } from '../terms';
import { timeOf } from '../times';
import type { AuditFilter, RecordView } from '../../generated/graph';
import {
  RecordDocument,
  type CountedRefusalsFragment,
  type ShownEntryFragment,
} from '../../generated/console/audit/audit';
import { RecordOutcomeWords } from '../../generated/words';
import { KINDS, REASONS } from './audit-terms';

/** Entries of the audit log, newest first, page by page. */
export function EntryList({
  view,
  filter,
}: {
  readonly view: RecordView;
  readonly filter: AuditFilter;
}) {
  const { t, language } = useLanguage();
  const pages = usePages(RecordDocument, { view, filter }, ({ record }) => record);
  const names = useNames();
  return (
    <PagedTable
      pages={pages}
      counted={(shown, total) => ({
        zh: `共 ${total} 条，已显示 ${shown} 条`,
        en: `${shown} of ${total} entries`,
      })}
      label={t({ zh: '留痕', en: 'Entries' })}
      heads={[
        t({ zh: '序号', en: 'Entry' }),
        t({ zh: '时间', en: 'At' }),
        t({ zh: '类别', en: 'Kind' }),
        t({ zh: '谁', en: 'Who' }),
        t({ zh: '用途', en: 'Purpose' }),
        t({ zh: '读了什么，依据什么', en: 'What, by what right' }),
        t({ zh: '结果', en: 'Outcome' }),
      ]}
      rowOf={(entry) => [
        entry.sequence,
        <span key="sequence" title={entry.hash}>
          {entry.sequence}
        </span>,
        timeOf(entry.at, language),
        <span key="kind" className={`badge ${entry.kind === 'REFUSAL' ? 'closed' : ''}`}>
          {t(KINDS[entry.kind])}
        </span>,
        <Who key="who" {...{ entry, names }} />,
        entry.caller?.purpose ?? '—',
        <What key="what" {...{ entry, names }} />,
        <Outcome key="outcome" entry={entry} />,
      ]}
    />
  );
}

interface OfEntry {
  readonly entry: ShownEntryFragment;
  readonly names: Names;
}

function Who({ entry: { caller, subject }, names }: OfEntry) {
  const organisation = caller?.organisation;
  return (
    <>
      {organisation ? names.organisation(organisation) : null} <small>{subject}</small>
    </>
  );
}

function What({ entry: { reads, refusals, counted, operation, event }, names }: OfEntry) {
  const { t } = useLanguage();
  if (event !== null) return <code>{event}</code>;
  return (
    <>
      {counted ? <Counted counted={counted} /> : null}
      {[
        ...reads.map((one) => ({ ...one, isRefused: false })),
        ...refusals.map((one) => ({ ...one, cites: null, isRefused: true })),
      ].map(({ datasetId, because, cites, coordinates, isRefused }) => (
        <details key={`${datasetId} ${because} ${String(isRefused)}`}>
          <summary>
            {names.dataset(datasetId)} {isRefused ? t({ zh: '拒绝：', en: 'refused: ' }) : null}
            {t(wordsFor(REASONS, because))} <small>{cites}</small>
          </summary>
          {names.fields(coordinates)}
        </details>
      ))}
      {operation?.text ? (
        <details>
          <summary>
            {counted
              ? t({
                  zh: '其中一次的查询（已去除取值）',
                  en: 'The query of one, its values left out',
                })
              : t({ zh: '查询原文（已去除取值）', en: 'The query, its values left out' })}
          </summary>
          <pre className="operation" tabIndex={0}>
            {operation.text}
          </pre>
        </details>
      ) : null}
    </>
  );
}

/** For an entry that stands for many refusals: their number, minute and network address. */
function Counted({ counted }: { readonly counted: CountedRefusalsFragment }) {
  const { t, language } = useLanguage();
  const { count, from, isRest, address } = counted;
  const times = count.toLocaleString();
  const at = timeOf(from, language);
  return (
    <p className="hint">
      {t({
        zh: `合并计数：${at} 起一分钟内拒绝 ${times} 次${isRest ? '（超出逐条留痕上限的部分）' : ''}`,
        en: `Counted: ${times} refusals in the minute from ${at}${isRest ? ' (refusals beyond the limit of single entries)' : ''}`,
      })}
      {address ? (
        <>
          {t({ zh: '，来自 ', en: ', from ' })}
          <code>{address}</code>
        </>
      ) : null}
    </p>
  );
}

function Outcome({ entry: { outcome, kind } }: { readonly entry: ShownEntryFragment }) {
  const { t } = useLanguage();
  if (kind !== 'INTENT') return <>—</>;
  if (!outcome) return <>{t({ zh: '尚无结果记录', en: 'none on record yet' })}</>;
  const rows = outcome.rows.reduce((sum, one) => sum + one.rows, 0).toLocaleString();
  return (
    <>
      {t(wordsFor(RecordOutcomeWords, outcome.outcome))}{' '}
      {t({ zh: `${rows} 行`, en: `${rows} rows` })}
    </>
  );
}
