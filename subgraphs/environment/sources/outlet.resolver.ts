import { publishStations } from '../../../shared/monitoring/stations/publish-stations';
import type { StationRow } from '../../../shared/monitoring/stations/station-row';
import { District, Place, WaterBody } from '../entities.type';
import { Outlet } from './outlet.type';

/** An outlet under its published names. */
export function publishedOutlet(row: StationRow) {
  return {
    ...row,
    __typename: Outlet.name,
    medium: row.stored['outlet_medium'],
    minuteData: { id: row.id, dataset: 'environment/outlet-minute-data' },
  };
}

export const outlets = publishStations({
  type: Outlet,
  size: { series: 4, seriesOfIndicator: 1, everySeconds: 3600 },
  kinds: { OUTLET: { nameZh: '排放口', nameEn: 'Outlet', expectsEveryHours: 6 } },
  one: 'outlet',
  many: 'outlets',
  dataset: 'environment/pollution-sources',
  title: 'outlets of key pollution sources (排放口)',
  entities: { District, Place, WaterBody },
  published: publishedOutlet,
});
