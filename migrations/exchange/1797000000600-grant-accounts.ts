import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who may read and write what of accounts, column by column. Hashes and secrets of one-time codes are for
 * signing in alone: the gateway reaches them as `gateway_identity`, no reader or writer has them.
 */
export class GrantAccounts1797000000600 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(IDENTITY_RIGHTS);
    await db.query(READER_RIGHTS);
    await db.query(WRITER_RIGHTS);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`revoke all on ${TABLES.map((table) => `exchange.${table}`).join(', ')}
      from gateway_identity, exchange_reader, exchange_writer`);
  }
}

const TABLES = [
  'organisation',
  'account',
  'role_of_account',
  'client',
  'client_key',
  'session',
  'sign_in_failure',
  'revocation',
  'used_assertion',
  'enrolment',
  'member_change',
] as const;

const IDENTITY_RIGHTS = `
grant select on exchange.organisation, exchange.account, exchange.role_of_account, exchange.client,
  exchange.client_key to gateway_identity;
grant update (password_hash, is_password_initial, totp_last_step, totp_secret, totp_sealed)
  on exchange.account to gateway_identity;
grant select, insert, update, delete on exchange.session, exchange.sign_in_failure, exchange.revocation,
  exchange.used_assertion to gateway_identity;
grant select, update (totp_sealed), delete on exchange.enrolment to gateway_identity`;

const CONFIRMING = 'confirmed_by_1, confirmed_by_2, confirmed_at, locked_at';
const CONFIRMED = `id, registered_by, ${CONFIRMING}`;
const OUTSIDE = 'outside_issuer, outside_subject';
const MEMBER = `department_id, organisation_id, ${OUTSIDE}`;
const REGISTERED = 'registered_at, registered_by';
const MEMBER_COLUMNS = `id, name_zh, ${MEMBER}, ${REGISTERED}, confirmed_by_1, confirmed_by_2,
  founding_document, confirmed_at, locked_at, is_demonstration`;
const SHOWN = 'account_id, factors, issued_by, issued_at, expires_at, collected_by, collected_at';

const READER_RIGHTS = `
grant select on exchange.organisation, exchange.role_of_account, exchange.revocation, exchange.client_key,
  exchange.member_change to exchange_reader;
grant select (${MEMBER_COLUMNS}) on exchange.account to exchange_reader;
grant select (${MEMBER_COLUMNS}, post, districts, sources, next_secret_confirmed_by)
  on exchange.client to exchange_reader;
grant select (${SHOWN}) on exchange.enrolment to exchange_reader`;

const WRITER_RIGHTS = `
grant select (${CONFIRMED}, kind, sponsor_id),
  insert (id, kind, name_zh, name_en, sponsor_id, ${REGISTERED}),
  update (${CONFIRMING}) on exchange.organisation to exchange_writer;
grant select (${CONFIRMED}, name_zh, ${MEMBER}, is_demonstration),
  insert (id, name_zh, ${MEMBER}, ${REGISTERED}),
  update (${OUTSIDE}, ${CONFIRMING}) on exchange.account to exchange_writer;
grant select, insert, delete on exchange.role_of_account to exchange_writer;
grant select (${CONFIRMED}, ${MEMBER}, next_secret_confirmed_by, is_demonstration),
  insert (id, name_zh, post, districts, sources, secret_hash, ${MEMBER}, ${REGISTERED}),
  update (next_secret_hash, next_secret_confirmed_by, previous_secret_hash, ${OUTSIDE}, ${CONFIRMING})
  on exchange.client to exchange_writer;
grant select, insert, delete, update (confirmed_at, confirmed_by) on exchange.client_key to exchange_writer;
grant select (account_id, revoked_at), update (revoked_at) on exchange.session to exchange_writer;
grant select, insert, update (revoked_at, expires_at) on exchange.revocation to exchange_writer;
grant select (${SHOWN}), insert, update, delete on exchange.enrolment to exchange_writer;
grant select, insert on exchange.member_change to exchange_writer`;
