import type { KindOfWater } from '../../../shared/domain/standards/gb3838';
import { waterBodyOf, type WaterBodyFact } from '../../../shared/domain/water-bodies';
import type { StationRow } from '../../../shared/monitoring/stations/station-row';

/**
 * The kind of the water at a station, the same at any time and for every caller.
 *
 * Its water body decides, if it is one of the hub. A station without one is a lake or reservoir if
 * chlorophyll or algae are measured there. A section of the national network where they are not is a
 * river, because the network measures them at lakes and reservoirs; if its name is that of one, and
 * for any other station, the kind is not known.
 */
export function kindOfWater({ kind, nameZh, waterBody, stored }: StationRow): KindOfWater {
  const body = waterBodyOf(waterBody?.code ?? '');
  if (body !== undefined) return KINDS[body.kind];
  if (stored['measures_algae'] === true) return 'LAKE';
  return kind === 'SURFACE_WATER_SECTION' && !STANDING_WATER.test(nameZh) ? 'RIVER' : 'UNKNOWN';
}

const KINDS: Readonly<Record<WaterBodyFact['kind'], KindOfWater>> = {
  RIVER: 'RIVER',
  TIDAL_REACH: 'RIVER',
  ESTUARY: 'RIVER',
  RESERVOIR: 'LAKE',
  BAY: 'UNKNOWN',
  SEA: 'UNKNOWN',
};

/** Names of lakes and reservoirs and of places in them; 汝湖 is a town, 水库入库口 a river. */
const STANDING_WATER = /(?:水库|库区|库心|湖心|湖区|坝前)$/u;
