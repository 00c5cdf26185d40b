import type { FieldArguments } from '../arguments';
import { Fallback } from '../fallback';
import type { Scope } from '../scope';

/** Conditions of each filter of a list of stations `q`; `$v` is its value. */
const CONDITIONS: Readonly<Record<string, readonly [sqlType: string, sql: string]>> = {
  ids: ['text[]', 'q.id = any($v)'],
  kind: ['text', 'q.kind = $v'],
  authority: ['text', 'q.authority = $v'],
  district: ['text', 'q.district_code = $v'],
  waterBody: ['text', 'q.water_body_code = $v'],
  region: ['text', 'q.region = $v'],
  nameContains: ['text', '(strpos(q.name_zh, $v) > 0 or strpos(lower(q.name_en), lower($v)) > 0)'],
  provenance: ['text', 'q.provenance = $v'],
};

/** Most ids of a filter; more are LIST_TOO_LONG. */
const MOST_IDS = 500;

/**
 * SQL conditions of the filters of a list of stations. Filters without a variable add a condition
 * each, so that PostgreSQL can use its indexes; of others any may be null.
 */
export function filterSql({ parameters }: Scope, asked: FieldArguments): ReadonlyArray<string> {
  if (!asked.isGiven('filter')) return [];
  const given = asked.constant?.['filter'];
  const names = asked.constant === null ? Object.keys(CONDITIONS) : presentIn(given);
  return names.map((name) => {
    const condition = CONDITIONS[name];
    if (!condition) throw new Fallback('FIELD', `filter.${name}`);
    const [sqlType, sql] = condition;
    const value = parameters.add(sqlType, (run) => valueOf(asked.of(run)['filter'], name));
    const isGiven = sql.replaceAll('$v', () => value);
    return asked.constant === null ? `(${value} is null or ${isGiven})` : isGiven;
  });
}

function presentIn(filter: unknown): ReadonlyArray<string> {
  return Object.entries(filter ?? {}).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [name],
  );
}

function valueOf(filter: unknown, name: string): unknown {
  const value = (filter as Readonly<Record<string, unknown>> | null | undefined)?.[name] ?? null; // An input object that graphql-js coerced.
  if (Array.isArray(value) && value.length > MOST_IDS) throw new Fallback('ARGUMENT', 'filter.ids');
  return value;
}
