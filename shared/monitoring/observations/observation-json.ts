import { instantText } from '../../data/instant-text';
import { isReviewedSql, type ObservationRow } from './observation-row';

/**
 * SQL of the JSON text of all observations `o` of series `s` with batch `b`, without the station
 * that they are of, in the order in which the loaders return them.
 */
export function observationsJsonSql(schema: string): string {
  return `coalesce(json_agg(json_build_array(o.series_id, s.indicator_code, s.averaging, s.depth, s.method,
    o.starts_at::text, o.value, o.detection_limit, o.flag, o.revision, o.batch_id, ${isReviewedSql(schema)}, b.provenance)
    order by s.indicator_code, s.averaging, s.depth, s.method), '[]')::text`;
}

type JsonObservation = readonly [
  ...[series: number, indicator: string, averaging: ObservationRow['averaging']],
  ...[depth: string, method: string, startsAt: string],
  ...[value: number | string | null, detectionLimit: number | string | null],
  ...[flag: number, revision: number, batch: number, isReviewed: boolean, provenance: string],
];

/** Reads the text of `observationsJsonSql`; throws SyntaxError for another text. */
export function observationsOfJson(text: string, stationId: string): ObservationRow[] {
  const all = JSON.parse(text) as ReadonlyArray<JsonObservation>; // Written by `observationsJsonSql`.
  return all.map((one) => ({
    station_id: stationId,
    ...{ series_id: one[0], indicator_code: one[1], averaging: one[2], depth: one[3] },
    ...{ method: one[4], starts_at: instantText(one[5]) },
    ...{ value: numberOf(one[6]), detection_limit: numberOf(one[7]) },
    ...{ flag: one[8], revision: one[9], batch_id: one[10], is_reviewed: one[11] },
    provenance: one[12],
  }));
}

/** JSON has no NaN and no infinities: PostgreSQL writes them as texts. */
function numberOf(value: number | string | null): number | null {
  return value === null ? null : Number(value);
}
