import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import { publishStations } from '../../../shared/monitoring/stations/publish-stations';
import { readingOf, type Reading } from '../../../shared/monitoring/observations/reading';
import type { StationRow } from '../../../shared/monitoring/stations/station-row';
import { District, Place, WaterBody } from '../entities.type';
import { RadiationStation } from './radiation-station.type';

export const radiationStations = publishStations({
  type: RadiationStation,
  size: { series: 2, seriesOfIndicator: 1, everySeconds: 3600 },
  kinds: {
    RADIATION_GAMMA_AIR: {
      nameZh: '空气吸收剂量率站',
      nameEn: 'Gamma dose-rate station',
      expectsEveryHours: 6,
    },
    RADIATION_WATER_BODY: { nameZh: '水体辐射监测点', nameEn: 'Radiation of waters' },
  },
  one: 'radiationStation',
  many: 'radiationStations',
  dataset: 'environment/radiation',
  title: 'radiation stations (辐射环境监测点)',
  entities: { District, Place, WaterBody },
  atWaterBody: true,
});

@Resolver(() => RadiationStation)
export class RadiationStationResolver {
  @FieldResolver()
  doseRate(
    @Root() station: StationRow,
    @Ctx() context: DepartmentContext,
  ): Promise<Reading | null> {
    // Notices contain a period's lowest, mean and highest: none of them is a newest hour.
    return readingOf(context, station, { symbol: 'gamma_dose_rate', averaging: ['HOUR'] });
  }
}
