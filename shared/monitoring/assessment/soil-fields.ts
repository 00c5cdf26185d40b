import { expression, type StationField } from '../stations/station-field';
import type { StationKey, StationRow } from '../stations/station-row';
import { SoilLandUse, soilLandUseOf, type SoilSampled } from './soil-risk-assessment';

const USES = Object.values(SoilLandUse)
  .map((use) => `'${use}'`)
  .join(', ');

/** The use of the land that was stored for a soil point, `OTHER` for what is none. */
export function storedLandUse(description: string): StationField<SoilLandUse> {
  return expression({
    sql: `case when t.land_use in (${USES}) then t.land_use else 'OTHER' end`,
    of: landUseOf,
    type: () => SoilLandUse,
    description,
    isNullable: true,
  });
}

/** Root of the metals of a soil point: its risk reads pH as the open dataset has it. */
export function soilSampled(key: StationKey, row: StationRow): SoilSampled {
  return { ...key, phDataset: row.dataset, landUse: landUseOf(row) };
}

function landUseOf({ stored }: StationRow): SoilLandUse {
  return soilLandUseOf(stored['land_use']);
}
