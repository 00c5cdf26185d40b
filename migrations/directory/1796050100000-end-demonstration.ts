import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The demonstration ends, as a whole and for good, with the first department that announces measurements
 * of the field (`real_data`): whichever program announces, in whichever process. A hub that held both
 * before ends its demonstration here.
 */
export class EndDemonstration1796050100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(HOLDINGS);
    await db.query(END);
    await db.query(RIGHTS);
    await db.query(`select directory.end_demonstration((select min(department) from directory.real_data))
      where exists (select from directory.real_data)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger demonstration_ends on directory.real_data;
      drop policy identity_reads on directory.real_data;
      revoke select on directory.real_data from gateway_identity;
      drop function directory.end_demonstration_with, directory.end_demonstration,
        directory.demonstration_holdings, directory.has_real_data`);
  }
}

const MEMBERS = ['account', 'client', 'organisation'] as const;
const TERMS = ['class_confirmation', 'continuation_record', 'right_confirmation', 'release'];
const OPEN_CASE = `closed_at is null and opened_by in (select id from directory.account where is_demonstration)`;
const LIVE_SESSION = `revoked_at is null and expires_at > now()
  and account_id in (select id from directory.account where is_demonstration)`;

const count = (from: string) => `(select count(*) from directory.${from})`;

/** The plan's own continuations that a living right of the demonstration rests on count with those written down. */
const HOLDINGS = `
create function directory.has_real_data() returns boolean
  language sql stable security definer set search_path = pg_catalog as
  $$ select exists (select from directory.real_data) $$;
create function directory.demonstration_holdings() returns jsonb
  language sql stable security definer set search_path = pg_catalog as $$
select jsonb_build_object(
  ${MEMBERS.map((table) => `'${table}s', ${count(`${table} where is_demonstration and locked_at is null`)}`).join(', ')},
  'sessions', ${count(`session where ${LIVE_SESSION}`)},
  'classes', ${count('class_confirmation where is_demonstration and ended_at is null')},
  'continuations', ${count('continuation_record where is_demonstration and ended_at is null')}
    + (select count(*) from directory.continuation c where c.is_demonstration and exists (
        select from directory.right_confirmation r where r.continuation_id = c.id and r.ended_at is null)),
  'rights', ${count('right_confirmation where is_demonstration and ended_at is null')},
  'releases', ${count('release where is_demonstration and ended_at is null')},
  'grants', ${count('data_grant where is_demonstration and revoked_at is null')},
  'cases', ${count(`tampering_case where ${OPEN_CASE}`)},
  'stations', ${count("station_ref where provenance = 'SYNTHETIC'")}) $$;
comment on function directory.demonstration_holdings() is
  'What of the demonstration is in force, by kind; stations are the synthetic ones, which stay as labelled history'`;

/**
 * A token that a gateway mints in the same moment for a person whom it knew before must be void as well:
 * all that is issued within the next minute is.
 */
const END = `
create function directory.end_demonstration(because_of text) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  held jsonb := directory.demonstration_holdings();
  moment timestamptz := clock_timestamp();
begin
  insert into directory.revocation as r (kind, id, revoked_at, expires_at)
    select 'SUBJECT', m.id, moment + interval '1 minute', moment + interval '26 hours'
    from (select id from directory.account where is_demonstration
      union all select id from directory.client where is_demonstration) m
    on conflict (kind, id) do update set revoked_at = greatest(r.revoked_at, excluded.revoked_at),
      expires_at = greatest(r.expires_at, excluded.expires_at);
  update directory.session set revoked_at = moment where ${LIVE_SESSION};
  ${MEMBERS.map((table) => `update directory.${table} set locked_at = moment where is_demonstration and locked_at is null;`).join('\n  ')}
  ${TERMS.map((table) => `update directory.${table} set ended_by = 'import', ended_at = moment where is_demonstration and ended_at is null;`).join('\n  ')}
  update directory.data_grant set revoked_by = 'import', revoked_at = moment,
    revoked_because = '演示结束：接入实测数据 (the demonstration ended with real data)'
    where is_demonstration and revoked_at is null;
  update directory.tampering_case set closed_by = 'import', closed_at = moment where ${OPEN_CASE};
  if exists (select from jsonb_each_text(held) part where part.key <> 'stations' and part.value::bigint > 0) then
    insert into directory.hub_event (event, subject, facts)
      values ('DEMONSTRATION_ENDED', 'import', held || jsonb_build_object('department', because_of));
  end if;
end $$;
create function directory.end_demonstration_with() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform directory.end_demonstration(new.department);
  return null;
end $$;
create trigger demonstration_ends after insert on directory.real_data
  for each row execute function directory.end_demonstration_with()`;

/** Nobody but the trigger and a migration ends it: an announcement is what a department may make. */
const RIGHTS = `
revoke execute on function directory.end_demonstration, directory.end_demonstration_with,
  directory.demonstration_holdings, directory.has_real_data from public;
grant execute on function directory.demonstration_holdings, directory.has_real_data
  to station_announcer, directory_reader, gateway_identity;
grant select on directory.real_data to gateway_identity;
create policy identity_reads on directory.real_data for select to gateway_identity using (true)`;
