import { useLanguage } from '../../common/language';
import { DataTable } from '../data-table';
import { wordsFor } from '../terms';
import { timeOf } from '../times';
import { AVERAGING, FLAGS, REVIEWS } from './monitoring-terms';
import type { Measured } from './station-data';

/** The newest value of each indicator, with its quality, corrections and review. */
export function LatestTable({ latest }: { readonly latest: ReadonlyArray<Measured> }) {
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
          t({ zh: '时段结束', en: 'Until' }),
          t({ zh: '标识', en: 'Quality' }),
          t({ zh: '修订次数', en: 'Corrected' }),
          t({ zh: '审核', en: 'Review' }),
        ]}
        rows={latest.map((one) => [
          `${one.indicator.code} ${one.averaging} ${one.depth ?? ''}`,
          `${nameOf(one, language === 'zh')}${one.depth ? ` · ${one.depth}` : ''}`,
          `${one.text ?? String(one.value ?? '—')} ${unitOf(one.unit)}`,
          t(wordsFor(AVERAGING, one.averaging)),
          timeOf(one.to, language),
          t(wordsFor(FLAGS, one.flag)),
          one.revision === 0 ? '—' : String(one.revision),
          t(wordsFor(REVIEWS, one.review)),
        ])}
      />
    </section>
  );
}

/** What an indicator is called. */
export function nameOf({ indicator }: Pick<Measured, 'indicator'>, isChinese: boolean): string {
  const { code, symbol, nameZh, nameEn } = indicator;
  return (isChinese ? nameZh : nameEn) ?? symbol ?? code;
}

/** A unit as people write it: UCUM's codes for what has no unit or a sign of its own are put in words. */
export function unitOf(unit: string): string {
  return (
    UNITS[unit] ??
    unit
      .replace(/\bug\b/g, 'µg')
      .replace(/3\b/g, '³')
      .replace(/2\b/g, '²')
  );
}

const UNITS: Readonly<Record<string, string>> = {
  '1': '',
  Cel: '°C',
  '[pH]': '',
  deg: '°',
  "[NTU'U]": 'NTU',
};
