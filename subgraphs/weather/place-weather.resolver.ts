import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DateTimeScalar } from '../../shared/graphql/scalars';
import type { DepartmentContext } from '../../shared/monitoring/department-context';
import { InDataset } from '../../shared/sharing/in-dataset';
import { askedInstant } from './requested-instant';
import { ELEMENTS_DATASET, type WeatherLoaders } from './department-loaders';
import { Place } from './entities.type';
import type { NearestElementRow } from './place-weather.loader';
import { NearestElement, PlaceWeather } from './place-weather.type';
import { weatherStations } from './weather.station';
import { HOUR_MS } from '../../shared/domain/durations';

/** Maximum age of the newest values; older reports are ignored. */
const LATEST_MAX_AGE_MS = 6 * HOUR_MS;

@Resolver(() => Place)
export class PlaceWeatherResolver {
  @InDataset('weather/meteorological-elements')
  @FieldResolver(() => PlaceWeather, {
    nullable: true,
    description:
      'Weather around the centre of the cell, each element from the nearest station within 50 km that has it; null if none reports (网格天气)',
  })
  async weather(
    @Root() place: { readonly cell: string },
    @Arg('at', () => DateTimeScalar, {
      nullable: true,
      description:
        'Instant: values of the hour around it; absent: the newest values, at most 6 hours old (时刻)',
    })
    at: string | null,
    @Ctx() context: DepartmentContext<WeatherLoaders>,
  ): Promise<object | null> {
    const asked = {
      at: askedInstant(context, ELEMENTS_DATASET, at),
      maxAgeMs: at ? HOUR_MS : LATEST_MAX_AGE_MS,
    };
    const found = await context.load.placeWeather(asked, place.cell);
    return found.size === 0 ? null : published(found);
  }
}

@Resolver(() => NearestElement)
export class NearestElementResolver {
  @FieldResolver(() => weatherStations.type, { nullable: true })
  station(
    @Root() element: NearestElementRow,
    @Ctx() context: DepartmentContext<WeatherLoaders>,
  ): Promise<object | undefined> {
    return context.load.sources.weather.byId(element.stationId);
  }
}

function published(found: ReadonlyMap<string, NearestElementRow>) {
  const of = (symbol: string) => found.get(symbol) ?? null;
  return {
    rainfall: of('rain'),
    temperature: of('air_temp'),
    humidity: of('humidity'),
    windSpeed: of('wind_speed'),
    windGust: of('wind_gust'),
    windDirection: of('wind_direction'),
    pressure: of('sea_level_pressure'),
  };
}
