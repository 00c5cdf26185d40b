import { cellOf } from '../../shared/monitoring/place';
import { publishStations } from '../../shared/monitoring/publish-stations';
import { DrinkingWaterSource } from './drinking-water-source.type';
import { District, Place, WaterBody } from './entities.type';

export const drinkingWaterSources = publishStations({
  type: DrinkingWaterSource,
  kinds: ['DRINKING_WATER_SOURCE'],
  one: 'drinkingWaterSource',
  many: 'drinkingWaterSources',
  dataset: 'environment/surface-water-quality',
  title: 'drinking-water sources (饮用水水源地)',
  entities: { District, Place, WaterBody },
  atWaterBody: true,
  published: (row) => ({
    ...row,
    yield: row.stored['yield_m3d'],
    intake: intakeOf(row.stored['intake_longitude_deg'], row.stored['intake_latitude_deg']),
  }),
});

function intakeOf(longitude: unknown, latitude: unknown) {
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return null;
  return { longitude, latitude, place: { cell: cellOf({ latitude, longitude }) } };
}
