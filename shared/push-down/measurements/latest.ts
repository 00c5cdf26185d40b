import { getNamedType, type GraphQLObjectType } from 'graphql';
import { newestSql, newestWithinSql, periodValues } from '../../monitoring/observations/newest-sql';
import { isReviewedSql } from '../../monitoring/observations/observation-row';
import { argumentsOf, fieldOf } from '../arguments';
import { withFacts } from './facts';
import { BROKEN_SQL, computed, fixed, listSql, quoted, type JsonText } from '../text/json-text';
import { measuredText, type FieldTexts, type MeasuredPlace } from './measured-fields';
import { fixedPointSql, numberSql } from '../text/number-sql';
import { requestedFacts, type RequestedFacts } from './requested-facts';
import { objectType, type Scope } from '../scope';
import type { SelectedField } from '../selection';
import { instantSql, valueText } from '../text/value-sql';
import { flagSql, reviewSql } from '../text/word-sql';

/** The newest observation of each series of a station in a dataset. */
export function latestText(scope: Scope, place: MeasuredPlace, field: SelectedField): JsonText {
  const schema = scope.declared.department;
  const type = objectType(scope, getNamedType(fieldOf(place.type, field.name).type).name);
  const facts = requestedFacts(scope, place.dataset, argumentsOf(place.type, field));
  const texts = observationTexts(schema, type, facts);
  const text = withFacts(measuredText(scope, { type, texts }, field), facts.text);
  const where = [
    `s.station_id = ${place.stationId}`,
    `s.dataset = ${quoted(place.dataset)}`,
    ...facts.conditions(),
  ].join(' and ');
  const order = 's.indicator_code, s.averaging, s.depth, s.method';
  return computed(`(select ${listSql(text, { order })} from ${schema}.series s
    ${newestJoin(scope)} ${batchJoin(schema, text)} ${facts.join()} where ${where})`);
}

/**
 * SQL that joins observation `o`, the newest of series `s` that the caller may see. The newest of
 * all is hidden from callers who see only part of the time range.
 */
export function newestJoin({ parameters, declared, isTimeLimited }: Scope): string {
  if (!isTimeLimited) return newestSql(declared.department);
  const bound = (at: 0 | 1) =>
    parameters.addOnce(
      `bound ${String(at)}`,
      'timestamptz',
      ({ limits }) => periodValues(limits)[at],
    );
  return newestWithinSql(declared.department, [bound(0), bound(1)]);
}

/** Batches are never deleted, so a join with them changes nothing else. */
function batchJoin(schema: string, text: JsonText): string {
  const isUsed = text.some((piece) => 'sql' in piece && piece.sql.includes('b.provenance'));
  return isUsed ? `join ${schema}.batch b on b.id = o.batch_id` : '';
}

/** Texts of the fields of observation `o` of series `s` and batch `b`. */
function observationTexts(
  schema: string,
  type: GraphQLObjectType,
  facts: RequestedFacts,
): FieldTexts {
  const isCensored = 'o.detection_limit is not null';
  const promised = (name: string) => fieldOf(type, name).type;
  const number = (sql: string) => computed(numberSql(sql, "'null'"));
  return {
    from: () => computed(instantSql('o.starts_at')),
    to: () => computed(endSql(schema)),
    value: () =>
      computed(`case when ${isCensored} then 'null' else ${numberSql('o.value', "'null'")} end`),
    isCensored: () => computed(`case when ${isCensored} then 'true' else 'false' end`),
    detectionLimit: () => number('o.detection_limit'),
    text: () => computed(notationSql(isCensored, facts.decimals())),
    flag: () => computed(flagSql('o.flag')),
    revision: () => valueText(promised('revision'), { sql: 'o.revision', sqlType: 'smallint' }),
    batch: () => [...fixed('"'), ...computed('o.batch_id::text'), ...fixed('"')],
    review: () => computed(reviewSql(isReviewedSql(schema))),
    provenance: () => valueText(promised('provenance'), { sql: 'b.provenance', sqlType: 'text' }),
  };
}

/** The end of an interval; JavaScript writes fractions of a second differently. */
function endSql(schema: string): string {
  const end = `${schema}.interval_end(o.starts_at, s.averaging)`;
  return `case when o.starts_at = date_trunc('second', o.starts_at) then coalesce(${instantSql(end)}, ${BROKEN_SQL}) else ${BROKEN_SQL} end`;
}

/** Laboratory notation: `0.21`, or `0.004L` below the detection limit. */
function notationSql(isCensored: string, decimals: string): string {
  return `case when ${isCensored} then '"' || ${numberSql('o.detection_limit', BROKEN_SQL)} || 'L"'
    else coalesce(${fixedPointSql('o.value', decimals)}, ${BROKEN_SQL}) end`;
}
