import { disclosedPrecision } from '../../monitoring/stations/disclosed-position';
import { BROKEN_SQL } from '../text/json-text';
import type { Scope } from '../scope';

/** Bits of an H3 index: the resolution, and the first of three bits of each cell's digit. */
const RESOLUTION_BIT = 52;
const RESOLUTION_BITS = '15::bigint';
const FINEST_INDEX = 15;

/**
 * SQL of the cell of station `t` that is disclosed to the caller, as `disclosedPlace` calculates
 * it; null if the position is unknown. Broken for a cell that is no H3 index.
 */
export function placeSql({ parameters }: Scope, dataset: string): string {
  const finest = parameters.addOnce(
    `finest ${dataset}`,
    'int',
    ({ access }) => disclosedPrecision(access, dataset).finest,
  );
  const isOwner = parameters.addOnce(
    `owner ${dataset}`,
    'boolean',
    ({ access }) => disclosedPrecision(access, dataset).isOwner,
  );
  const resolution = `case when ${isOwner} then ${finest} else least(${finest}, coalesce(t.disclosed_resolution, 0)) end`;
  return `case when t.cell is null then null when t.cell !~ '^[0-9a-f]{15}$' then ${BROKEN_SQL}
    else (${cellAroundSql('t.cell', resolution)}) end`;
}

/** SQL of the cell of a resolution that contains a cell; the cell itself if it is that coarse. */
function cellAroundSql(cell: string, resolution: string): string {
  const index = `('x0' || ${cell})::bit(64)::bigint`;
  const own = `((h.i >> ${String(RESOLUTION_BIT)}) & ${RESOLUTION_BITS})`;
  const parent = `(h.i & ~(${RESOLUTION_BITS} << ${String(RESOLUTION_BIT)})) | (h.r << ${String(RESOLUTION_BIT)})
    | ((1::bigint << (3 * (${String(FINEST_INDEX)} - h.r))::int) - 1)`;
  return `select case when ${own} <= h.r then ${cell} else to_hex(${parent}) end
    from (select ${index} as i, (${resolution})::bigint as r) h`;
}
