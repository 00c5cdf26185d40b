import { useLanguage } from '../../common/language';
import { isFresh } from './fresh';
import type { AirNow, WaterNow } from './built-lists';
import type { Reporting } from './reporting';

/**
 * Four figures of today, each with the number of stations that it is based on; a dash if nothing is
 * known.
 */
export function Glance({
  air: airStations,
  water,
  reporting: { silent, judged },
  stationCount,
}: {
  readonly air: ReadonlyArray<AirNow>;
  readonly water: ReadonlyArray<WaterNow>;
  readonly reporting: Reporting;
  /** Null while the register is loading. */
  readonly stationCount: number | null;
}) {
  const { t } = useLanguage();
  const air = airStations.flatMap(({ assessment }) =>
    assessment?.level && isFresh(assessment.at) ? [assessment.level] : [],
  );
  const met = water.flatMap(({ meetsTarget, assessment }) =>
    meetsTarget === null || !isFresh(assessment?.at) ? [] : [meetsTarget],
  );
  const figures = [
    [t({ zh: '监测站点', en: 'Stations' }), stationCount === null ? '—' : String(stationCount)],
    [
      t({ zh: '空气优良站点', en: 'Air good or better' }),
      share(air.filter((level) => level <= 2).length, air.length),
    ],
    [
      t({ zh: '断面水质达标', en: 'Sections on target' }),
      share(met.filter(Boolean).length, met.length),
    ],
    [t({ zh: '未按时报数', en: 'Silent' }), share(silent.length, judged)],
  ] as const;
  return (
    <dl className="figures">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function share(part: number, whole: number): string {
  return whole === 0 ? '—' : `${String(part)} / ${String(whole)}`;
}
