import { waterBodyOf } from '../../../shared/domain/water-bodies';
import type { StationRow } from '../../../shared/monitoring/stations/station-row';

/** Whether the water at a station is judged as a river or as a lake, which a reservoir is. */
export function kindOfWater({ waterBody }: StationRow): 'RIVER' | 'LAKE' {
  return waterBodyOf(waterBody?.code ?? '')?.kind === 'RESERVOIR' ? 'LAKE' : 'RIVER';
}
