import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is placed under seal has a term, and belongs to a case that is open. */
export class TermEmbargo1796020100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('drop function directory.place_embargo, directory.lift_embargo');
    await db.query(FUNCTIONS);
    await db.query(`
      revoke execute on function directory.place_embargo, directory.renew_embargo, directory.lift_embargo from public;
      grant execute on function directory.place_embargo, directory.renew_embargo, directory.lift_embargo
        to directory_writer`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'drop function directory.place_embargo, directory.renew_embargo, directory.lift_embargo',
    );
    await db.query(BEFORE);
    await db.query(`
      revoke execute on function directory.place_embargo, directory.lift_embargo from public;
      grant execute on function directory.place_embargo, directory.lift_embargo to directory_writer`);
  }
}

/**
 * The one thing in `hub` that an auditor's act changes, as the directory's owner, who is an embargoer:
 * the writer reaches nothing there itself. The longest term holds whoever calls; whoever placed an
 * embargo does not lift it; what has ended is not renewed, because the owner has seen it.
 */
const FUNCTIONS = `
create function directory.place_embargo(
  place bigint, for_case text, who text, moment timestamptz, ends timestamptz) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if ends <= moment or ends > moment + interval '180 days' then
    raise exception 'an embargo ends within 180 days' using errcode = 'check_violation';
  end if;
  perform from directory.tampering_case c where c.id::text = for_case and c.closed_at is null for share;
  if not found then
    raise exception 'an embargo wants an open case' using errcode = 'foreign_key_violation';
  end if;
  insert into hub.ledger_embargo (intent, case_id, placed_by, placed_at, until)
    values (place, for_case, who, moment, ends) on conflict (intent, case_id) do nothing;
  return found;
end $$;
create function directory.renew_embargo(
  place bigint, for_case text, moment timestamptz, ends timestamptz) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if ends <= moment or ends > moment + interval '180 days' then
    raise exception 'an embargo ends within 180 days' using errcode = 'check_violation';
  end if;
  perform from directory.tampering_case c where c.id::text = for_case and c.closed_at is null for share;
  if not found then
    raise exception 'an embargo wants an open case' using errcode = 'foreign_key_violation';
  end if;
  update hub.ledger_embargo set until = ends
    where intent = place and case_id = for_case and lifted_at is null and until > moment;
  return found;
end $$;
create function directory.lift_embargo(place bigint, for_case text, who text, moment timestamptz) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  update hub.ledger_embargo set lifted_by = who, lifted_at = moment
    where intent = place and case_id = for_case and lifted_at is null and until > moment and placed_by <> who;
  return found;
end $$`;

const BEFORE = `
create function directory.place_embargo(place bigint, for_case text, who text, moment timestamptz) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into hub.ledger_embargo (intent, case_id, placed_by, placed_at, until)
    values (place, for_case, who, moment, moment + interval '180 days') on conflict (intent, case_id) do nothing;
  return found;
end $$;
create function directory.lift_embargo(place bigint, for_case text, who text, moment timestamptz) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  update hub.ledger_embargo set lifted_by = who, lifted_at = moment
    where intent = place and case_id = for_case and lifted_at is null and placed_by <> who;
  return found;
end $$`;
