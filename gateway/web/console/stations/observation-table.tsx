import { useState } from 'react';
import { useLanguage } from '../../common/language';
import { PagedTable } from '../paged-table';
import { timeOf } from '../times';
import { AVERAGING, FLAGS, INTERVAL_START, REVIEWS } from './monitoring-terms';
import type { SelectedPeriod } from './period';
import { usePages } from '../../common/pages';
import { observationsDocument, type AskedKind } from './built-documents';
import { unitOf } from './unit';

interface Of {
  readonly kind: AskedKind;
  readonly id: string;
  readonly indicator: string;
  readonly period: SelectedPeriod;
}

/** The single values behind the chart, page by page; they are fetched when the table is opened. */
export function ObservationTable(of: Of) {
  const { t } = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{t({ zh: '数值列表', en: 'Values as a table' })}</summary>
      {isOpen ? <Values {...of} /> : null}
    </details>
  );
}

function Values({ kind, id, indicator, period: { from, to } }: Of) {
  const { t, language } = useLanguage();
  const pages = usePages(
    observationsDocument(kind),
    { id, indicator, from, to },
    ({ station }) => station?.observations,
  );
  return (
    <PagedTable
      pages={pages}
      counted={(shown, total) => ({
        zh: `共 ${total} 个值，已显示 ${shown} 个`,
        en: `${shown} of ${total} values`,
      })}
      label={t({ zh: '数值列表', en: 'Values' })}
      heads={[
        t(INTERVAL_START),
        t({ zh: '数值', en: 'Value' }),
        t({ zh: '平均周期', en: 'Averaged over' }),
        t({ zh: '标识', en: 'Quality' }),
        t({ zh: '修订次数', en: 'Corrected' }),
        t({ zh: '审核', en: 'Review' }),
      ]}
      rowOf={(one) => [
        `${one.from} ${one.averaging} ${one.depth ?? ''}`,
        timeOf(one.from, language),
        `${one.text ?? String(one.value ?? '—')} ${unitOf(one.unit)} ${one.depth ?? ''}`,
        t(AVERAGING[one.averaging]),
        t(FLAGS[one.flag]),
        one.revision === 0 ? '—' : String(one.revision),
        t(REVIEWS[one.review]),
      ]}
    />
  );
}
