import { useLanguage } from '../../common/language';
import { useAnswer } from '../../common/use-answer';
import { Answered } from '../answered';
import { DataTable } from '../data-table';
import { DAY_MS } from '../times';
import { coverageDocument, type AskedKind } from './built-documents';
import { AVERAGING, FLAGS, GAP_REASONS } from './monitoring-terms';
import type { SelectedPeriod } from './period';
import type {
  CoverageGapFragment,
  CoverageOfSeriesFragment,
} from '../../generated/console/stations/station.parts';

/** Longest period of which the hub answers the coverage, days. */
const MAX_DAYS = 400;

interface Of {
  readonly kind: AskedKind;
  readonly id: string;
  readonly indicator: string;
  readonly period: SelectedPeriod;
}

/** How many values of the selected period there are, of how many expected, and why others are missing. */
export function CoverageTable({ kind, id, indicator, period: { from, to } }: Of) {
  const isShort = Date.parse(to) - Date.parse(from) <= MAX_DAYS * DAY_MS;
  const asked = { id, indicator, from, to };
  const answer = useAnswer(coverageDocument(kind), asked, { isWanted: isShort });
  if (!isShort) return null;
  return (
    <Answered answer={answer}>{({ station }) => <Covered of={station?.coverage ?? []} />}</Answered>
  );
}

function Covered({ of }: { readonly of: ReadonlyArray<CoverageOfSeriesFragment> }) {
  const { t } = useLanguage();
  if (of.length === 0) return null;
  const unknown = t({ zh: '未规定报送间隔', en: 'no interval declared' });
  return (
    <DataTable
      label={t({ zh: '数据有效率', en: 'Coverage' })}
      heads={[
        t({ zh: '平均周期', en: 'Averaged over' }),
        t({ zh: '应测', en: 'Expected' }),
        t({ zh: '实收', en: 'Received' }),
        t({ zh: '有效', en: 'Usable' }),
        t({ zh: '数据有效率', en: 'Coverage' }),
        t({ zh: '缺数原因', en: 'Why missing' }),
      ]}
      rows={of.map(({ averaging, depth, method, ...one }) => [
        `${averaging} ${depth ?? ''} ${method ?? ''}`,
        [t(AVERAGING[averaging]), depth, method].filter(Boolean).join(' · '),
        one.expected === null ? unknown : String(one.expected),
        String(one.received ?? '—'),
        String(one.observed ?? '—'),
        one.percent === null ? '—' : `${String(one.percent)} %`,
        reasonsOf(one.gaps ?? [], t),
      ])}
    />
  );
}

/** The reasons of gaps, each with the number of missing values. */
function reasonsOf(
  gaps: ReadonlyArray<CoverageGapFragment>,
  t: ReturnType<typeof useLanguage>['t'],
): string {
  const counts = new Map<string, number>();
  for (const { why, flag, declared, missing } of gaps) {
    const said = [t(GAP_REASONS[why]), flag && t(FLAGS[flag]), declared]
      .filter(Boolean)
      .join(' · ');
    counts.set(said, (counts.get(said) ?? 0) + missing);
  }
  return (
    [...counts]
      .map(([said, count]) => `${said} ${String(count)}`)
      .join(t({ zh: '；', en: '; ' })) || '—'
  );
}
