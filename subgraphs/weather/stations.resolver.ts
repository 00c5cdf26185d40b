import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { DepartmentContext } from '../../shared/monitoring/department-context';
import { publishStations } from '../../shared/monitoring/stations/publish-stations';
import { latestReading, type Reading } from '../../shared/monitoring/observations/reading';
import type { StationRow } from '../../shared/monitoring/stations/station-row';
import { CompositionStation } from './composition-station.type';
import { District, Place, WaterBody } from './entities.type';
import { COMPOSITION_KIND, WEATHER_STATION_KINDS } from './kinds';
import { WeatherStation } from './weather-station.type';

const entities = { District, Place, WaterBody };

export const weatherStations = publishStations({
  type: WeatherStation,
  size: { series: 7, seriesOfIndicator: 1, everySeconds: 1800 },
  kinds: WEATHER_STATION_KINDS,
  one: 'weatherStation',
  many: 'weatherStations',
  dataset: 'weather/meteorological-elements',
  title: 'weather stations (气象站)',
  entities,
});

export const compositionStations = publishStations({
  type: CompositionStation,
  size: { series: 1, seriesOfIndicator: 1, everySeconds: 3600 },
  kinds: {
    [COMPOSITION_KIND]: {
      nameZh: '大气成分站',
      nameEn: 'Atmospheric composition station',
      expectsEveryHours: 6,
    },
  },
  one: 'compositionStation',
  many: 'compositionStations',
  dataset: 'weather/meteorological-elements',
  title: 'atmospheric composition stations (大气成分站)',
  entities,
  published: (row) => ({
    ...row,
    composition: { id: row.id, dataset: 'weather/atmospheric-composition' },
  }),
});

@Resolver(() => WeatherStation)
export class WeatherStationResolver {
  @FieldResolver()
  airTemperature(
    @Root() station: StationRow,
    @Ctx() context: DepartmentContext,
  ): Promise<Reading | null> {
    return latestReading(context, station, 'air_temp');
  }

  @FieldResolver()
  rainfall(
    @Root() station: StationRow,
    @Ctx() context: DepartmentContext,
  ): Promise<Reading | null> {
    return latestReading(context, station, 'rain');
  }

  @FieldResolver()
  windSpeed(
    @Root() station: StationRow,
    @Ctx() context: DepartmentContext,
  ): Promise<Reading | null> {
    return latestReading(context, station, 'wind_speed');
  }
}
