import { useLanguage } from '../../common/language';
import { DataTable } from '../data-table';
import { timeOf } from '../times';
import { AVERAGING, FLAGS, INTERVAL_START, REVIEWS } from './monitoring-terms';
import type { MeasuredFragment } from '../../generated/console/stations/station.parts';
import { unitOf } from './unit';

/** The newest value of each indicator, with its quality, corrections and review. */
export function LatestTable({ latest }: { readonly latest: ReadonlyArray<MeasuredFragment> }) {
  const { t, language } = useLanguage();
  return (
    <section className="sheet">
      <h2>{t({ zh: '最新监测值', en: 'Newest values' })}</h2>
      <DataTable
        label={t({ zh: '最新监测值', en: 'Newest values' })}
        heads={[
          t({ zh: '指标', en: 'Indicator' }),
          t({ zh: '数值', en: 'Value' }),
          t({ zh: '平均周期', en: 'Averaged over' }),
          t(INTERVAL_START),
          t({ zh: '标识', en: 'Quality' }),
          t({ zh: '修订次数', en: 'Corrected' }),
          t({ zh: '审核', en: 'Review' }),
        ]}
        rows={latest.map((one) => [
          `${one.indicator.code} ${one.averaging} ${one.depth ?? ''}`,
          `${indicatorName(one, language === 'zh')}${one.depth ? ` · ${one.depth}` : ''}`,
          `${one.text ?? String(one.value ?? '—')} ${unitOf(one.unit)}`,
          t(AVERAGING[one.averaging]),
          timeOf(one.from, language),
          t(FLAGS[one.flag]),
          one.revision === 0 ? '—' : String(one.revision),
          t(REVIEWS[one.review]),
        ])}
      />
    </section>
  );
}

/** Formats the name of an indicator. */
export function indicatorName(
  { indicator }: Pick<MeasuredFragment, 'indicator'>,
  isChinese: boolean,
): string {
  const { code, symbol, nameZh, nameEn } = indicator;
  return (isChinese ? nameZh : nameEn) ?? symbol ?? code;
}
