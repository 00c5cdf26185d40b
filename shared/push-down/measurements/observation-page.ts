import { getNamedType } from 'graphql';
import { filtersText } from '../../graphql/bound-cursors';
import {
  countRowsSql,
  keyParts,
  pageRowsSql,
  seriesOfRowSql,
} from '../../monitoring/observations/observation-pages';
import { argumentsOf, fieldOf, type FieldArguments } from '../arguments';
import { Fallback } from '../fallback';
import { digestOfText, splitCursor, tagSql } from '../pages/cursor-sql';
import { firstSql, pageText } from '../pages/page-text';
import type { Run } from '../parameters';
import { objectType, type Scope } from '../scope';
import type { SelectedField } from '../selection';
import { BROKEN_SQL, computed, fixed, quoted, textSql, type JsonText } from '../text/json-text';
import { requestedFact, withFacts } from './facts';
import { measuredText, type MeasuredPlace } from './measured-fields';
import { batchJoin, observationTexts } from './observation-text';
import { periodSql, requestedPeriod } from './period-sql';

/** A page of the observations of one indicator at a station. */
export function observationPageText(
  scope: Scope,
  place: MeasuredPlace,
  field: SelectedField,
): JsonText {
  const list = listOf(scope, place, field);
  const type = objectType(scope, getNamedType(fieldOf(place.type, field.name).type).name);
  const { asked, first, rows, range } = list;
  const text = pageText(
    scope,
    {
      ...{ type, asked, first, row: 'o', key: KEY_SQL },
      digest: () => 'l.digest',
      total: () => totalSql(list, range),
      node: (one) => observationText(scope, list, one),
    },
    field,
  );
  const joins = [seriesOfRowSql(), batchJoin(scope.declared.department, text)].join(' ');
  const page = `(select ${textSql(text)} from (${rows}) o ${joins} having true)`;
  return computed(withDigest(scope, list, page));
}

/** The key of a row, as the resolvers write it; an instant that they write differently is broken. */
const KEY_SQL = `case when o.starts_at >= '0001-01-01' and o.starts_at < '10000-01-01'
  then replace(replace(o.starts_at::text, ' ', 'T'), '+00', 'Z') || '|' || o.series_id::text else ${BROKEN_SQL} end`;

interface ObservationList {
  readonly coordinate: string;
  readonly place: MeasuredPlace;
  readonly asked: FieldArguments;
  /** SQL conditions on series `s`. */
  readonly where: string;
  readonly range: RangeSql;
  readonly first: string;
  /** SQL of the rows of the page, and one more if the list continues; `n` counts them. */
  readonly rows: string;
}

/** What the list spans, for this caller. */
interface RangeSql {
  readonly schema: string;
  readonly from: string;
  readonly to: string;
  readonly before?: string;
}

function listOf(scope: Scope, place: MeasuredPlace, field: SelectedField): ObservationList {
  const { parameters, declared } = scope;
  const asked = argumentsOf(place.type, field);
  const coordinate = `${place.type.name}.${field.name}`;
  const indicator = parameters.add('text', (run) => requestedFact(asked.of(run)['indicator']).code);
  const where = `s.station_id = ${place.stationId} and s.dataset = ${quoted(place.dataset)} and s.indicator_code = ${indicator}`;
  const range = { schema: declared.department, ...rangeSql(scope, asked) };
  const first = firstSql(scope, asked);
  const page = { ...range, where, most: `${first} + 1` };
  const rows = asked.isGiven('after')
    ? rowsAfter(scope, page, { coordinate, asked })
    : pageRowsSql(page);
  const numbered = `select p.*, row_number() over (order by p.starts_at, p.series_id) as n from (${rows}) p`;
  return { coordinate, place, asked, where, range, first, rows: numbered };
}

function rangeSql(scope: Scope, asked: FieldArguments): Omit<RangeSql, 'schema'> {
  const { from, to } = requestedPeriod(scope, asked);
  if (!scope.isTimeLimited) return { from, to };
  const [since, before] = periodSql(scope);
  return { from: `greatest(${from}, ${since})`, to, before };
}

type Positioned = Pick<ObservationList, 'coordinate' | 'asked'>;

function rowsAfter(
  { parameters }: Scope,
  page: Parameters<typeof pageRowsSql>[0],
  list: Positioned,
): string {
  const part = (at: 0 | 1) => (run: Run) => keyPartsOf(list, run)[at];
  const after = {
    at: parameters.add('timestamptz', part(0)),
    series: parameters.add('int', part(1)),
  };
  return pageRowsSql({ ...page, after, from: `greatest(${page.from}, ${after.at})` });
}

function keyPartsOf({ coordinate, asked }: Positioned, run: Run) {
  try {
    return keyParts(splitCursor(asked.of(run)['after'], coordinate).key);
  } catch {
    throw new Fallback('ARGUMENT', `${coordinate}: after`);
  }
}

function observationText(scope: Scope, { asked }: ObservationList, field: SelectedField): JsonText {
  const { parameters, declared } = scope;
  const type = objectType(scope, 'Observation');
  const fact = (run: Run) => requestedFact(asked.of(run)['indicator']);
  const decimals = () => parameters.add('int', (run) => fact(run).decimals);
  const texts = observationTexts({ schema: declared.department, type, decimals });
  return withFacts(measuredText(scope, { type, texts }, field), (make) =>
    parameters.add('text', (run) => make(fact(run))),
  );
}

function totalSql({ where }: ObservationList, range: RangeSql): string {
  return `(select coalesce(sum(c.count), 0)::text from ${range.schema}.series s
    cross join lateral (${countRowsSql(range)}) c where ${where})`;
}

/**
 * The page with the digest `l.digest` of its list, where it needs one; broken if the cursor in the
 * request is one of another list.
 */
function withDigest(scope: Scope, list: ObservationList, page: string): string {
  const { coordinate, asked, place } = list;
  const isPositioned = asked.isGiven('after');
  if (!isPositioned && !page.includes('l.digest')) return page;
  const { parameters } = scope;
  const filters = parameters.add('text', (run) => filtersText(asked.of(run)));
  const known = textSql([
    ...fixed(`[${JSON.stringify(coordinate)},`),
    ...place.identity,
    ...fixed(','),
    ...computed(filters),
    ...fixed(']'),
  ]);
  const cursor = (part: 'cursor' | 'tag') =>
    parameters.add('text', (run) => splitCursor(asked.of(run)['after'], coordinate)[part]);
  const isOfList = () =>
    `coalesce(${cursor('tag')} = ${tagSql(cursor('cursor'), 'l.digest')}, true)`;
  const text = isPositioned ? `case when ${isOfList()} then ${page} else ${BROKEN_SQL} end` : page;
  return `(select ${text} from (select ${digestOfText(known)} as digest offset 0) l)`;
}
