import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Persons choose what they sign in with by an enrolment code of two halves, which two others were shown;
 * no directory writes anybody's password. Secrets of one-time codes are sealed by a key outside the
 * database: gateways seal the plain ones at their next start.
 *
 * Passwords that were given out, and never changed, are void: whoever reset them knows them. Those of the
 * first persons (appointed at the machine's console) and of the demonstration stay.
 */
export class EnrolByTwoHalves1796030000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(SEALED);
    await db.query(VOID_GIVEN_OUT);
    await db.query(ENROLMENT);
    await db.query(CHANGE);
    await db.query(VOID_FACTOR);
    await db.query(SIGN_IN_FACTS);
    await db.query(RIGHTS);
  }

  /** What was sealed cannot be made plain without the key: those persons are enrolled anew. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function directory.void_factor;
      drop table directory.enrolment, directory.member_change;
      drop view directory.account_sign_in;
      create view directory.account_sign_in with (security_barrier) as
        select id as account_id, password_hash is not null as has_password, is_password_initial
        from directory.account;
      grant select on directory.account_sign_in to directory_reader, directory_writer;
      alter table directory.account drop column totp_sealed;
      update directory.account set password_hash = null, totp_secret = null
        where password_hash is null or totp_secret is null;
      alter table directory.account add check ((password_hash is null) = (totp_secret is null));
      revoke update (totp_secret) on directory.account from gateway_identity;
      revoke select (name_zh) on directory.account from directory_writer;
      grant insert (password_hash, totp_secret, is_password_initial),
        update (password_hash, is_password_initial, totp_secret, totp_last_step)
        on directory.account to directory_writer`);
  }
}

/** A factor may be lost without the other; the constraint that tied them was named by PostgreSQL. */
const SEALED = `
do $$
declare tied text;
begin
  select conname into strict tied from pg_constraint
  where conrelid = 'directory.account'::regclass and contype = 'c'
    and pg_get_constraintdef(oid) like '%password_hash IS NULL%totp_secret IS NULL%';
  execute format('alter table directory.account drop constraint %I', tied);
end $$;
alter table directory.account add column totp_sealed text
  check (totp_sealed ~ '^[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{16}\\.[A-Za-z0-9_-]+$');
comment on column directory.account.totp_sealed is
  'Secret of one-time codes: id of the key, nonce and ciphertext (AES-256-GCM), bound to the account';
comment on column directory.account.totp_secret is
  'Null: where an older hub left a plain secret here, the next start of a gateway seals it'`;

const VOID_GIVEN_OUT = `
update directory.account set password_hash = null, totp_secret = null
where is_password_initial and founding_document is null and not is_demonstration`;

/** Who was shown one half is shown the other in no way; a half is kept as a hash alone. */
const ENROLMENT = `
create table directory.enrolment (
  account_id text primary key references directory.account on delete cascade,
  factors text[] not null
    check (cardinality(factors) > 0 and factors <@ array['PASSWORD', 'SECOND_FACTOR']),
  issuer_half_hash text not null,
  issued_by text not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  steward_half_hash text,
  collected_by text,
  collected_at timestamptz,
  totp_sealed text,
  check (num_nonnulls(steward_half_hash, collected_by, collected_at) in (0, 3)),
  check (collected_by <> issued_by),
  check (collected_by <> account_id)
)`;

/** What was done to a member, for whoever confirms it. */
const CHANGE = `
create table directory.member_change (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('ACCOUNT', 'CLIENT', 'ORGANISATION')),
  member_id text not null,
  change text not null,
  detail text,
  changed_at timestamptz not null,
  changed_by text not null
);
create index member_change_member on directory.member_change (kind, member_id, id)`;

const VOID_FACTOR = `
create function directory.void_factor(wanted text, factor text) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  case factor
    when 'PASSWORD' then
      update directory.account set password_hash = null where id = wanted;
    when 'SECOND_FACTOR' then
      update directory.account set totp_secret = null, totp_sealed = null, totp_last_step = 0 where id = wanted;
  end case;
end $$;
revoke execute on function directory.void_factor from public;
grant execute on function directory.void_factor to directory_writer`;

const SIGN_IN_FACTS = `
create or replace view directory.account_sign_in with (security_barrier) as
  select id as account_id, password_hash is not null as has_password, is_password_initial,
    totp_secret is not null or totp_sealed is not null as has_second_factor
  from directory.account`;

const SHOWN = 'account_id, factors, issued_by, issued_at, expires_at, collected_by, collected_at';

const RIGHTS = `
revoke insert (password_hash, totp_secret, is_password_initial),
  update (password_hash, is_password_initial, totp_secret, totp_last_step)
  on directory.account from directory_writer;
grant select (name_zh) on directory.account to directory_writer;
grant update (totp_secret, totp_sealed) on directory.account to gateway_identity;
grant select (${SHOWN}) on directory.enrolment to directory_reader;
grant select (${SHOWN}), insert, update, delete on directory.enrolment to directory_writer;
grant select, update (totp_sealed), delete on directory.enrolment to gateway_identity;
grant select on directory.member_change to directory_reader;
grant select, insert on directory.member_change to directory_writer`;
