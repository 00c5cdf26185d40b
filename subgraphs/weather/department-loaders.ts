import type { LoaderFoundation } from '../../shared/monitoring/department-context';
import {
  stationLoaders,
  type StationLoaders,
} from '../../shared/monitoring/stations/station.loader';
import { forecastLoaders, type ForecastLoaders } from './forecasts/forecast.loader';
import { placeWeatherLoader, type PlaceWeatherLoader } from './place-weather.loader';
import { rainfallLoaders, type RainfallLoaders } from './rainfall/rainfall.loader';
import { warningLoaders, type WarningLoaders } from './forecasts/weather-warning.loader';

/** The loaders in `context.load` for the resolvers of the weather department, for one request. */
export interface WeatherLoaders {
  readonly placeWeather: PlaceWeatherLoader;
  readonly rainfall: RainfallLoaders;
  readonly warnings: WarningLoaders;
  readonly forecasts: ForecastLoaders;
  /**
   * Source stations of values, one loader for each field that names them: with one common loader,
   * the number of statements of a request would depend on which field is ready first.
   */
  readonly sources: Readonly<Record<'weather' | 'placeRain' | 'districtRain', StationLoaders>>;
}

/** Dataset of the elements that stations measure. */
export const ELEMENTS_DATASET = 'weather/meteorological-elements';

/** Dataset of warnings and forecasts. */
export const ISSUED_DATASET = 'weather/warnings-and-forecasts';

/** Creates the loaders of one request. */
export function weatherLoaders({
  readerOf,
  limitsOf,
  precisionIn,
}: LoaderFoundation): WeatherLoaders {
  const [reader, told] = [readerOf(ELEMENTS_DATASET), precisionIn(ELEMENTS_DATASET)];
  const stations = { dataset: ELEMENTS_DATASET, told, reader, schema: 'weather' };
  const issued = readerOf(ISSUED_DATASET);
  return {
    placeWeather: placeWeatherLoader(reader, told),
    rainfall: rainfallLoaders(reader, told),
    warnings: warningLoaders(issued, limitsOf(ISSUED_DATASET).districts),
    forecasts: forecastLoaders(issued),
    sources: {
      weather: stationLoaders(stations),
      placeRain: stationLoaders(stations),
      districtRain: stationLoaders(stations),
    },
  };
}
