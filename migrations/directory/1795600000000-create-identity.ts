import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who may ask: organisations outside government, accounts of persons, clients (machines), sessions of
 * browsers, failures to sign in, and what was revoked. The gateway reaches them as `gateway_identity`.
 */
export class CreateIdentity1795600000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(ORGANISATION);
    await db.query(ACCOUNT);
    await db.query(POST_OF_ACCOUNT);
    await db.query(CLIENT);
    await db.query(SIGNING_IN);
    await db.query(RIGHTS);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of TABLES.toReversed()) await db.query(`drop table directory.${table}`);
    await db.query(`
      drop function directory.refuse_watcher_who_reads();
      revoke usage on schema directory from gateway_identity`);
  }
}

const TABLES = [
  'organisation',
  'account',
  'post_of_account',
  'client',
  'session',
  'sign_in_failure',
  'revocation',
] as const;

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
  department_id text references directory.department deferrable initially deferred,
  organisation_id text references directory.organisation,
  outside_issuer text,
  outside_subject text,
  unique (outside_issuer, outside_subject),
  check (num_nonnulls(department_id, organisation_id) = 1),
  check ((outside_issuer is null) = (outside_subject is null))`;

const ORGANISATION = `
create table directory.organisation (
  id text primary key check (id ~ '^[a-z][a-z0-9-]{0,63}$'),
  kind text not null check (kind in ('PARTNER', 'ENTERPRISE')),
  name_zh text not null,
  name_en text,
  sponsor_id text not null references directory.department deferrable initially deferred,
  ${CONFIRMATION}
)`;

const ACCOUNT = `
create table directory.account (
  id text primary key
    check (id ~ '^[a-z][a-z0-9._-]{1,63}$' and id !~ '^client-' and id <> 'public'),
  name_zh text not null,
  password_hash text,
  is_password_initial boolean not null default true,
  totp_secret text,
  totp_last_step bigint not null default 0,
  check ((password_hash is null) = (totp_secret is null)),
  ${MEMBERSHIP},
  ${CONFIRMATION}
)`;

/**
 * The names of posts and what each may be stand in the code (POSTS, postsFault); \`reads\` is told from
 * there, so that the database refuses on its own what must never be: a watcher who reads.
 */
const POST_OF_ACCOUNT = `
create table directory.post_of_account (
  account_id text references directory.account on delete cascade,
  post text,
  reads text not null check (reads in ('RELEASED', 'UNCONDITIONAL', 'SHARED')),
  districts text[] check (cardinality(districts) > 0),
  sources text[] check (cardinality(sources) > 0),
  given_at timestamptz not null,
  given_by text not null,
  primary key (account_id, post)
);
create function directory.refuse_watcher_who_reads() returns trigger language plpgsql as $$
begin
  -- Posts that are given to one account at once wait for each other here.
  perform 1 from directory.account where id = new.account_id for update;
  if (select count(*) > 1 and bool_or(reads <> 'SHARED')
      from directory.post_of_account where account_id = new.account_id) then
    raise exception 'a post of less than SHARED reach is held alone' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger post_held_alone after insert or update on directory.post_of_account
  for each row execute function directory.refuse_watcher_who_reads()`;

const CLIENT = `
create table directory.client (
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

const SIGNING_IN = `
create table directory.session (
  id text primary key,
  account_id text not null references directory.account on delete cascade,
  via text not null check (via in ('PASSWORD', 'OIDC', 'DEMO')),
  purpose text,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index session_account on directory.session (account_id);
create table directory.sign_in_failure (
  key text primary key,
  window_starts_at timestamptz not null,
  failures int not null
);
create table directory.revocation (
  kind text check (kind in ('TOKEN', 'SUBJECT')),
  id text,
  revoked_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (kind, id)
)`;

const MEMBER_COLUMNS = `id, name_zh, department_id, organisation_id, outside_issuer, outside_subject,
  registered_at, registered_by, confirmed_by_1, confirmed_by_2, founding_document, confirmed_at, locked_at, is_demonstration`;

/** Hashes and one-time-code secrets are for signing in alone; no reader of the directory has them. */
const RIGHTS = `
grant usage on schema directory to gateway_identity;
grant select on directory.organisation, directory.account, directory.post_of_account, directory.client
  to gateway_identity;
grant update (password_hash, is_password_initial, totp_last_step) on directory.account to gateway_identity;
grant select, insert, update, delete on directory.session, directory.sign_in_failure, directory.revocation
  to gateway_identity;
grant select on directory.organisation, directory.post_of_account, directory.revocation to directory_reader;
grant select (${MEMBER_COLUMNS}) on directory.account to directory_reader;
grant select (${MEMBER_COLUMNS}, post, districts, sources, next_secret_confirmed_by)
  on directory.client to directory_reader`;
