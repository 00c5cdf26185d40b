import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In the order in which they refer to each other. */
const TABLES = ['organisation', 'account', 'role_of_account', 'client', 'client_key'] as const;

/**
 * Who may ask: organisations outside government, accounts of persons with their roles, and clients
 * (machines) with their public keys (RFC 7523). Which departments there are is the code's knowledge
 * (`shared/domain`), so their ids refer to no table.
 */
export class CreateAccount1797000000300 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(ORGANISATION);
    await db.query(ACCOUNT);
    await db.query(ROLE_OF_ACCOUNT);
    await db.query(CLIENT);
    await db.query(CLIENT_KEY);
    await db.query(DEVICE_EPOCH);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of TABLES.toReversed()) await db.query(`drop table exchange.${table}`);
    await db.query('drop function exchange.refuse_watcher_who_reads, exchange.begin_device_epoch');
  }
}

/** In use once two stewards confirmed it, or (the first persons of a hub, the demonstration) by a document. */
const CONFIRMATION = `
  registered_at timestamptz not null,
  registered_by text not null,
  confirmed_by_1 text,
  confirmed_by_2 text,
  founding_document text,
  confirmed_at timestamptz,
  locked_at timestamptz,
  is_demonstration boolean not null default false,
  check (confirmed_by_2 is null or confirmed_by_1 is not null),
  check (confirmed_by_1 <> confirmed_by_2),
  check (confirmed_by_1 <> id and confirmed_by_1 <> registered_by),
  check (confirmed_by_2 <> id and confirmed_by_2 <> registered_by),
  check ((confirmed_at is not null) = (confirmed_by_2 is not null or founding_document is not null))`;

/** A member of exactly one department or one organisation; signs in here, or by an outside issuer, or both. */
const MEMBERSHIP = `
  department_id text,
  organisation_id text references exchange.organisation,
  outside_issuer text,
  outside_subject text,
  unique (outside_issuer, outside_subject),
  check (num_nonnulls(department_id, organisation_id) = 1),
  check ((outside_issuer is null) = (outside_subject is null))`;

const ORGANISATION = `
create table exchange.organisation (
  id text primary key check (id ~ '^[a-z][a-z0-9-]{0,63}$'),
  kind text not null check (kind in ('PARTNER', 'ENTERPRISE')),
  name_zh text not null,
  name_en text,
  sponsor_id text not null,
  ${CONFIRMATION}
)`;

/** A factor may be lost without the other. Cookies of known browsers hold for one epoch. */
const ACCOUNT = `
create table exchange.account (
  id text primary key
    check (id ~ '^[a-z][a-z0-9._-]{1,63}$' and id !~ '^client-' and id <> 'public'),
  name_zh text not null,
  password_hash text,
  is_password_initial boolean not null default true,
  totp_secret text,
  totp_last_step bigint not null default 0,
  ${MEMBERSHIP},
  ${CONFIRMATION},
  totp_sealed text
    check (totp_sealed ~ '^[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{16}\\.[A-Za-z0-9_-]+$'),
  device_epoch integer not null default 0
);
comment on column exchange.account.totp_sealed is
  'Secret of one-time codes: id of the key, nonce and ciphertext (AES-256-GCM), bound to the account';
comment on column exchange.account.totp_secret is
  'Null: where an older hub left a plain secret here, the next start of a gateway seals it';
comment on column exchange.account.device_epoch is
  'Cookies of known browsers hold for one epoch; a trigger begins the next'`;

/**
 * The names of posts and what each may be stand in the code (POSTS, postsFault); `reads` comes from
 * there, so that the database refuses on its own what must never be: a watcher who reads.
 */
const ROLE_OF_ACCOUNT = `
create table exchange.role_of_account (
  account_id text references exchange.account on delete cascade,
  post text,
  reads text not null check (reads in ('RELEASED', 'UNCONDITIONAL', 'SHARED')),
  districts text[] check (cardinality(districts) > 0),
  sources text[] check (cardinality(sources) > 0),
  given_at timestamptz not null,
  given_by text not null,
  primary key (account_id, post)
);
create function exchange.refuse_watcher_who_reads() returns trigger language plpgsql as $$
begin
  -- Posts that are given to one account at once wait for each other here.
  perform 1 from exchange.account where id = new.account_id for update;
  if (select count(*) > 1 and bool_or(reads <> 'SHARED')
      from exchange.role_of_account where account_id = new.account_id) then
    raise exception 'a post of less than SHARED reach is held alone' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger role_held_alone after insert or update on exchange.role_of_account
  for each row execute function exchange.refuse_watcher_who_reads()`;

const CLIENT = `
create table exchange.client (
  id text primary key check (id ~ '^client-[a-z0-9-]{1,56}$'),
  name_zh text not null,
  post text not null,
  districts text[] check (cardinality(districts) > 0),
  sources text[] check (cardinality(sources) > 0),
  secret_hash text,
  previous_secret_hash text,
  next_secret_hash text,
  next_secret_confirmed_by text,
  ${MEMBERSHIP},
  ${CONFIRMATION}
)`;

/** Registered by one steward of the client's department and confirmed by another. */
const CLIENT_KEY = `
create table exchange.client_key (
  client_id text references exchange.client on delete cascade,
  kid text check (kid ~ '^[\\x21-\\x7e]{1,64}$'),
  jwk jsonb not null,
  registered_at timestamptz not null,
  registered_by text not null,
  confirmed_at timestamptz,
  confirmed_by text,
  primary key (client_id, kid),
  check (confirmed_by <> registered_by),
  check ((confirmed_at is null) = (confirmed_by is null))
)`;

/**
 * The browsers that a person signed in from are strangers again once its password or second factor was
 * set or reset, or its account locked: whatever writes such a change, in whichever program.
 */
const DEVICE_EPOCH = `
create function exchange.begin_device_epoch() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  new.device_epoch := old.device_epoch + 1;
  return new;
end $$;
revoke execute on function exchange.begin_device_epoch from public;
create trigger device_epoch_begins before update on exchange.account for each row
  when (old.password_hash is distinct from new.password_hash
    or (old.totp_sealed is null and old.totp_secret is null)
      <> (new.totp_sealed is null and new.totp_secret is null)
    or (old.locked_at is null and new.locked_at is not null))
  execute function exchange.begin_device_epoch()`;
