import type { LoaderFoundation } from '../../shared/monitoring/department-context';
import { stationLoaders, type StationLoaders } from '../../shared/monitoring/station.loader';
import { forecastLoaders, type ForecastLoaders } from './forecast.loader';
import { placeWeatherLoader, type PlaceWeatherLoader } from './place-weather.loader';
import { rainfallLoaders, type RainfallLoaders } from './rainfall.loader';
import { warningLoaders, type WarningLoaders } from './weather-warning.loader';

/** What the resolvers of the weather department find in `context.load`, for one request. */
export interface WeatherLoaders {
  readonly placeWeather: PlaceWeatherLoader;
  readonly rainfall: RainfallLoaders;
  readonly warnings: WarningLoaders;
  readonly forecasts: ForecastLoaders;
  /**
   * Stations that values come from, by the field that names them: were they one loader, how many
   * statements a request needs would hang on which field is ready first.
   */
  readonly sources: Readonly<Record<'weather' | 'placeRain' | 'districtRain', StationLoaders>>;
}

/** Makes the loaders of one request. */
export function weatherLoaders({ reader }: LoaderFoundation): WeatherLoaders {
  return {
    placeWeather: placeWeatherLoader(reader),
    rainfall: rainfallLoaders(reader),
    warnings: warningLoaders(reader),
    forecasts: forecastLoaders(reader),
    sources: {
      weather: stationLoaders(reader, 'weather'),
      placeRain: stationLoaders(reader, 'weather'),
      districtRain: stationLoaders(reader, 'weather'),
    },
  };
}
