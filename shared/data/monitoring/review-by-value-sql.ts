/**
 * Each value names the act that reviewed it and the batch that it then had, so that a later
 * correction is unreviewed. A bucket is a day or month whose usable values are all reviewed.
 */
export const REVIEW_TABLES = `
alter table $schema.observation add column review_id int, add column review_batch_id int;
alter table $schema.latest add column review_id int, add column review_batch_id int;
create table $schema.review_act (
  id int generated always as identity primary key,
  action text not null check (action in ('APPROVE', 'VOID')),
  reason text not null,
  acted_by text not null,
  acted_as text not null,
  acted_at timestamptz not null default now(),
  changed int not null,
  selection jsonb not null
);
create table $schema.reviewed_bucket (
  series_id int not null,
  step text not null,
  starts_at timestamptz not null,
  batch_id int not null,
  samples int not null,
  primary key (series_id, step, starts_at)
)`;

/** The flag VOIDED. */
const VOIDED = 12;

/**
 * SQL of whether observation `o` of series `s` is reviewed; the same as `isReviewedSql`, repeated
 * here because an executed migration must not change with it.
 */
const REVIEWED = `(coalesce(o.review_batch_id = o.batch_id, false)
  or coalesce(o.batch_id <= s.reviewed_batch_id and $schema.interval_end(o.starts_at, s.averaging) <= s.reviewed_until, false))`;

/**
 * The values that an act would change: of these stations, indicators and flags (null: all), with an
 * interval that begins in [since, until) and has ended. APPROVE takes what is unreviewed, VOID what
 * is not voided. The digest of their texts changes with any of them.
 */
export const SELECTED_VALUES = `
create function $schema.selected_values(action text, of_stations text[], of_indicators text[],
  since timestamptz, until timestamptz, of_flags int[])
returns table (series_id int, starts_at timestamptz, station_id text, flag int, batch_id int, provenance text, written text)
language sql stable set search_path = pg_catalog as $$
  select o.series_id, o.starts_at, s.station_id, o.flag::int, o.batch_id, b.provenance,
    concat_ws(':', o.series_id, extract(epoch from o.starts_at), o.batch_id, o.revision, o.flag, o.value, o.detection_limit)
  from $schema.series s join $schema.observation o on o.series_id = s.id join $schema.batch b on b.id = o.batch_id
  where s.station_id = any (of_stations) and (of_indicators is null or s.indicator_code = any (of_indicators))
    and o.starts_at >= since and o.starts_at < until
    and $schema.interval_end(o.starts_at, s.averaging) <= now()
    and (of_flags is null or o.flag = any (of_flags))
    and case action when 'APPROVE' then not ${REVIEWED} when 'VOID' then o.flag <> ${VOIDED} end
$$;
create function $schema.selection_digest(action text, written text[]) returns text
language sql immutable set search_path = pg_catalog as $$
  select encode(sha256(convert_to(action || '|' || array_to_string(array(select unnest(written) order by 1), ','), 'UTF8')), 'hex')
$$;
revoke all on function $schema.selected_values(text, text[], text[], timestamptz, timestamptz, int[]) from public;
revoke all on function $schema.selection_digest(text, text[]) from public;
grant execute on function $schema.selected_values(text, text[], text[], timestamptz, timestamptz, int[]) to $schema_reader;
grant execute on function $schema.selection_digest(text, text[]) to $schema_reader`;

/** Decides again which days and months of changed values are reviewed as a whole. */
export const SETTLE_BUCKETS = `
create function $schema.settle_reviewed_buckets(ids int[], starts timestamptz[]) returns void
language sql set search_path = pg_catalog as $$
  with touched as (
    select distinct s.id, s.day_shift_h, (k.at at time zone 'UTC' + make_interval(hours => 8 + s.day_shift_h))::date as day
    from unnest(ids, starts) k (id, at) join $schema.series s on s.id = k.id
  ), bucket as (
    select id, 'DAY' as step, day, day + 1 as next, day_shift_h from touched
    union
    select id, 'MONTH', date_trunc('month', day)::date, (date_trunc('month', day) + interval '1 month')::date, day_shift_h from touched
  ), bounds as (
    select id, step, (day::timestamp - make_interval(hours => 8 + day_shift_h)) at time zone 'UTC' as starts_at,
      (next::timestamp - make_interval(hours => 8 + day_shift_h)) at time zone 'UTC' as ends_at
    from bucket
  ), counted as (
    select p.id as series_id, p.step, p.starts_at, u.samples, u.batch_id, u.is_reviewed
    from bounds p join $schema.series s on s.id = p.id
    cross join lateral (
      select count(*)::int as samples, max(o.batch_id) as batch_id, coalesce(bool_and(${REVIEWED}), false) as is_reviewed
      from $schema.observation o
      where o.series_id = p.id and o.starts_at >= p.starts_at and o.starts_at < p.ends_at and o.flag in (0, 10)
    ) u
  ), opened as (
    delete from $schema.reviewed_bucket b using counted c
    where not c.is_reviewed and b.series_id = c.series_id and b.step = c.step and b.starts_at = c.starts_at
  )
  insert into $schema.reviewed_bucket (series_id, step, starts_at, batch_id, samples)
  select series_id, step, starts_at, batch_id, samples from counted where is_reviewed
  on conflict (series_id, step, starts_at) do update set batch_id = excluded.batch_id, samples = excluded.samples
$$;
revoke all on function $schema.settle_reviewed_buckets(int[], timestamptz[]) from public`;

