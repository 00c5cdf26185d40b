import { waterBodyOf } from '../../../shared/domain/water-bodies';
import type { StationRow } from '../../../shared/monitoring/stations/station-row';

/**
 * Whether the water at a station is assessed as a river or as a lake; reservoirs count as lakes.
 */
export function kindOfWater({ waterBody }: StationRow): 'RIVER' | 'LAKE' {
  return waterBodyOf(waterBody?.code ?? '')?.kind === 'RESERVOIR' ? 'LAKE' : 'RIVER';
}
