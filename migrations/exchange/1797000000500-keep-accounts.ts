import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a running exchange may change of accounts, clients and organisations without reading what anybody
 * signs in with: that there are hashes, functions of the owner's that do one thing, and what was changed.
 */
export class KeepAccounts1797000000500 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(SIGN_IN_FACTS);
    await db.query(NEXT_SECRET);
    await db.query(DORMANT);
    await db.query(VOID_FACTOR);
    await db.query(DEMONSTRATION);
    await db.query(CHANGE);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of MEMBERS) {
      await db.query(`drop trigger demonstration_is_marked on exchange.${table}`);
    }
    await db.query(`
      drop table exchange.member_change;
      drop function exchange.mark_demonstration, exchange.void_factor, exchange.make_dormant,
        exchange.put_next_secret_to_work;
      drop view exchange.account_sign_in, exchange.client_sign_in`);
  }
}

const MEMBERS = ['account', 'client', 'organisation'] as const;

/** That there is a hash, which is all that anybody may know of it. */
const SIGN_IN_FACTS = `
create view exchange.account_sign_in with (security_barrier) as
  select id as account_id, password_hash is not null as has_password, is_password_initial,
    totp_secret is not null or totp_sealed is not null as has_second_factor
  from exchange.account;
create view exchange.client_sign_in with (security_barrier) as
  select id as client_id, secret_hash is not null as has_secret,
    previous_secret_hash is not null as has_previous_secret, next_secret_hash is not null as has_next_secret
  from exchange.client;
grant select on exchange.account_sign_in, exchange.client_sign_in to exchange_reader, exchange_writer`;

/** Moves hashes that the writer cannot read; nothing where no steward has confirmed the next one yet. */
const NEXT_SECRET = `
create function exchange.put_next_secret_to_work(wanted text) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  update exchange.client set previous_secret_hash = secret_hash, secret_hash = next_secret_hash,
    next_secret_hash = null, next_secret_confirmed_by = null
  where id = wanted and next_secret_hash is not null and next_secret_confirmed_by is not null;
  return found;
end $$;
revoke execute on function exchange.put_next_secret_to_work from public;
grant execute on function exchange.put_next_secret_to_work to exchange_writer`;

/**
 * Takes a confirmation away, the founding document with it. The writer cannot touch that document
 * otherwise: anyone who could write one would need no second person.
 */
const DORMANT = `
create function exchange.make_dormant(member_kind text, member text) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if member_kind not in ('ACCOUNT', 'CLIENT', 'ORGANISATION') then
    raise exception 'no member is of the kind %', member_kind;
  end if;
  execute format('update exchange.%I set confirmed_by_1 = null, confirmed_by_2 = null,
    founding_document = null, confirmed_at = null where id = $1', lower(member_kind)) using member;
end $$;
revoke execute on function exchange.make_dormant from public;
grant execute on function exchange.make_dormant to exchange_writer`;

const VOID_FACTOR = `
create function exchange.void_factor(wanted text, factor text) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  case factor
    when 'PASSWORD' then
      update exchange.account set password_hash = null where id = wanted;
    when 'SECOND_FACTOR' then
      update exchange.account set totp_secret = null, totp_sealed = null, totp_last_step = 0 where id = wanted;
  end case;
end $$;
revoke execute on function exchange.void_factor from public;
grant execute on function exchange.void_factor to exchange_writer`;

/**
 * Whom a person of the demonstration registers or confirms is of the demonstration, for good: a hub that
 * is none later does not accept what could be had in one with one click.
 */
const DEMONSTRATION = `
create function exchange.mark_demonstration() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  new.is_demonstration := new.is_demonstration or exists (
    select from exchange.account a where a.is_demonstration and a.id in (new.registered_by,
      new.confirmed_by_1, new.confirmed_by_2, to_jsonb(new) ->> 'next_secret_confirmed_by'));
  return new;
end $$;
revoke execute on function exchange.mark_demonstration from public;
${MEMBERS.map(
  (table) => `create trigger demonstration_is_marked before insert or update on exchange.${table}
  for each row execute function exchange.mark_demonstration();`,
).join('\n')}`;

/** What was done to a member, for anyone who confirms it. */
const CHANGE = `
create table exchange.member_change (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('ACCOUNT', 'CLIENT', 'ORGANISATION')),
  member_id text not null,
  change text not null,
  detail text,
  changed_at timestamptz not null,
  changed_by text not null
);
create index member_change_member on exchange.member_change (kind, member_id, id)`;
