import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { DepartmentContext } from '../../shared/monitoring/department-context';
import { publishStations } from '../../shared/monitoring/stations/publish-stations';
import { latestReading, type Reading } from '../../shared/monitoring/observations/reading';
import type { StationRow } from '../../shared/monitoring/stations/station-row';
import { EcoStation } from './eco-station.type';
import { District, Place, WaterBody } from './entities.type';

export const ecoStations = publishStations({
  type: EcoStation,
  size: { series: 5, seriesOfIndicator: 1, everySeconds: 3600 },
  kinds: {
    FOREST_ECO_STATION: {
      nameZh: '森林生态站',
      nameEn: 'Forest ecological station',
      expectsEveryHours: 6,
    },
    WETLAND_ECO_STATION: {
      nameZh: '湿地生态站',
      nameEn: 'Wetland ecological station',
      expectsEveryHours: 6,
    },
  },
  one: 'ecoStation',
  many: 'ecoStations',
  dataset: 'forestry/forest-ecology',
  title: 'ecological stations (生态观测站)',
  entities: { District, Place, WaterBody },
});

@Resolver(() => EcoStation)
export class EcoStationResolver {
  @FieldResolver()
  negativeOxygenIons(
    @Root() station: StationRow,
    @Ctx() context: DepartmentContext,
  ): Promise<Reading | null> {
    return latestReading(context, station, 'negative_oxygen_ions');
  }
}
