import { stationType } from '../../../shared/monitoring/stations/station-type';
import { answered, floatColumn } from '../../../shared/monitoring/stations/station-field';
import {
  waterClassOf,
  waterTargetOf,
} from '../../../shared/monitoring/assessment/assessment-fields';
import {
  disclosedPrecision,
  type DisclosedPrecision,
} from '../../../shared/monitoring/stations/disclosed-position';
import { cellAround, cellOf, PLACE_RESOLUTION } from '../../../shared/monitoring/stations/place';
import type { StationRow } from '../../../shared/monitoring/stations/station-row';
import { IntakePosition } from './drinking-water-source.type';
import { kindOfWater } from './kind-of-water';
import { entities } from '../entities.type';

const INTAKES = 'environment/drinking-water-intakes';

export const drinkingWaterSources = stationType({
  name: 'DrinkingWaterSource',
  description:
    'Centralized drinking-water source, sampled monthly; `place` is a coarse cell of about 250 km² (集中式饮用水水源地)',
  kinds: { DRINKING_WATER_SOURCE: { nameZh: '饮用水水源地', nameEn: 'Drinking-water source' } },
  size: { series: 26, seriesOfIndicator: 1, everySeconds: 86_400 },
  one: 'drinkingWaterSource',
  many: 'drinkingWaterSources',
  dataset: 'environment/surface-water-quality',
  title: 'drinking-water sources (饮用水水源地)',
  entities,
  atWaterBody: true,
  fields: {
    yield: floatColumn('yield_m3d', 'Water taken, m3/d (取水量)'),
    // Read separately, because a caller who may see the source may not be allowed to see its
    // intake.
    intake: {
      ...answered(
        () => IntakePosition,
        'Exact position of the intake; shared on request (取水口位置)',
        async ({ id }, context) => {
          const row = await context.stations(INTAKES).byId(id);
          return row ? intakeOf(row.stored, disclosedPrecision(context.access, INTAKES)) : null;
        },
      ),
      dataset: INTAKES,
    },
    ...waterTargetOf(kindOfWater),
    ...waterClassOf(kindOfWater),
  },
});

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
