import type { GraphQLObjectType } from 'graphql';
import { QUALITY_FLAGS } from '../../domain/quality-flags';
import { DAY_KINDS } from '../../domain/network-day';
import {
  areCalendarDays,
  haveDays,
  type PointsQuery,
} from '../../monitoring/observations/points-query';
import { DayUnavailable, Step } from '../../monitoring/vocabulary';
import { fieldOf } from '../arguments';
import { BROKEN_SQL, computed, fixed, quoted, textSql, type JsonText } from '../text/json-text';
import type { FieldTexts } from './measured-fields';
import { isPlainSql, numberSql, roundedSql } from '../text/number-sql';
import type { Scope } from '../scope';
import { utcText, valueText } from '../text/value-sql';
import { flagSql, reviewSql } from '../text/word-sql';

/**
 * Columns `x` of the points `p` of a series, of which its texts are made; null without points. The
 * points are sorted; an aggregate with `distinct` or `order by` would sort them again, for all.
 */
export function pointColumns(grain: Grain): string {
  const days = haveDays(grain.step) ? ', array_agg(p.day) as days' : '';
  const unavailable = areCalendarDays(grain) ? ', array_agg(p.unavailable) as unavailable' : '';
  return `${POINT_COLUMNS}${days}${unavailable}`;
}

/** Step and days of a series. */
type Grain = Pick<PointsQuery, 'step' | 'days'>;

const POINT_COLUMNS = `count(*) as n, array_agg(p.at) as times, array_agg(p.value + 0) as values,
  bool_and(${isPlainSql('p.value')}) as are_plain, array_agg(p.flag) as flags, min(p.flag) as least_flag,
  max(p.flag) as most_flag, array_agg(p.samples) as samples,
  array_agg(p.censored) as censored, max(p.censored) as most_censored, array_agg(p.reviewed) as reviewed,
  bool_and(p.reviewed) as all_reviewed, bool_or(p.reviewed) as some_reviewed,
  array_agg(p.batch_id) as batches`;

interface Columns {
  readonly scope: Scope;
  readonly type: GraphQLObjectType;
  readonly grain: Grain;
  /** SQL of the number of decimals of an aggregate. */
  readonly decimals: () => string;
}

/** Texts of the columns of a series. */
export function columnTexts({ scope, type, grain, decimals }: Columns): FieldTexts {
  const { step } = grain;
  return {
    step: () => fixed(JSON.stringify(step)),
    times: () => computed(timesSql()),
    dayKind: () => dayKindText(grain),
    days: () => daysText(step),
    unavailable: () => (areCalendarDays(grain) ? computed(unavailableSql()) : fixed('null')),
    values: () => computed(step === Step.RAW ? valuesSql() : roundedValuesSql(decimals())),
    flags: () => computed(flagsSql()),
    samples: () => computed(samplesSql(step)),
    censored: () => computed(censoredSql()),
    reviews: () => computed(reviewsSql()),
    provenance: () => provenanceText(scope, type),
  };
}

/** Whole seconds alone: the resolvers round fractions. */
function timesSql(): string {
  return `(select case when strpos(y.t, '.') > 0 then ${BROKEN_SQL} else coalesce(y.t, '[]') end
    from (select ${utcText('array_to_json(x.times)::text')} as t offset 0) y)`;
}

/** Calendar days of any network, or the days of the network of series `s`. */
function dayKindText(grain: Grain): JsonText {
  if (!haveDays(grain.step)) return fixed('null');
  if (areCalendarDays(grain)) return fixed('"CALENDAR"');
  const kinds = Object.entries(DAY_KINDS).map(
    ([kind, { dayShiftHours }]) => `when ${String(dayShiftHours)} then ${quoted(`"${kind}"`)}`,
  );
  return computed(`case s.day_shift_h ${kinds.join(' ')} else 'null' end`);
}

/** Days as JSON writes dates; of a month the first seven characters. */
function daysText(step: Step): JsonText {
  if (!haveDays(step)) return fixed('null');
  if (step === Step.DAY) return computed(`coalesce(array_to_json(x.days)::text, '[]')`);
  return computed(eachSql('days', `'"' || left(to_json(e.v) #>> '{}', 7) || '"'`));
}

function unavailableSql(): string {
  const reasons = Object.values(DayUnavailable).map(
    (reason) => `when ${quoted(reason)} then ${quoted(`"${reason}"`)}`,
  );
  return eachSql('unavailable', `case e.v ${reasons.join(' ')} else 'null' end`);
}

function valuesSql(): string {
  const each = eachSql('values', numberSql('e.v', "'null'"));
  return `case when x.are_plain then array_to_json(x.values)::text else ${each} end`;
}

function roundedValuesSql(decimals: string): string {
  return eachSql('values', roundedSql('e.v', decimals));
}

/** Nearly all flags are VALID: repeated rather than looked up one by one. */
function flagsSql(): string {
  const valid = JSON.stringify(QUALITY_FLAGS[0]?.id);
  return `case when x.least_flag = 0 and x.most_flag = 0 then ${repeatedSql(valid)} else ${eachSql('flags', flagSql('e.v'))} end`;
}

/** A value as observed is one sample. */
function samplesSql(step: Step): string {
  return step === Step.RAW ? repeatedSql('1') : `coalesce(array_to_json(x.samples)::text, '[]')`;
}

/** Nearly all values are measured above their limit. */
function censoredSql(): string {
  return `case when x.most_censored = 0 then ${repeatedSql('0')} else coalesce(array_to_json(x.censored)::text, '[]') end`;
}

function reviewsSql(): string {
  return `case when x.all_reviewed then ${repeatedSql('"REVIEWED"')}
    when not x.some_reviewed then ${repeatedSql('"UNREVIEWED"')} else ${eachSql('reviewed', reviewSql('e.v'))} end`;
}

function provenanceText({ declared }: Scope, type: GraphQLObjectType): JsonText {
  const items = fieldOf(type, 'provenance').type;
  const promised = 'ofType' in items && 'ofType' in items.ofType ? items.ofType.ofType : items;
  const one = textSql(valueText(promised, { sql: 'b.provenance', sqlType: 'text' }));
  return computed(`(select '[' || coalesce(string_agg(distinct ${one}, ','), '') || ']'
    from ${declared.department}.batch b where b.id = any(x.batches))`);
}

/** A JSON list of the same text for each point. */
function repeatedSql(text: string): string {
  return `'[' || substr(repeat(${quoted(`,${text}`)}, x.n::int), 2) || ']'`;
}

/** A JSON list of the text of each element `e.v` of a column. */
function eachSql(column: string, text: string): string {
  return `(select '[' || coalesce(string_agg(${text}, ',' order by e.n), '') || ']' from unnest(x.${column}) with ordinality e (v, n))`;
}
