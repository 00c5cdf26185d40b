import { expression, type StationField } from '../stations/station-field';
import type { StationKey, StationRow } from '../stations/station-row';
import { SoilLandUse, soilLandUseOf, type SoilSampled } from './soil-risk-assessment';

const USES = Object.values(SoilLandUse)
  .map((use) => `'${use}'`)
  .join(', ');

/**
 * Creates the field with the stored land use of a soil point; `OTHER` for an unknown or missing
 * use.
 */
export function storedLandUse(description: string): StationField<SoilLandUse> {
  return expression({
    sql: `case when t.land_use in (${USES}) then t.land_use else 'OTHER' end`,
    of: landUseOf,
    type: () => SoilLandUse,
    description,
    isNullable: true,
  });
}

/**
 * Returns the root object of a soil point's metals; their risk reads the pH from the open dataset.
 */
export function soilSampled(key: StationKey, row: StationRow): SoilSampled {
  return { ...key, phDataset: row.dataset, landUse: landUseOf(row) };
}

function landUseOf({ stored }: StationRow): SoilLandUse {
  return soilLandUseOf(stored['land_use']);
}
