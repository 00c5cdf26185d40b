import { useLanguage } from '../../common/language';
import { Empty } from '../../common/states';
import { DataTable } from '../data-table';
import { kindWords, STATION_KINDS } from '../station-kinds';
import { StationLink } from '../station-link';
import { hoursSince, timeOf } from '../times';
import type { Now, Reporter } from './overview-data';

/** A station that should have reported by now. */
interface Silent {
  readonly station: Reporter;
  /** End of its last value; null where it has none that one may see. */
  readonly last: string | null;
}

/** Stations that report by themselves and have not for longer than their kind may. */
export function silentOf(now: Now): ReadonlyArray<Silent> {
  return Object.values(now)
    .flatMap((list) => list?.nodes ?? [])
    .flatMap((station: Reporter) => {
      const allowed = STATION_KINDS[station.kind]?.silentAfterHours;
      if (allowed === undefined || station.latest === null) return [];
      const last = lastOf(station.latest);
      return last === null || hoursSince(last) > allowed ? [{ station, last }] : [];
    })
    .sort((one, other) => (one.last ?? '').localeCompare(other.last ?? ''));
}

function lastOf(latest: ReadonlyArray<{ readonly to: string }>): string | null {
  return (
    latest
      .map(({ to }) => to)
      .sort()
      .at(-1) ?? null
  );
}

/** Which stations are silent, since when. */
export function SilentTable({ silent }: { readonly silent: ReadonlyArray<Silent> }) {
  const { t, language } = useLanguage();
  if (silent.length === 0)
    return (
      <Empty>{t({ zh: '所有自动站均按时报数。', en: 'Every automatic station reports.' })}</Empty>
    );
  return (
    <DataTable
      label={t({ zh: '未按时报数的站点', en: 'Silent stations' })}
      heads={[
        t({ zh: '站点', en: 'Station' }),
        t({ zh: '类型', en: 'Kind' }),
        t({ zh: '最近一次报数', en: 'Last value' }),
      ]}
      rows={silent.map(({ station, last }) => [
        station.id,
        <StationLink key="name" station={station} />,
        t(kindWords(station.kind)),
        last === null ? t({ zh: '从未报数', en: 'never' }) : timeOf(last, language),
      ])}
    />
  );
}
