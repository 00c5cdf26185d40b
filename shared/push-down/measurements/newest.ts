import { getNamedType } from 'graphql';
import { indicatorOf } from '../../domain/indicators';
import { isReviewedSql } from '../../monitoring/observations/observation-row';
import { fieldOf } from '../arguments';
import { Fallback } from '../fallback';
import {
  BROKEN_SQL,
  computed,
  fixed,
  objectText,
  quoted,
  textSql,
  type JsonText,
} from '../text/json-text';
import { newestJoin } from './latest';
import type { MeasuredPlace } from './measured-fields';
import { numberSql } from '../text/number-sql';
import { fieldsOf, objectType, type Scope } from '../scope';
import type { SelectedField } from '../selection';
import { instantSql, missingSql, valueText } from '../text/value-sql';
import { flagSql, reviewSql } from '../text/word-sql';

interface NewestPlace extends MeasuredPlace {
  /** Symbol of the indicator. */
  readonly symbol: string;
}

/** The newest usable value of an indicator at a station, over all its series. */
export function newestText(scope: Scope, place: NewestPlace, field: SelectedField): JsonText {
  const { type: parent, dataset, stationId, symbol } = place;
  const schema = scope.declared.department;
  const fact = indicatorOf(symbol);
  const published = fieldOf(parent, field.name).type;
  const type = objectType(scope, getNamedType(published).name);
  if (!fact) throw new Fallback('FIELD', `${parent.name}.${field.name}`);
  const texts: Readonly<Record<string, () => JsonText>> = {
    __typename: () => fixed(JSON.stringify(type.name)),
    value: () => computed(numberSql('o.value', BROKEN_SQL)),
    unit: () => fixed(JSON.stringify(fact.unit)),
    at: () => computed(wholeSecondSql()),
    flag: () => computed(flagSql('o.flag')),
    review: () => computed(reviewSql(isReviewedSql(schema))),
    provenance: () =>
      valueText(fieldOf(type, 'provenance').type, { sql: 'b.provenance', sqlType: 'text' }),
  };
  const members = fieldsOf(scope, type, field).map((one) => {
    const text = texts[one.name];
    if (!text) throw new Fallback('FIELD', `${type.name}.${one.name}`);
    return [one.key, text()] as const;
  });
  return computed(`coalesce((select ${textSql(objectText(members))} from ${schema}.series s ${newestJoin(scope)}
    join ${schema}.batch b on b.id = o.batch_id
    where s.station_id = ${stationId} and s.dataset = ${quoted(dataset)} and s.indicator_code = ${quoted(fact.code)}
      and o.flag in (0, 10) and o.value is not null and o.detection_limit is null
    order by o.starts_at desc, s.averaging, s.depth, s.method limit 1), ${missingSql(published)})`);
}

/** Instants are compared as texts by the resolvers, which holds for whole seconds. */
function wholeSecondSql(): string {
  return `case when o.starts_at = date_trunc('second', o.starts_at) then ${instantSql('o.starts_at')} else ${BROKEN_SQL} end`;
}
