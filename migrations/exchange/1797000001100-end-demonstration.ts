import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The demonstration ends, as a whole and for good, with the first department that announces measurements
 * of the field (`real_data`): whichever program announces, in whichever process. A hub that
 * holds both already ends its demonstration here.
 */
export class EndDemonstration1797000001100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(HOLDINGS);
    await db.query(END);
    await db.query(RIGHTS);
    await db.query(`select exchange.end_demonstration((select min(department) from exchange.real_data))
      where exists (select from exchange.real_data)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger demonstration_ends on exchange.real_data;
      drop function exchange.end_demonstration_with, exchange.end_demonstration,
        exchange.demonstration_holdings, exchange.has_real_data`);
  }
}

const MEMBERS = ['account', 'client', 'organisation'] as const;
const TERMS = ['class_confirmation', 'continuation_record', 'right_confirmation', 'release'];
const OPEN_CASE = `closed_at is null and opened_by in (select id from exchange.account where is_demonstration)`;
const LIVE_SESSION = `revoked_at is null and expires_at > now()
  and account_id in (select id from exchange.account where is_demonstration)`;

const count = (from: string) => `(select count(*) from ${from})`;

/**
 * The mandate's own continuations of the demonstration (their ids end in " demo") that a living right
 * rests on count with those written down. Stations lie in `reference`, which is looked up when the
 * function runs: either schema may be made first.
 */
const HOLDINGS = `
create function exchange.has_real_data() returns boolean
  language sql stable security definer set search_path = pg_catalog as
  $$ select exists (select from exchange.real_data) $$;
create function exchange.demonstration_holdings() returns jsonb
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  stations bigint := 0;
begin
  if to_regclass('reference.station_ref') is not null then
    execute 'select count(*) from reference.station_ref where provenance = $1' into stations using 'SYNTHETIC';
  end if;
  return jsonb_build_object(
    ${MEMBERS.map((table) => `'${table}s', ${count(`exchange.${table} where is_demonstration and locked_at is null`)}`).join(', ')},
    'sessions', ${count(`exchange.session where ${LIVE_SESSION}`)},
    'classes', ${count('exchange.class_confirmation where is_demonstration and ended_at is null')},
    'continuations', ${count('exchange.continuation_record where is_demonstration and ended_at is null')}
      + (select count(distinct r.continuation_id) from exchange.right_confirmation r
          where r.continuation_id like '% demo' and r.ended_at is null),
    'rights', ${count('exchange.right_confirmation where is_demonstration and ended_at is null')},
    'releases', ${count('exchange.release where is_demonstration and ended_at is null')},
    'grants', ${count('exchange.data_grant where is_demonstration and revoked_at is null')},
    'cases', ${count(`exchange.tampering_case where ${OPEN_CASE}`)},
    'stations', stations);
end $$;
comment on function exchange.demonstration_holdings() is
  'What of the demonstration is in force, by kind; stations are the synthetic ones, which stay as labelled history'`;

/**
 * A token that a gateway mints in the same moment for a person whom it knew before must be void as well:
 * all that is issued within the next minute is.
 */
const END = `
create function exchange.end_demonstration(because_of text) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  held jsonb := exchange.demonstration_holdings();
  moment timestamptz := clock_timestamp();
begin
  insert into exchange.revocation as r (kind, id, revoked_at, expires_at)
    select 'SUBJECT', m.id, moment + interval '1 minute', moment + interval '26 hours'
    from (select id from exchange.account where is_demonstration
      union all select id from exchange.client where is_demonstration) m
    on conflict (kind, id) do update set revoked_at = greatest(r.revoked_at, excluded.revoked_at),
      expires_at = greatest(r.expires_at, excluded.expires_at);
  update exchange.session set revoked_at = moment where ${LIVE_SESSION};
  ${MEMBERS.map((table) => `update exchange.${table} set locked_at = moment where is_demonstration and locked_at is null;`).join('\n  ')}
  ${TERMS.map((table) => `update exchange.${table} set ended_by = 'import', ended_at = moment where is_demonstration and ended_at is null;`).join('\n  ')}
  update exchange.data_grant set revoked_by = 'import', revoked_at = moment,
    revoked_because = '演示结束：接入实测数据 (the demonstration ended with real data)'
    where is_demonstration and revoked_at is null;
  update exchange.tampering_case set closed_by = 'import', closed_at = moment where ${OPEN_CASE};
  if exists (select from jsonb_each_text(held) part where part.key <> 'stations' and part.value::bigint > 0) then
    insert into exchange.hub_event (event, subject, facts)
      values ('DEMONSTRATION_ENDED', 'import', held || jsonb_build_object('department', because_of));
  end if;
end $$;
create function exchange.end_demonstration_with() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform exchange.end_demonstration(new.department);
  return null;
end $$;
create trigger demonstration_ends after insert on exchange.real_data
  for each row execute function exchange.end_demonstration_with()`;

/** Nobody but the trigger and a migration ends it: an announcement is what a department may make. */
const RIGHTS = `
revoke execute on function exchange.end_demonstration, exchange.end_demonstration_with,
  exchange.demonstration_holdings, exchange.has_real_data from public;
grant execute on function exchange.demonstration_holdings, exchange.has_real_data
  to station_announcer, exchange_reader, gateway_identity`;
