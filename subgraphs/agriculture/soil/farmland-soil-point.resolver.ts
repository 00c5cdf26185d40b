import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import { publishStations } from '../../../shared/monitoring/stations/publish-stations';
import { latestReading, type Reading } from '../../../shared/monitoring/observations/reading';
import { type SoilSampled } from '../../../shared/monitoring/assessment/soil-risk-assessment';
import type { StationRow } from '../../../shared/monitoring/stations/station-row';
import { District, Place, WaterBody } from '../entities.type';
import { FarmlandSoilMetals } from './farmland-soil-metals.type';
import { FarmlandSoilPoint } from './farmland-soil-point.type';
import { FARMLAND_STATION_KINDS, landUseOf } from './land-use';

export const farmlandSoilPoints = publishStations({
  type: FarmlandSoilPoint,
  size: { series: 2, seriesOfIndicator: 1, everySeconds: 86_400 },
  kinds: FARMLAND_STATION_KINDS,
  one: 'farmlandSoilPoint',
  many: 'farmlandSoilPoints',
  dataset: 'agriculture/farmland-soil',
  title: 'farmland soil points (耕地土壤监测点)',
  entities: { District, Place, WaterBody },
  published: farmlandSoilPoint,
});

/** A soil point under its published names. */
export function farmlandSoilPoint(row: StationRow) {
  return { ...row, landUse: landUseOf(row.kind), crop: row.stored['crop'] };
}

@Resolver(() => FarmlandSoilPoint)
export class FarmlandSoilPointResolver {
  @FieldResolver()
  soilPh(@Root() point: StationRow, @Ctx() context: DepartmentContext): Promise<Reading | null> {
    return latestReading(context, point, 'soil_ph');
  }

  @FieldResolver()
  organicMatter(
    @Root() point: StationRow,
    @Ctx() context: DepartmentContext,
  ): Promise<Reading | null> {
    return latestReading(context, point, 'soil_om');
  }

  @FieldResolver(() => FarmlandSoilMetals)
  metals(@Root() point: StationRow): SoilSampled {
    return {
      id: point.id,
      dataset: 'agriculture/farmland-soil-metals',
      phDataset: point.dataset,
      landUse: landUseOf(point.kind),
    };
  }
}
