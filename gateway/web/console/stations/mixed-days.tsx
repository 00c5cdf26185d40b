import { useLanguage } from '../../common/language';
import { DAY_KINDS } from './monitoring-terms';
import type { SeriesInColumnsFragment } from '../../generated/console/stations/station.parts';

/** Warns of lines whose days begin at different hours. */
export function MixedDays({ series }: { readonly series: ReadonlyArray<SeriesInColumnsFragment> }) {
  const { t } = useLanguage();
  const kinds = [...new Set(series.flatMap(({ dayKind }) => dayKind ?? []))];
  if (kinds.length < 2) return null;
  const names = kinds.map((kind) => t(DAY_KINDS[kind]));
  return (
    <p className="notice" role="status">
      {t({
        zh: `各曲线的日界不同（${names.join('、')}），同一日期的数值不可直接比较；可将日界改为自然日。`,
        en: `The lines have different kinds of day (${names.join('; ')}): values of one date cannot be compared. Choose calendar days.`,
      })}
    </p>
  );
}
