import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a running directory may do with accounts, clients and organisations: column by column, and
 * without reading what anybody signs in with. What needs more is a function of the owner's that does
 * one thing.
 */
export class LetWriterKeepAccounts1795800000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(SIGN_IN_FACTS);
    await db.query(NEXT_SECRET);
    await db.query(DORMANT);
    await db.query(EMBARGO);
    await db.query(DEMONSTRATION);
    await db.query(ACCOUNT_RIGHTS);
    await db.query(BESIDES);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger demonstration_is_told on directory.account;
      drop trigger demonstration_is_told on directory.client;
      drop trigger demonstration_is_told on directory.organisation;
      drop function directory.tell_demonstration, directory.lift_embargo, directory.place_embargo, directory.make_dormant,
        directory.put_next_secret_to_work;
      drop view directory.account_sign_in, directory.client_sign_in;
      revoke all on directory.organisation, directory.account, directory.post_of_account, directory.client,
        directory.session, directory.revocation, directory.department from directory_writer;
      revoke insert (event, subject, trace_id, facts) on directory.hub_event from directory_writer;
      grant insert on directory.hub_event to directory_writer`);
  }
}

/** That there is a hash, which is all that anybody may know of it. */
const SIGN_IN_FACTS = `
create view directory.account_sign_in with (security_barrier) as
  select id as account_id, password_hash is not null as has_password, is_password_initial
  from directory.account;
create view directory.client_sign_in with (security_barrier) as
  select id as client_id, secret_hash is not null as has_secret,
    previous_secret_hash is not null as has_previous_secret, next_secret_hash is not null as has_next_secret
  from directory.client;
grant select on directory.account_sign_in, directory.client_sign_in to directory_reader, directory_writer`;

/** Moves hashes that the writer cannot read; nothing where no steward has confirmed the next one yet. */
const NEXT_SECRET = `
create function directory.put_next_secret_to_work(wanted text) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  update directory.client set previous_secret_hash = secret_hash, secret_hash = next_secret_hash,
    next_secret_hash = null, next_secret_confirmed_by = null
  where id = wanted and next_secret_hash is not null and next_secret_confirmed_by is not null;
  return found;
end $$;
revoke execute on function directory.put_next_secret_to_work from public;
grant execute on function directory.put_next_secret_to_work to directory_writer`;

/**
 * Takes a confirmation away, the founding document with it. The writer cannot touch that document
 * otherwise: whoever could write one would need no second person.
 */
const DORMANT = `
create function directory.make_dormant(member_kind text, member text) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if member_kind not in ('ACCOUNT', 'CLIENT', 'ORGANISATION') then
    raise exception 'no member is of the kind %', member_kind;
  end if;
  execute format('update directory.%I set confirmed_by_1 = null, confirmed_by_2 = null,
    founding_document = null, confirmed_at = null where id = $1', lower(member_kind)) using member;
end $$;
revoke execute on function directory.make_dormant from public;
grant execute on function directory.make_dormant to directory_writer`;

/**
 * The one thing in `hub` that an auditor's act changes, as the directory's owner, who is an embargoer:
 * the writer reaches nothing there itself. Whoever placed an embargo does not lift it.
 */
const EMBARGO = `
create function directory.place_embargo(place bigint, for_case text, who text, moment timestamptz) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into hub.ledger_embargo (intent, case_id, placed_by, placed_at)
    values (place, for_case, who, moment) on conflict (intent, case_id) do nothing;
  return found;
end $$;
create function directory.lift_embargo(place bigint, for_case text, who text, moment timestamptz) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  update hub.ledger_embargo set lifted_by = who, lifted_at = moment
    where intent = place and case_id = for_case and lifted_at is null and placed_by <> who;
  return found;
end $$;
revoke execute on function directory.place_embargo, directory.lift_embargo from public;
grant execute on function directory.place_embargo, directory.lift_embargo to directory_writer`;

/**
 * Whom a person of the demonstration registers or confirms is of the demonstration, for good: a hub that
 * is none later does not honour what could be had in one with one click.
 */
const DEMONSTRATION = `
create function directory.tell_demonstration() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  new.is_demonstration := new.is_demonstration or exists (
    select from directory.account a where a.is_demonstration and a.id in (new.registered_by,
      new.confirmed_by_1, new.confirmed_by_2, to_jsonb(new) ->> 'next_secret_confirmed_by'));
  return new;
end $$;
revoke execute on function directory.tell_demonstration from public;
${['account', 'client', 'organisation']
  .map(
    (table) => `create trigger demonstration_is_told before insert or update on directory.${table}
  for each row execute function directory.tell_demonstration();`,
  )
  .join('\n')}`;

const CONFIRMING = 'confirmed_by_1, confirmed_by_2, confirmed_at, locked_at';
const CONFIRMED = `id, registered_by, ${CONFIRMING}`;
const MEMBER = 'department_id, organisation_id, outside_issuer, outside_subject';
const REGISTERED = 'registered_at, registered_by';

const ACCOUNT_RIGHTS = `
grant select (${CONFIRMED}, kind, sponsor_id),
  insert (id, kind, name_zh, name_en, sponsor_id, ${REGISTERED}),
  update (${CONFIRMING}) on directory.organisation to directory_writer;
grant select (${CONFIRMED}, ${MEMBER}, is_demonstration),
  insert (id, name_zh, password_hash, totp_secret, is_password_initial, ${MEMBER}, ${REGISTERED}),
  update (password_hash, is_password_initial, totp_secret, totp_last_step, outside_issuer, outside_subject, ${CONFIRMING})
  on directory.account to directory_writer;
grant select, insert, delete on directory.post_of_account to directory_writer;
grant select (${CONFIRMED}, ${MEMBER}, next_secret_confirmed_by, is_demonstration),
  insert (id, name_zh, post, districts, sources, secret_hash, ${MEMBER}, ${REGISTERED}),
  update (next_secret_hash, next_secret_confirmed_by, previous_secret_hash, outside_issuer, outside_subject, ${CONFIRMING})
  on directory.client to directory_writer`;

/** An event is written as waiting: one that said of itself that it was taken would never reach the record. */
const BESIDES = `
grant select (id) on directory.department to directory_writer;
grant select (account_id, revoked_at), update (revoked_at) on directory.session to directory_writer;
grant select, insert, update (revoked_at, expires_at) on directory.revocation to directory_writer;
revoke insert on directory.hub_event from directory_writer;
grant insert (event, subject, trace_id, facts) on directory.hub_event to directory_writer`;
