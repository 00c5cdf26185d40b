import { useLanguage } from '../../common/language';
import { DataTable } from '../data-table';
import { StationLink } from '../station-link';
import { AirMark } from './classes';
import { freshFirst } from './fresh';
import { Moment } from './moment';
import type { AirNow } from './built-lists';

/** Air quality at each station, today's worst first. */
export function AirTable({ stations }: { readonly stations: ReadonlyArray<AirNow> }) {
  const { t, language } = useLanguage();
  const isChinese = language === 'zh';
  const worstFirst = freshFirst(stations, ({ assessment }) => ({
    at: assessment?.at ?? null,
    rank: assessment?.aqi ?? -1,
  }));
  return (
    <DataTable
      label={t({ zh: '空气质量实况', en: 'Air now' })}
      heads={[
        t({ zh: '站点', en: 'Station' }),
        'AQI',
        t({ zh: '首要污染物', en: 'Primary pollutant' }),
        t({ zh: '时间', en: 'At' }),
      ]}
      rows={worstFirst.map((station) => {
        const { aqi = null, level = null, primary = [], at } = station.assessment ?? {};
        const category =
          (isChinese ? station.assessment?.categoryZh : station.assessment?.categoryEn) ?? null;
        return [
          station.id,
          <StationLink key="name" station={station} />,
          <AirMark key="aqi" aqi={aqi} level={level} category={category} />,
          primary.map(({ nameZh, symbol }) => (isChinese ? nameZh : symbol)).join('、') || '—',
          <Moment key="at" at={at ?? null} />,
        ];
      })}
    />
  );
}
