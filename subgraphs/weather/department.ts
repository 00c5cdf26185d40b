import { publishedTypes, type Department } from '../../shared/monitoring/department';
import { datasets } from './datasets';
import { weatherLoaders, type WeatherLoaders } from './department-loaders';
import { DistrictForecastResolver } from './forecasts/forecast.resolver';
import { isdFeed } from './isd.feed';
import { COMPOSITION_KIND } from './kinds';
import { NearestElementResolver, PlaceWeatherResolver } from './place-weather.resolver';
import {
  DistrictRainfallResolver,
  PlaceRainfallResolver,
  RainfallSourceResolver,
  WettestStationResolver,
} from './rainfall/rainfall.resolver';
import { simulate } from './simulate';
import { compositionStations } from './composition.station';
import { weatherStations } from './weather.station';
import {
  DistrictWarningResolver,
  warningReference,
  WeatherWarningQueries,
} from './forecasts/weather-warning.resolver';

const published = publishedTypes(
  'weather',
  [weatherStations, compositionStations],
  [
    PlaceWeatherResolver,
    NearestElementResolver,
    PlaceRainfallResolver,
    DistrictRainfallResolver,
    RainfallSourceResolver,
    WettestStationResolver,
    WeatherWarningQueries,
    DistrictWarningResolver,
    DistrictForecastResolver,
  ],
);

export const department: Department<WeatherLoaders> = {
  name: 'weather',
  titleZh: '市气象局',
  titleEn: 'Municipal Meteorological Bureau',
  steward: '市气象局 数据管理岗',
  datasets,
  ...published,
  references: { ...published.references, WeatherWarning: warningReference },
  loaders: weatherLoaders,
  partition: 'month',
  dayOf: (kind) => (kind === COMPOSITION_KIND ? 'AIR' : 'WEATHER'),
  feeds: [isdFeed],
  simulate,
};
