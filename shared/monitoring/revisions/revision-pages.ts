import type { Reader } from '../../data/database';
import { float, instant, int, nullable, text } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily, type RowOf } from '../../data/statement';
import { indicatorOf } from '../../domain/indicators';
import { RiverGateError } from '../../errors/rivergate-error';
import {
  keyOfCursor,
  mappedPage,
  pageOf,
  type Page,
  type PageRequest,
} from '../../graphql/connection';
import type { AssignedCase } from '../../identity/assigned-case';
import { flagName, type Averaging } from '../vocabulary';

/**
 * Loads a page of the versions of the values in question, oldest value first. Throws
 * CURSOR_INVALID.
 */
export type RevisionLoader = (question: Question, page: PageRequest) => Promise<Page<object>>;

/** The values in question: station, indicator and period. */
export type Question = Pick<AssignedCase, 'stationId' | 'indicator' | 'from' | 'to'>;

type RevisionRow = RowOf<typeof REVISIONS>;

interface RevisionSource {
  readonly reader: Reader;
  readonly schema: string;
}

/** Returns a page of the versions of all corrected values in question. */
export async function revisionPage(
  { reader, schema }: RevisionSource,
  { stationId, indicator, from, to }: Question,
  page: PageRequest,
): Promise<Page<object>> {
  const of = [stationId, indicator, from, to] as const;
  const values = [...of, ...placeOf(page.after), page.first + 1] as const;
  const rows = await reader.query(REVISIONS(schema), values);
  const found = pageOf(rows, page, {
    keyOf: ({ starts_at, series_id, revision }) =>
      [starts_at, String(series_id), String(revision)].join('|'),
    count: async () => {
      const [counted] = await reader.query(REVISION_COUNT(schema), of);
      return counted?.count ?? 0;
    },
  });
  return mappedPage(found, publishedRevision);
}

/**
 * Returns the SQL of the versions: replaced values from the history, and current values that
 * replaced another one.
 */
function versionsSql(schema: string): string {
  return `with asked as (
  select * from ${schema}.series where station_id = $1 and indicator_code = $2),
version as (
  select h.series_id, h.starts_at, h.revision, h.value, h.detection_limit, h.flag, h.batch_id, h.replaced_by_batch_id
  from asked s join ${schema}.observation_history h on h.series_id = s.id
  where h.starts_at >= $3 and h.starts_at < $4
  union all
  select o.series_id, o.starts_at, o.revision, o.value, o.detection_limit, o.flag, o.batch_id, null
  from asked s join ${schema}.observation o on o.series_id = s.id
  where o.starts_at >= $3 and o.starts_at < $4 and o.revision > 0)`;
}

const VALUES_IN_QUESTION = [text(), text(), instant(), instant()] as const;

/** Selects the versions after a position in their list. */
export const REVISIONS = statementFamily({
  text: (schema: string) => `${versionsSql(schema)}
select v.series_id, s.indicator_code, s.averaging, s.depth, s.method, v.starts_at, v.revision, v.value,
  v.detection_limit, v.flag, v.batch_id, b.feed, b.source, b.provenance, b.started_at as recorded_at, r.started_at as replaced_at
from version v join asked s on s.id = v.series_id
join ${schema}.batch b on b.id = v.batch_id
left join ${schema}.batch r on r.id = v.replaced_by_batch_id
where $5::timestamptz is null or (v.starts_at, v.series_id, v.revision) > ($5, $6::int, $7::int)
order by v.starts_at, v.series_id, v.revision limit $8`,
  columns: {
    series_id: int(),
    indicator_code: text(),
    averaging: text<Averaging>(),
    depth: text(),
    method: text(),
    starts_at: instant(),
    revision: int(),
    value: nullable(float()),
    detection_limit: nullable(float()),
    flag: int(),
    batch_id: int(),
    feed: text(),
    source: text(),
    provenance: text(),
    recorded_at: instant(),
    replaced_at: nullable(instant()),
  },
  parameters: [...VALUES_IN_QUESTION, nullable(instant()), nullable(int()), nullable(int()), int()],
  examples: [[EXAMPLE_SCHEMA]],
});

/** Counts the versions. */
export const REVISION_COUNT = statementFamily({
  text: (schema: string) => `${versionsSql(schema)} select count(*) from version`,
  columns: { count: int() },
  parameters: VALUES_IN_QUESTION,
  examples: [[EXAMPLE_SCHEMA]],
});

function placeOf(
  after: string | null,
): readonly [startsAt: string | null, seriesId: number | null, revision: number | null] {
  const key = keyOfCursor(after);
  if (key === null) return [null, null, null];
  const [startsAt = '', seriesId = '', revision = ''] = key.split('|');
  if (
    Number.isNaN(Date.parse(startsAt)) ||
    ![seriesId, revision].every((one) => /^\d{1,9}$/.test(one))
  )
    throw new RiverGateError('CURSOR_INVALID', 'after requires a cursor of a list of revisions.');
  return [startsAt, Number(seriesId), Number(revision)];
}

function publishedRevision(row: RevisionRow): object {
  return {
    indicator: { code: row.indicator_code },
    unit: indicatorOf(row.indicator_code)?.unit ?? '1',
    averaging: row.averaging,
    depth: row.depth === '' ? null : row.depth,
    method: row.method === '' ? null : row.method,
    from: row.starts_at,
    revision: row.revision,
    value: row.detection_limit === null ? row.value : null,
    detectionLimit: row.detection_limit,
    flag: flagName(row.flag),
    batch: String(row.batch_id),
    feed: row.feed,
    source: row.source,
    provenance: row.provenance,
    recordedAt: row.recorded_at,
    replacedAt: row.replaced_at,
  };
}
