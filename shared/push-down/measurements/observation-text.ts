import type { GraphQLObjectType } from 'graphql';
import { isReviewedSql } from '../../monitoring/observations/observation-row';
import { fieldOf } from '../arguments';
import { BROKEN_SQL, computed, fixed, type JsonText } from '../text/json-text';
import { fixedPointSql, numberSql } from '../text/number-sql';
import { instantSql, valueText } from '../text/value-sql';
import { flagSql, reviewSql } from '../text/word-sql';
import type { FieldTexts } from './measured-fields';

/**
 * SQL that joins batch `b` of observation `o`, where a text needs it. Batches are never deleted, so
 * a join with them changes nothing else.
 */
export function batchJoin(schema: string, text: JsonText): string {
  const isUsed = text.some((piece) => 'sql' in piece && piece.sql.includes('b.provenance'));
  return isUsed ? `join ${schema}.batch b on b.id = o.batch_id` : '';
}

/** What the texts of an observation are written from. */
interface Written {
  readonly schema: string;
  readonly type: GraphQLObjectType;
  /** SQL of the decimals of the indicator. */
  readonly decimals: () => string;
}

/** Texts of the fields of observation `o` of series `s` and batch `b`. */
export function observationTexts({ schema, type, decimals }: Written): FieldTexts {
  const isCensored = 'o.detection_limit is not null';
  const promised = (name: string) => fieldOf(type, name).type;
  const number = (sql: string) => computed(numberSql(sql, "'null'"));
  return {
    from: () => computed(instantSql('o.starts_at')),
    to: () => computed(endSql(schema)),
    value: () =>
      computed(
        `case when ${isCensored} or o.flag = 7 then 'null' else ${numberSql('o.value', "'null'")} end`,
      ),
    isCensored: () => computed(`case when ${isCensored} then 'true' else 'false' end`),
    detectionLimit: () => number('o.detection_limit'),
    text: () => computed(notationSql(isCensored, decimals())),
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

/** Laboratory notation: `0.21`, `0.004L`, `ND` below an unknown limit, `>24000`. */
function notationSql(isCensored: string, decimals: string): string {
  return `case when ${isCensored} then '"' || ${numberSql('o.detection_limit', BROKEN_SQL)} || 'L"'
    when o.flag = 11 then '"ND"' when o.flag = 7 and o.value is null then 'null'
    when o.flag = 7 then '">' || ${numberSql('o.value', BROKEN_SQL)} || '"'
    else coalesce(${fixedPointSql('o.value', decimals)}, ${BROKEN_SQL}) end`;
}
