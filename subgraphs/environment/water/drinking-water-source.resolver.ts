import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import { cellAround, cellOf, PLACE_RESOLUTION } from '../../../shared/monitoring/stations/place';
import { publishStations } from '../../../shared/monitoring/stations/publish-stations';
import type { StationRow } from '../../../shared/monitoring/stations/station-row';
import {
  disclosedPrecision,
  type DisclosedPrecision,
} from '../../../shared/monitoring/stations/disclosed-position';
import { DrinkingWaterSource, IntakePosition } from './drinking-water-source.type';
import { District, Place, WaterBody } from '../entities.type';

export const drinkingWaterSources = publishStations({
  type: DrinkingWaterSource,
  size: { series: 26, seriesOfIndicator: 1, everySeconds: 86_400 },
  kinds: { DRINKING_WATER_SOURCE: { nameZh: '饮用水水源地', nameEn: 'Drinking-water source' } },
  one: 'drinkingWaterSource',
  many: 'drinkingWaterSources',
  dataset: 'environment/surface-water-quality',
  title: 'drinking-water sources (饮用水水源地)',
  entities: { District, Place, WaterBody },
  atWaterBody: true,
  published: (row) => ({ ...row, yield: row.stored['yield_m3d'] }),
});

const INTAKES = 'environment/drinking-water-intakes';

@Resolver(() => DrinkingWaterSource)
export class DrinkingWaterSourceResolver {
  /** Read again: who may see the source need not see its intake. */
  @FieldResolver(() => IntakePosition)
  async intake(
    @Root() { id }: StationRow,
    @Ctx() context: DepartmentContext,
  ): Promise<object | null> {
    const row = await context.stations(INTAKES).byId(id);
    return row ? intakeOf(row.stored, disclosedPrecision(context.access, INTAKES)) : null;
  }
}

/** The exact position is disclosed if no coarser one was granted. */
function intakeOf(stored: StationRow['stored'], { finest }: DisclosedPrecision) {
  const longitude = stored['intake_longitude_deg'];
  const latitude = stored['intake_latitude_deg'];
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return null;
  const place = { cell: cellAround(cellOf({ latitude, longitude }), finest) };
  return finest < PLACE_RESOLUTION
    ? { longitude: null, latitude: null, place }
    : { longitude, latitude, place };
}
