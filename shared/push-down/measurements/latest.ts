import { getNamedType } from 'graphql';
import { newestSql, newestWithinSql } from '../../monitoring/observations/newest-sql';
import { argumentsOf, fieldOf } from '../arguments';
import { withFacts } from './facts';
import { computed, listSql, quoted, type JsonText } from '../text/json-text';
import { measuredText, type MeasuredPlace } from './measured-fields';
import { batchJoin, observationTexts } from './observation-text';
import { periodSql } from './period-sql';
import { requestedFacts } from './requested-facts';
import { objectType, type Scope } from '../scope';
import type { SelectedField } from '../selection';

/** The newest observation of each series of a station in a dataset. */
export function latestText(scope: Scope, place: MeasuredPlace, field: SelectedField): JsonText {
  const schema = scope.declared.department;
  const type = objectType(scope, getNamedType(fieldOf(place.type, field.name).type).name);
  const facts = requestedFacts(scope, place.dataset, argumentsOf(place.type, field));
  const texts = observationTexts({ schema, type, decimals: facts.decimals });
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
export function newestJoin(scope: Scope): string {
  const { declared, isTimeLimited } = scope;
  if (!isTimeLimited) return newestSql(declared.department);
  return newestWithinSql(declared.department, periodSql(scope));
}
