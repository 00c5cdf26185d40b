import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['session', 'sign_in_failure', 'revocation', 'used_assertion', 'enrolment'] as const;

/**
 * Signing in: sessions of browsers, failures, what was revoked, the assertions that machines used (each
 * once), and enrolment by a code of two halves, which two others were shown.
 */
export class CreateSession1797000000400 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(SESSION);
    await db.query(FAILURE);
    await db.query(REVOCATION);
    await db.query(ENROLMENT);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of TABLES.toReversed()) await db.query(`drop table exchange.${table}`);
    await db.query(
      'drop function exchange.number_revocation; drop sequence exchange.revocation_generation',
    );
  }
}

/** A session keeps the number of the last revocation before it was opened. */
const SESSION = `
create table exchange.session (
  id text primary key,
  account_id text not null references exchange.account on delete cascade,
  via text not null check (via in ('PASSWORD', 'OIDC', 'DEMO')),
  purpose text,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  generation bigint not null default 0
);
create index session_account on exchange.session (account_id);
create table exchange.used_assertion (
  id text primary key,
  expires_at timestamptz not null
);
create index used_assertion_expires_at on exchange.used_assertion (expires_at)`;

/**
 * When the next try to sign in by a name from an address is looked at: counts slow down who failed, and
 * lock nobody out. `window_starts_at` is when the series of failures began.
 */
const FAILURE = `
create table exchange.sign_in_failure (
  key text primary key,
  window_starts_at timestamptz not null,
  failures int not null,
  next_at timestamptz not null default now()
);
create index sign_in_failure_next_at on exchange.sign_in_failure (next_at)`;

/**
 * Revocations of a subject are numbered by the database, whoever writes the row: what was issued before
 * one is known by numbers, whatever clocks of gateways say. Numbers are never given twice.
 */
const REVOCATION = `
create sequence exchange.revocation_generation;
create table exchange.revocation (
  kind text check (kind in ('TOKEN', 'SUBJECT')),
  id text,
  revoked_at timestamptz not null,
  expires_at timestamptz not null,
  generation bigint not null default 0,
  primary key (kind, id)
);
create function exchange.number_revocation() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  new.generation := nextval('exchange.revocation_generation');
  return new;
end $$;
revoke execute on function exchange.number_revocation from public;
create trigger numbered before insert or update on exchange.revocation
  for each row when (new.kind = 'SUBJECT') execute function exchange.number_revocation();
comment on column exchange.revocation.generation is
  'What was issued to the subject under a lower number is void; 0 for a single token or session'`;

/** Who was shown one half is shown the other in no way; a half is kept as a hash alone. */
const ENROLMENT = `
create table exchange.enrolment (
  account_id text primary key references exchange.account on delete cascade,
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
