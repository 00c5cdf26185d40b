import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import { InDataset } from '../../../shared/sharing/in-dataset';
import type { WeatherLoaders } from '../department-loaders';
import { District, Place } from '../entities.type';
import { districtColumns, placeColumns, rainPeriod } from './rainfall-columns';
import { DistrictRainfall, Rainfall, RainfallArgs, RainfallSource } from './rainfall.type';
import { weatherStations } from '../weather.station';
import { PerPeriod } from '../../../shared/graphql/list-size';

const DAY_SECONDS = 86_400;

@Resolver(() => Place)
export class PlaceRainfallResolver {
  @InDataset('weather/meteorological-elements')
  @PerPeriod(DAY_SECONDS, ['days', 'amounts', 'hours'])
  @FieldResolver(() => Rainfall, {
    nullable: true,
    description: 'Rainfall around the centre of the cell over a period, mm (网格雨量)',
  })
  async rainfall(
    @Root() place: { readonly cell: string },
    @Args(() => RainfallArgs) asked: RainfallArgs,
    @Ctx() context: DepartmentContext<WeatherLoaders>,
  ): Promise<object> {
    const period = rainPeriod(asked);
    return placeColumns(period, await context.load.rainfall.atPlace(period, place.cell));
  }
}

@Resolver(() => District)
export class DistrictRainfallResolver {
  @InDataset('weather/meteorological-elements')
  @PerPeriod(DAY_SECONDS, ['days', 'means', 'maxima', 'stations'])
  @FieldResolver(() => DistrictRainfall, {
    nullable: true,
    description: "Rainfall over the district's stations in a period, mm (区县雨量)",
  })
  async rainfall(
    @Root() district: { readonly code: string },
    @Args(() => RainfallArgs) asked: RainfallArgs,
    @Ctx() context: DepartmentContext<WeatherLoaders>,
  ): Promise<object> {
    const period = rainPeriod(asked);
    return districtColumns(period, await context.load.rainfall.inDistrict(period, district.code));
  }
}

@Resolver(() => RainfallSource)
export class RainfallSourceResolver {
  @FieldResolver(() => weatherStations.type, { nullable: true })
  station(
    @Root() source: { readonly stationId: string },
    @Ctx() context: DepartmentContext<WeatherLoaders>,
  ): Promise<object | undefined> {
    return context.load.sources.placeRain.byId(source.stationId);
  }
}

@Resolver(() => DistrictRainfall)
export class WettestStationResolver {
  @FieldResolver(() => weatherStations.type, { nullable: true })
  async wettest(
    @Root() rainfall: { readonly wettestId: string | null },
    @Ctx() context: DepartmentContext<WeatherLoaders>,
  ): Promise<object | null> {
    if (rainfall.wettestId === null) return null;
    return (await context.load.sources.districtRain.byId(rainfall.wettestId)) ?? null;
  }
}
