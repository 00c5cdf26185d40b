import { publishStations } from '../../shared/monitoring/publish-stations';
import type { RestrictedRoot } from '../../shared/monitoring/restricted-measurements';
import type { StationRow } from '../../shared/monitoring/station-row';
import { Averaging } from '../../shared/monitoring/vocabulary';
import { District, Place, WaterBody } from './entities.type';
import { Outlet } from './outlet.type';

const MINUTES_ALONE = {
  exceptAveraging: Object.values(Averaging).filter((averaging) => averaging !== Averaging.MINUTE),
};

/** An outlet under its published names. */
export function publishedOutlet(row: StationRow) {
  return {
    ...row,
    __typename: Outlet.name,
    medium: row.stored['outlet_medium'],
    minuteData: minutesOf(row),
  };
}

function minutesOf({ id }: StationRow): RestrictedRoot {
  return { stationId: id, dataset: 'environment/outlet-minute-data', scope: MINUTES_ALONE };
}

export const outlets = publishStations({
  type: Outlet,
  size: { series: 4, seriesOfIndicator: 1, everySeconds: 3600 },
  kinds: ['OUTLET'],
  one: 'outlet',
  many: 'outlets',
  dataset: 'environment/pollution-sources',
  title: 'outlets of key pollution sources (排放口)',
  entities: { District, Place, WaterBody },
  published: publishedOutlet,
});