const KEYED = `o.starts_at between first_start and last_start and o.series_id = k.id and o.starts_at = k.at`;
const KEYS = `unnest(ids, starts) k (id, at)`;

/**
 * Approves or voids the selected values, if they are those of the preview: they are locked, then
 * read again. Returns the act, how many values it changed, and DONE; or no act and OUTDATED, EMPTY
 * or TOO_LARGE. A voided value is a revision with the flag VOIDED, in a batch of the provenance that
 * it had; its day is queued for its roll-up.
 */
export const REVIEW_VALUES = `
create function $schema.review_values(action text, of_stations text[], of_indicators text[], since timestamptz,
  until timestamptz, of_flags int[], previewed text, most int, why text, reviewer text, reviewer_role text)
returns table (act int, changed int, outcome text)
language plpgsql security definer set search_path = pg_catalog as $$
declare
  ids int[];
  starts timestamptz[];
  digest text;
  kinds text[];
  kind text;
  batch int;
  first_start timestamptz;
  last_start timestamptz;
begin
  select array_agg(v.series_id), array_agg(v.starts_at) into ids, starts from (
    select p.series_id, p.starts_at from $schema.selected_values(action, of_stations, of_indicators, since, until, of_flags) p
    limit most + 1) v;
  changed := coalesce(cardinality(ids), 0);
  outcome := case when changed = 0 then 'EMPTY' when changed > most then 'TOO_LARGE' end;
  if outcome is not null then return next; return; end if;
  select min(at), max(at) into first_start, last_start from unnest(starts) k (at);
  perform from $schema.observation o join ${KEYS} on ${KEYED} order by o.series_id, o.starts_at for update of o;
  select array_agg(v.series_id), array_agg(v.starts_at), $schema.selection_digest(action, array_agg(v.written)), array_agg(distinct v.provenance)
  into ids, starts, digest, kinds
  from $schema.selected_values(action, of_stations, of_indicators, since, until, of_flags) v
  join ${KEYS} on k.id = v.series_id and k.at = v.starts_at;
  changed := coalesce(cardinality(ids), 0);
  if digest is distinct from previewed then
    outcome := 'OUTDATED';
    return next; return;
  end if;
  insert into $schema.review_act (action, reason, acted_by, acted_as, changed, selection)
  values (action, why, reviewer, reviewer_role, changed, jsonb_build_object('stations', of_stations, 'indicators', of_indicators,
    'from', since, 'to', until, 'flags', of_flags)) returning id into act;
  if action = 'APPROVE' then
    update $schema.observation o set review_id = act, review_batch_id = o.batch_id from ${KEYS} where ${KEYED};
  else
    foreach kind in array kinds loop
      insert into $schema.batch (feed, source, provenance) values ('review', 'review ' || act, kind) returning id into batch;
      with own as (
        select k.id, k.at from ${KEYS} join $schema.observation o on ${KEYED} join $schema.batch b on b.id = o.batch_id
        where b.provenance = kind
      ), kept as (
        insert into $schema.observation_history (series_id, starts_at, value, detection_limit, flag, revision, batch_id, replaced_by_batch_id)
        select o.series_id, o.starts_at, o.value, o.detection_limit, o.flag, o.revision, o.batch_id, batch
        from own k join $schema.observation o on ${KEYED}
      ), voided as (
        update $schema.observation o set flag = ${VOIDED}, revision = o.revision + 1, batch_id = batch, review_id = act, review_batch_id = batch
        from own k where ${KEYED} returning o.series_id
      )
      update $schema.batch b set rows_read = n, rows_revised = n from (select count(*) as n from voided) v where b.id = batch;
    end loop;
    insert into $schema.dirty_bucket (series_id, day)
    select distinct s.id, (k.at at time zone 'UTC' + make_interval(hours => 8 + s.day_shift_h))::date
    from ${KEYS} join $schema.series s on s.id = k.id
    on conflict (series_id, day) do update set marked_at = now();
  end if;
  update $schema.latest l set flag = o.flag, revision = o.revision, batch_id = o.batch_id, review_id = o.review_id, review_batch_id = o.review_batch_id
  from ${KEYS} join $schema.observation o on ${KEYED}
  where l.series_id = k.id and l.starts_at = k.at;
  perform $schema.settle_reviewed_buckets(ids, starts);
  outcome := 'DONE';
  return next;
end $$;
revoke all on function $schema.review_values(text, text[], text[], timestamptz, timestamptz, int[], text, int, text, text, text) from public;
grant execute on function $schema.review_values(text, text[], text[], timestamptz, timestamptz, int[], text, int, text, text, text) to $schema_writer`;
