import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases of suspected tampering with data, the persons of supervision assigned to them, and embargoes. */
export class CreateTamperingCase1797000000700 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(CASE);
    await db.query(RIGHTS);
    await db.query(EMBARGO);
    await db.query(`
      revoke execute on function exchange.place_embargo, exchange.renew_embargo, exchange.lift_embargo from public;
      grant execute on function exchange.place_embargo, exchange.renew_embargo, exchange.lift_embargo
        to exchange_writer`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function exchange.place_embargo, exchange.renew_embargo, exchange.lift_embargo;
      drop table exchange.tampering_case_assignee, exchange.tampering_case`);
  }
}

const CASE = `
create table exchange.tampering_case (
  id uuid primary key default gen_random_uuid(),
  department text not null,
  station_id text not null,
  indicator text not null,
  data_from timestamptz not null,
  data_to timestamptz not null check (data_to > data_from),
  reason text not null,
  document text not null,
  opened_by text not null,
  opened_at timestamptz not null,
  closed_by text,
  closed_at timestamptz,
  check ((closed_by is null) = (closed_at is null))
);
create table exchange.tampering_case_assignee (
  case_id uuid references exchange.tampering_case,
  account_id text references exchange.account,
  assigned_by text not null check (assigned_by <> account_id),
  assigned_at timestamptz not null,
  primary key (case_id, account_id)
);
create index tampering_case_assignee_account on exchange.tampering_case_assignee (account_id, case_id)`;

/** A case is closed, never changed or taken away; who was assigned before stands on the record. */
const RIGHTS = `
grant select on exchange.tampering_case, exchange.tampering_case_assignee to exchange_reader, exchange_writer;
grant insert (department, station_id, indicator, data_from, data_to, reason, document, opened_by, opened_at),
  update (closed_by, closed_at) on exchange.tampering_case to exchange_writer;
grant insert, delete on exchange.tampering_case_assignee to exchange_writer`;

/**
 * The one thing in `hub` that an auditor's act changes, as the owner of `exchange`, who is an embargoer:
 * the writer reaches nothing there itself. The longest term holds whoever calls; who placed an embargo
 * does not lift it; what has ended is not renewed, because the owner has seen it.
 */
const EMBARGO = `
create function exchange.place_embargo(
  place bigint, for_case text, who text, moment timestamptz, ends timestamptz) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if ends <= moment or ends > moment + interval '180 days' then
    raise exception 'an embargo ends within 180 days' using errcode = 'check_violation';
  end if;
  perform from exchange.tampering_case c where c.id::text = for_case and c.closed_at is null for share;
  if not found then
    raise exception 'an embargo wants an open case' using errcode = 'foreign_key_violation';
  end if;
  insert into hub.ledger_embargo (intent, case_id, placed_by, placed_at, until)
    values (place, for_case, who, moment, ends) on conflict (intent, case_id) do nothing;
  return found;
end $$;
create function exchange.renew_embargo(
  place bigint, for_case text, moment timestamptz, ends timestamptz) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if ends <= moment or ends > moment + interval '180 days' then
    raise exception 'an embargo ends within 180 days' using errcode = 'check_violation';
  end if;
  perform from exchange.tampering_case c where c.id::text = for_case and c.closed_at is null for share;
  if not found then
    raise exception 'an embargo wants an open case' using errcode = 'foreign_key_violation';
  end if;
  update hub.ledger_embargo set until = ends
    where intent = place and case_id = for_case and lifted_at is null and until > moment;
  return found;
end $$;
create function exchange.lift_embargo(place bigint, for_case text, who text, moment timestamptz) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  update hub.ledger_embargo set lifted_by = who, lifted_at = moment
    where intent = place and case_id = for_case and lifted_at is null and until > moment and placed_by <> who;
  return found;
end $$`;
