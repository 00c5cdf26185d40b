import type { Reader } from '../../shared/data/database';
import { text } from '../../shared/data/sql-type';
import { statement } from '../../shared/data/statement';
import { EXCHANGE_CATALOGUE, HUB_CATALOGUE } from './expected-catalogue';

/**
 * The differences between the database objects around the audit log and those that our migrations
 * create.
 */
export interface CatalogueDifference {
  readonly missing: ReadonlyArray<string>;
  readonly unexpected: ReadonlyArray<string>;
}

/**
 * Compares tables, columns, constraints, indexes, triggers, rules, policies, functions, owners and
 * privileges around the audit log with what our migrations create: changing the audit log other
 * than by appending requires a change of one of these, or happens through one of them.
 */
export async function catalogueDifference(reader: Reader): Promise<CatalogueDifference> {
  const found = await cataloguedLines(reader);
  const expected = new Set([...HUB_CATALOGUE, ...(found.hasExchange ? EXCHANGE_CATALOGUE : [])]);
  const present = new Set([...found.hub, ...found.exchange]);
  return {
    missing: [...expected].filter((line) => !present.has(line)),
    unexpected: [...present].filter((line) => !expected.has(line)),
  };
}

/** The database objects around the audit log, one line each. */
export interface CataloguedLines {
  readonly hub: ReadonlyArray<string>;
  /** The objects by which an entry is placed under embargo, and events reach the audit log. */
  readonly exchange: ReadonlyArray<string>;
  readonly hasExchange: boolean;
}

/** Reads the catalogue of the database. */
export async function cataloguedLines(reader: Reader): Promise<CataloguedLines> {
  const lines = async (schema: string, names: string) =>
    (await reader.query(CATALOGUE_LINES, [schema, names])).map(({ line }) => line);
  const exchange = await lines(
    'exchange',
    '^(hub_event|place_embargo|renew_embargo|lift_embargo)$',
  );
  return {
    hub: await lines('hub', '.'),
    exchange,
    hasExchange: exchange.some((line) => line.startsWith('relation')),
  };
}

/**
 * The lines of a schema, for names that match a regular expression. Privileges of owners are
 * omitted: they have them as owners.
 */
export const CATALOGUE_LINES = statement({
  text: `
with relation as (
  select c.*, format('%s.%s', n.nspname, c.relname) as name
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = $1::text and c.relname ~ $2 and c.relkind not in ('i', 'I', 't')),
routine as (
  select p.*, format('%s.%s(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) as name
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = $1 and p.proname ~ $2),
granted as (
  select 'schema ' || nspname as what, nspowner as owner, a.* from pg_namespace, aclexplode(nspacl) a
    where nspname = $1 and $2 = '.'
  union all select name, relowner, a.* from relation, aclexplode(relacl) a
  union all select name || '.' || attname, relowner, a.* from relation r join pg_attribute t on t.attrelid = r.oid,
    aclexplode(attacl) a
  union all select name, proowner, a.* from routine, aclexplode(coalesce(proacl, acldefault('f', proowner))) a)
select line from (
  select format('schema %s of %s', nspname, nspowner::regrole) as line from pg_namespace where nspname = $1 and $2 = '.'
  union all select format('relation %s kind %s of %s, %s%s%s%s%s', name, relkind, relowner::regrole, relpersistence,
    case when relrowsecurity then ', row security' else '' end,
    case when relforcerowsecurity then ', forced row security' else '' end,
    case when relispartition then ', partition' else '' end, case when relhassubclass then ', has children' else '' end)
    from relation
  union all select format('column %s.%s %s%s%s%s', name, attname, format_type(atttypid, atttypmod),
    case when attnotnull then ' not null' else '' end,
    case attgenerated when '' then '' else ' generated ' || attgenerated::text end,
    coalesce(' ' || pg_get_expr(d.adbin, d.adrelid), ''))
    from relation r join pg_attribute t on t.attrelid = r.oid and attnum > 0 and not attisdropped
    left join pg_attrdef d on d.adrelid = r.oid and d.adnum = attnum where relkind <> 'S'
  union all select format('constraint %s %s %s%s', name, conname, pg_get_constraintdef(k.oid),
    case when convalidated then '' else ', not validated' end)
    from relation r join pg_constraint k on k.conrelid = r.oid where contype in ('p', 'u', 'f', 'c', 'x')
  union all select format('index %s%s', pg_get_indexdef(indexrelid), case when indisvalid then '' else ', invalid' end)
    from relation r join pg_index i on i.indrelid = r.oid
  union all select format('trigger %s on %s: %s, %s', tgname, name, tgenabled, pg_get_triggerdef(t.oid))
    from relation r join pg_trigger t on t.tgrelid = r.oid where not tgisinternal
  union all select format('rule %s on %s: %s, %s', rulename, name, ev_enabled, pg_get_ruledef(u.oid))
    from relation r join pg_rewrite u on u.ev_class = r.oid
  union all select format('policy %s on %s: %s', polname, name, coalesce(pg_get_expr(polqual, polrelid), ''))
    from relation r join pg_policy p on p.polrelid = r.oid
  union all select format('inheritance %s of %s', i.inhrelid::regclass, i.inhparent::regclass)
    from relation r join pg_inherits i on r.oid in (i.inhrelid, i.inhparent)
  union all select format('function %s of %s, %s%s%s, settings %s, body %s', name, proowner::regrole,
    (select lanname from pg_language l where l.oid = prolang), case when prosecdef then ', as its owner' else '' end,
    ', ' || provolatile::text, coalesce(array_to_string(proconfig, ' '), ''),
    encode(sha256(convert_to(prosrc || coalesce(pg_get_function_sqlbody(routine.oid), ''), 'UTF8')), 'hex')) from routine
  union all select format('grant %s on %s to %s%s', privilege_type, what,
    case grantee when 0 then 'public' else grantee::regrole::text end,
    case when is_grantable then ' with grant option' else '' end) from granted where grantee <> owner
  union all select format('role %s may everything', rolname) from pg_roles
    where $2 = '.' and rolname in ('hub_owner', 'hub_reader', 'hub_writer', 'record_reader', 'record_embargoer', 'event_chainer')
      and (rolsuper or rolbypassrls or rolcanlogin or rolcreaterole or rolreplication)
  union all select format('role %s acts as %s', m.rolname, g.rolname) from pg_auth_members a
    join pg_roles m on m.oid = a.member join pg_roles g on g.oid = a.roleid
    where $2 = '.' and g.rolname in ('hub_owner', 'hub_writer') and (not m.rolcanlogin
      or g.rolname = 'hub_owner' and m.rolname like '%\\_login')
  union all select format('setting %s for %s', s, case setrole when 0 then 'everybody' else setrole::regrole::text end)
    from pg_db_role_setting, unnest(setconfig) s
    where $2 = '.' and s ~ '^(session_replication_role|row_security)='
      and setdatabase in (0, (select oid from pg_database where datname = current_database()))
) l order by 1`,
  columns: { line: text() },
  parameters: [text(), text()],
});
